import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { compile } from "../numerics/expression/compile.ts";
import { solve } from "../numerics/ode/solve.ts";
import type { Solution, Status, Task, Verdict } from "../numerics/ode/system.ts";
import { birthDeath } from "../numerics/statistics/birth-death.ts";
import type { PreparedModel } from "./prepare.ts";

/** An amount that enters a state at an instant. Infusions of an hour count as instants beside days of distribution. */
export interface Dose {
  readonly time: number;
  readonly state: number;
  /** In the state's unit. */
  readonly amount: number;
}

/** What a body run is asked to do. */
export interface BodyPlan {
  /** Shape [parameters of the prepared model]. The mode switches are set by the run. */
  readonly parameters: Float64Array;
  readonly initial: Float64Array;
  readonly start: number;
  readonly end: number;
  readonly relativeTolerance: number;
  readonly absoluteTolerance: number | Float64Array;
  /** Doses in the order of time; read lazily, so that a check may end a treatment. */
  readonly nextDose?: (after: number) => number;
  readonly giveDoses?: (t: number, y: Float64Array) => void;
  /** Times at which `onCheck` looks at the patient; `nextCheck(after)` is the first one later than `after`. */
  readonly nextCheck?: (after: number) => number;
  readonly onCheck?: (t: number, y: Float64Array, p: Float64Array) => Verdict;
  /** Ends the run when the watched quantity of the prepared model rises to this. */
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

export type Ending = "end of time" | "target reached" | "extinct" | "check" | "event" | "failed";

export interface BodyRun {
  readonly ending: Ending;
  readonly status: Status;
  readonly time: number;
  readonly state: Float64Array;
  readonly samples: Float64Array;
  readonly solution: Solution;
}

/** Days between looks at a population of a few cells. */
const countingStep = 1;
/** Longest pause between looks at an extinct population that newcomers may found again. */
const longestPause = 20;

/**
 * One patient's run as a task for the solver, so that an ensemble can pair it with another in the lanes of a vector.
 * `finish` turns the solver's answer into the run's.
 */
export function bodyTask(
  prepared: PreparedModel,
  plan: BodyPlan,
): { readonly task: Task; readonly finish: (solution: Solution) => BodyRun } {
  const { populations } = prepared;
  const parameters = Float64Array.from(plan.parameters);
  const initial = Float64Array.from(plan.initial);
  const rates = new Float64Array(populations.length * 3);
  const dueAt = populations.map(() => Number.POSITIVE_INFINITY);
  const lookedAt = populations.map(() => plan.start);
  let ending: Ending | undefined;

  const byChance = (k: number, p: Float64Array) => p[populations[k].mode] === 1;
  const startCounting = (k: number, t: number, y: Float64Array, p: Float64Array) => {
    const { state, mode } = populations[k];
    p[mode] = 1;
    const whole = Math.floor(y[state]);
    y[state] = whole + (chanceAt(t, k, 1).uniform() < y[state] - whole ? 1 : 0);
    lookedAt[k] = t;
    dueAt[k] = t + countingStep;
  };
  // One draw a population and sixteenth of a day: (part, time, population, use) make the step.
  const chanceAt = (t: number, k: number, use: number) =>
    generator(
      plan.seed,
      streams.smallPopulation,
      ((plan.part ?? 0) * 2 ** 24 + Math.round((t - plan.start) * 16)) * 8 + k * 2 + use,
      plan.patient,
    );

  for (let k = 0; k < populations.length; k++) {
    const { state, threshold, mode } = populations[k];
    parameters[mode] = 0;
    if (initial[state] < threshold) startCounting(k, plan.start, initial, parameters);
  }
  if (plan.target !== undefined) parameters[prepared.watchTarget] = plan.target;

  const count = (t: number, y: Float64Array, p: Float64Array) => {
    prepared.populationRates(t, y, p, rates);
    for (let k = 0; k < populations.length; k++) {
      if (!byChance(k, p) || dueAt[k] > t) continue;
      const { state, threshold, mode } = populations[k];
      const [birth, death, arrivals] = [rates[3 * k], rates[3 * k + 1], rates[3 * k + 2]];
      const passed = t - lookedAt[k];
      const chance = chanceAt(t, k, 0);
      const descended = birthDeath(y[state], birth, death, passed, chance);
      // Newcomers arrive on average half-way through the interval.
      const arrived = arrivals > 0 ? chance.poisson(arrivals * passed) : 0;
      y[state] = descended + birthDeath(arrived, birth, death, passed / 2, chance);
      lookedAt[k] = t;
      if (y[state] >= threshold) {
        p[mode] = 0;
        dueAt[k] = Number.POSITIVE_INFINITY;
      } else if (y[state] > 0) dueAt[k] = t + countingStep;
      else
        dueAt[k] =
          t + Math.min(Math.max(arrivals > 0 ? Math.floor(0.5 / arrivals) : longestPause, countingStep), longestPause);
    }
  };
  const extinct = (y: Float64Array) => populations.every(({ state }) => y[state] <= 0);

  const eventValues = prepared.events.map((event) =>
    compile(
      event.set.map((entry) => entry.value),
      [...prepared.states, ...prepared.parameters, "t"],
    ),
  );

  const task: Task = {
    parameters,
    initial,
    start: plan.start,
    end: plan.end,
    relativeTolerance: plan.relativeTolerance,
    absoluteTolerance: plan.absoluteTolerance,
    nextStop: (after) => {
      let next = Math.min(
        plan.nextDose?.(after) ?? Number.POSITIVE_INFINITY,
        plan.nextCheck?.(after) ?? Number.POSITIVE_INFINITY,
      );
      for (const due of dueAt) if (due > after && due < next) next = due;
      return next;
    },
    onStop: (t, y, p) => {
      count(t, y, p);
      if (plan.onExtinct && extinct(y)) {
        if (plan.onExtinct(t, y) === "finish") {
          ending = "extinct";
          return "finish";
        }
        for (let k = 0; k < populations.length; k++) startCounting(k, t, y, p);
      }
      // Doses due now are given after the look: a visit sees the patient before the infusion.
      if (plan.onCheck && plan.nextCheck && isDue(plan.nextCheck, t) && plan.onCheck(t, y, p) === "finish") {
        ending = "check";
        return "finish";
      }
      if (plan.giveDoses && plan.nextDose && isDue(plan.nextDose, t)) plan.giveDoses(t, y);
      return "continue";
    },
    onTrigger: (index, t, y, p) => {
      if (index < populations.length) {
        if (!byChance(index, p)) startCounting(index, t, y, p);
        return "continue";
      }
      if (index === prepared.watchTrigger) {
        ending = "target reached";
        return "finish";
      }
      const event = prepared.events[index - populations.length];
      const out = new Float64Array(event.set.length);
      eventValues[index - populations.length]([...y, ...p, t], out);
      event.set.forEach((entry, i) => {
        y[entry.state] = out[i];
      });
      return "continue";
    },
    ...(plan.sampleTimes ? { sampleTimes: plan.sampleTimes } : {}),
  };

  const finish = (solution: Solution): BodyRun => {
    const failed = solution.status.code !== "done" && solution.status.code !== "stopped";
    return {
      ending: failed ? "failed" : (ending ?? "end of time"),
      status: solution.status,
      time: solution.time,
      state: solution.state,
      samples: solution.samples,
      solution,
    };
  };
  return { task, finish };
}

/** Whether something is scheduled at exactly this time. */
function isDue(next: (after: number) => number, t: number): boolean {
  return next(previous(t)) === t;
}

/** A time just before `t`, close enough that nothing else fits between. */
function previous(t: number): number {
  return t - 1e-9 * Math.max(1, Math.abs(t));
}

/** Runs one patient alone. */
export function runBody(prepared: PreparedModel, plan: BodyPlan): BodyRun {
  const { task, finish } = bodyTask(prepared, plan);
  return finish(solve(prepared.compiled, task));
}
