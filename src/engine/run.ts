import { solve } from "../numerics/ode/solve.ts";
import type { Solution, Status, Task, Verdict } from "../numerics/ode/system.ts";
import { Counting, type CountingMemory } from "./counting.ts";
import type { PreparedModel } from "./prepare.ts";

/** What a body run is asked to do. Callbacks may change `y`, and `p` of their own parameters, in place. */
export interface BodyPlan {
  /** Shape [parameters of the prepared model]. The mode switches and the target are set by the run. */
  readonly parameters: Float64Array;
  readonly initial: Float64Array;
  readonly start: number;
  readonly end: number;
  readonly relativeTolerance: number;
  readonly absoluteTolerance: number | Float64Array;
  /** The first time later than `after` at which doses fall. Asked anew at each step, so that a check may end them. */
  readonly nextDose?: (after: number) => number;
  /** Gives every dose due within 1e-6 days of `t`. Not called once a check has ended the run. */
  readonly giveDoses?: (t: number, y: Float64Array) => void;
  /** The first time later than `after` at which `onCheck` looks at the patient: before a dose of that instant. */
  readonly nextCheck?: (after: number) => number;
  readonly onCheck?: (t: number, y: Float64Array, p: Float64Array) => Verdict;
  /** Ends the run when the watched quantity of the prepared model rises to this, or at once if it is there already. */
  readonly target?: number;
  /** Called when no counted population has a cell left; may put a new first cell into `y` and go on. */
  readonly onExtinct?: (t: number, y: Float64Array) => Verdict;
  /** Chance in small populations is a function of these and the time. */
  readonly seed: number;
  readonly patient: number;
  /** Distinguishes runs of one patient whose chances shall differ, such as growth and treatment. */
  readonly part?: number;
  readonly sampleTimes?: Float64Array;
}

export type Ending = "end of time" | "target reached" | "extinct" | "check" | "failed";

export interface BodyRun {
  readonly ending: Ending;
  readonly status: Status;
  readonly time: number;
  readonly state: Float64Array;
  readonly samples: Float64Array;
  readonly solution: Solution;
}

/** What a run remembers beside the solver's snapshot, as plain data: with both it goes on to the same bytes. */
export interface BodyMemory {
  readonly counting: CountingMemory;
  readonly dosedUntil: number;
}

export interface BodyTask {
  readonly task: Task;
  /** Turns the solver's answer into the run's. */
  readonly finish: (solution: Solution) => BodyRun;
  readonly memory: () => BodyMemory;
}

/** Days, a tenth of a second: a dose and a look closer than this are at one instant, the look first. */
const sameInstant = 1e-6;

/**
 * One patient's run as a task for the solver, so that an ensemble can pair it with another in the lanes of a vector.
 *
 * @param from what an interrupted run of this plan remembered, to go on from the solver's snapshot of that moment
 */
export function bodyTask(prepared: PreparedModel, plan: BodyPlan, from?: BodyMemory): BodyTask {
  const populations = prepared.populations.length;
  const parameters = Float64Array.from(plan.parameters);
  const initial = Float64Array.from(plan.initial);
  const { seed, patient, part = 0, start } = plan;
  const counting = new Counting(prepared, { seed, patient, part, start }, from?.counting);
  let dosedUntil = from?.dosedUntil ?? Number.NEGATIVE_INFINITY;
  let ending: Ending | undefined;
  const end = (why: Ending): Verdict => {
    ending = why;
    return "finish";
  };

  const nextDose = (after: number) => plan.nextDose?.(Math.max(after, dosedUntil)) ?? Number.POSITIVE_INFINITY;
  const nextCheck = (after: number) => plan.nextCheck?.(after) ?? Number.POSITIVE_INFINITY;

  if (!from) counting.begin(start, initial, parameters);
  if (plan.target !== undefined) parameters[prepared.watchTarget] = plan.target;
  const reached = plan.target !== undefined && watched(prepared, start, initial, parameters) >= plan.target;

  const task: Task = {
    parameters,
    initial,
    start,
    end: plan.end,
    relativeTolerance: plan.relativeTolerance,
    absoluteTolerance: plan.absoluteTolerance,
    nextStop: (after) => {
      if (reached) return start;
      const check = nextCheck(after);
      const dose = nextDose(after);
      const next = Math.min(check, Math.abs(dose - check) <= sameInstant ? check : dose, counting.nextDue(after));
      return after < plan.end ? Math.min(next, plan.end) : next;
    },
    onStop: (t, y, p) => {
      if (reached) return end("target reached");
      let touched = false;
      const isLook = () => nextCheck(justBelow(t)) === t;
      counting.count(t, y, p, isLook() || t === plan.end);
      if (plan.onExtinct && counting.extinct(y)) {
        if (plan.onExtinct(t, y) === "finish") return end("extinct");
        counting.begin(t, y, p);
      }
      // A visit sees the patient before the infusion of that day.
      if (plan.onCheck && isLook()) {
        touched = true;
        if (plan.onCheck(t, y, p) === "finish") return end("check");
      }
      if (plan.giveDoses && nextDose(t - sameInstant) <= t + sameInstant) {
        plan.giveDoses(t, y);
        dosedUntil = t + sameInstant;
        touched = true;
      }
      counting.settle(t, y, p, touched);
      return "continue";
    },
    onTrigger: (index, t, y, p) => {
      if (index === prepared.watchTrigger) {
        counting.count(t, y, p, true);
        return end("target reached");
      }
      if (index < populations) counting.fell(index, t, y, p);
      else happen(prepared, index - populations, t, y, p);
      counting.settle(t, y, p);
      return "continue";
    },
    ...(plan.sampleTimes ? { sampleTimes: plan.sampleTimes } : {}),
  };

  return {
    task,
    finish: (solution) => {
      const { status, time, state, samples } = solution;
      const failed = status.code !== "done" && status.code !== "stopped";
      return { ending: failed ? "failed" : (ending ?? "end of time"), status, time, state, samples, solution };
    },
    memory: () => ({ counting: counting.memory(), dosedUntil }),
  };
}

/** Sets what event number `index` sets, all from the values before it. */
function happen(prepared: PreparedModel, index: number, t: number, y: Float64Array, p: Float64Array): void {
  const { set } = prepared.events[index];
  const values = new Float64Array(set.length);
  prepared.eventValues[index](t, y, p, values);
  set.forEach(({ state }, i) => {
    y[state] = values[i];
  });
}

function watched(prepared: PreparedModel, t: number, y: Float64Array, p: Float64Array): number {
  const out = new Float64Array(1);
  prepared.watched(t, y, p, out);
  return out[0];
}

/** The greatest time below `t`. */
function justBelow(t: number): number {
  return t === 0 ? -Number.MIN_VALUE : t - Math.abs(t) * 1.1102230246251565e-16;
}

/** Runs one patient alone. */
export function runBody(prepared: PreparedModel, plan: BodyPlan): BodyRun {
  const { task, finish } = bodyTask(prepared, plan);
  return finish(solve(prepared.compiled, task));
}
