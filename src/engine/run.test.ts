import { describe, expect, test } from "vitest";
import { assumed } from "../foundation/parameter.ts";
import { composeModel } from "../models/compose.ts";
import type { ModelModule } from "../models/contract.ts";
import { solveAll } from "../numerics/ode/ensemble.ts";
import { Integration } from "../numerics/ode/solve.ts";
import { type PreparedModel, prepare } from "./prepare.ts";
import { type BodyPlan, type BodyRun, bodyTask, runBody } from "./run.ts";

const parameter = (value: number, unit: string) => assumed(value, unit, "a test's parameter", "assumed: for a test");

/** A drug that fades, what the tissue took up, and a colony that grows without bound. */
const module: ModelModule = {
  name: "test",
  meaning: "known in closed form",
  states: {
    drug: { unit: "nmol", initial: 0, meaning: "fades" },
    kept: { unit: "nmol", initial: 0, meaning: "never lost" },
    colony: { unit: "cell", initial: 100, meaning: "grows" },
    alarms: { unit: "1", initial: 0, meaning: "events so far" },
  },
  parameters: { fading: parameter(0.2, "1/day"), growth: parameter(0.1, "1/day"), crowd: parameter(400, "cell") },
  reactions: {
    fade: { meaning: "fading", rate: "fading * drug", changes: { drug: -1 } },
    grow: { meaning: "growth", rate: "growth * colony", changes: { colony: 1 } },
  },
  events: {
    crowded: {
      meaning: "halved when crowded",
      when: "crowd < colony",
      set: { colony: "colony / 2", alarms: "alarms + colony / crowd" },
    },
  },
};
const plain = prepare(composeModel("plain", "a test", [module]), { watch: "colony", outputs: ["drug"] });

function run(prepared: PreparedModel, plan: Partial<BodyPlan>): BodyRun {
  return runBody(prepared, planFor(prepared, plan));
}

function planFor(prepared: PreparedModel, plan: Partial<BodyPlan>): BodyPlan {
  return {
    parameters: prepared.values,
    initial: prepared.initialState(prepared.values),
    start: 0,
    end: 10,
    relativeTolerance: 1e-8,
    absoluteTolerance: 1e-8,
    seed: 1,
    patient: 1,
    ...plan,
  };
}

/** Doses of `amount` into state `state` on `days`, as a caller's schedule gives them. */
function doses(days: readonly number[], amount = 1, state = 0) {
  return {
    nextDose: (after: number) => days.find((day) => day > after) ?? Number.POSITIVE_INFINITY,
    giveDoses: (t: number, y: Float64Array) => {
      for (const day of days) if (Math.abs(day - t) <= 1e-6) y[state] += amount;
    },
  };
}

describe("doses and looks", () => {
  test("what is given arrives in full, to the last bit, also at the start and at any hour", () => {
    const days = [0, 0.25, 1 / 3, 1, 2.5, 7, 9.99];
    expect(run(plain, doses(days, 0.1, 1)).state[1]).toBe(days.reduce((sum) => sum + 0.1, 0));
  });

  test("repeated doses that fade add up as superposed exponentials", () => {
    const days = [0, 2, 4, 6];
    const expected = days.reduce((sum, day) => sum + 3 * Math.exp(-0.2 * (10 - day)), 0);
    expect(run(plain, doses(days, 3)).state[0]).toBeCloseTo(expected, 6);
  });

  test("a start other than 0 gives the dose that falls on it", () => {
    expect(run(plain, { ...doses([5, 6]), start: 5 }).state[0]).toBeCloseTo(Math.exp(-1) + Math.exp(-0.8), 6);
  });

  test("a look on the day of a dose sees the patient before it, and once, though their times differ by rounding", () => {
    for (const shift of [0, 1e-15, -1e-15, 1e-8, -1e-8]) {
      const seen: number[] = [];
      const { state } = run(plain, {
        ...doses([4 + shift], 1, 1),
        nextCheck: (after) => (after < 4 ? 4 : Number.POSITIVE_INFINITY),
        onCheck: (_, y) => {
          seen.push(y[1]);
          return "continue";
        },
      });
      expect(seen).toEqual([0]);
      expect(state[1]).toBe(1);
    }
  });

  test("two schedules that meet but for rounding give each of their doses once", () => {
    const thirds = Array.from({ length: 22 }, (_, k) => k / 3);
    const sums: number[] = [];
    for (let day = 0; sums.length < 22; day += 1 / 3) sums.push(day);
    expect(sums).not.toEqual(thirds);
    const both = [...thirds, ...sums].sort((a, b) => a - b);
    expect(run(plain, doses(both, 1, 1)).state[1]).toBe(44);
  });

  test("no dose is given once a look has ended the run, nor after the end of time", () => {
    const given: number[] = [];
    const plan = {
      nextDose: (after: number) => Math.floor(after / 2 + 1) * 2,
      giveDoses: (t: number) => void given.push(t),
      nextCheck: (after: number) => (after < 6 ? 6 : Number.POSITIVE_INFINITY),
    };
    expect(run(plain, { ...plan, onCheck: () => "finish" })).toMatchObject({ ending: "check", time: 6 });
    expect(given).toEqual([2, 4]);
    given.length = 0;
    expect(run(plain, { ...plan, onCheck: () => "continue", end: 7 })).toMatchObject({
      ending: "end of time",
      time: 7,
    });
    expect(given).toEqual([2, 4, 6]);
  });

  test("a look may end what would have been given later", () => {
    let stopped = false;
    const { state } = run(plain, {
      nextDose: (after) => (stopped ? Number.POSITIVE_INFINITY : Math.floor(after + 1)),
      giveDoses: (_, y) => void (y[1] += 1),
      nextCheck: (after) => (after < 3.5 ? 3.5 : Number.POSITIVE_INFINITY),
      onCheck: () => {
        stopped = true;
        return "continue";
      },
    });
    expect(state[1]).toBe(3);
  });
});

describe("ends and events", () => {
  test("the watched quantity ends the run where an exponential reaches the target: ln(3.5)/0.1 days", () => {
    const { ending, time, state } = run(plain, { target: 350, end: 100 });
    expect(ending).toBe("target reached");
    expect(time).toBeCloseTo(Math.log(3.5) / 0.1, 5);
    expect(state[2]).toBeCloseTo(350, 5);
  });

  test("a target that is reached already ends the run at its start", () => {
    expect(run(plain, { target: 50, end: 100 })).toMatchObject({ ending: "target reached", time: 0 });
  });

  test("an event fires each time its condition turns true, and sets from the values before it", () => {
    // From 100 to 400 in ln(4)/0.1 = 13.9 days, then every ln(2)/0.1 = 6.9 days: at 13.9, 20.8, 27.7 and 34.7.
    const { state } = run(plain, { end: 36 });
    expect(state[3]).toBeCloseTo(4, 6);
    expect(state[2]).toBeCloseTo((100 * Math.exp(3.6)) / 2 ** 4, 4);
  });

  test("numerics that fail are a status with a hint, not an error", () => {
    const runaway = composeModel("runaway", "a test", [
      {
        name: "runaway",
        meaning: "infinite at day 1",
        states: { x: { unit: "1", initial: 1, meaning: "1/(1 - t)" } },
        parameters: { rate: parameter(1, "1/day") },
        derivatives: { x: "rate * x * x" },
      },
    ]);
    const { ending, status, time } = run(prepare(runaway), {});
    expect(ending).toBe("failed");
    expect(time).toBeCloseTo(1, 3);
    expect(status.hint).not.toBe("");
  });
});

describe("bytes", () => {
  const plan = { ...doses([0, 1 / 3, 2, 4.1, 8]), sampleTimes: Float64Array.of(0, 1, 2, 3, 10) };

  test("are those of JavaScript and of WebAssembly alike", () => {
    const options = { watch: "colony", outputs: ["drug"] };
    const states = (["webassembly", "javascript"] as const).map((backend) => {
      const { state, samples } = run(prepare(plain.model, { ...options, backend }), plan);
      return [...state, ...samples];
    });
    expect(states[0]).toEqual(states[1]);
    expect(states[0].every(Number.isFinite)).toBe(true);
  });

  test("are those of one patient alone, also beside others in an ensemble", () => {
    const patients = [3, 1, 7, 5].map((amount) => planFor(plain, { ...plan, ...doses([0, 3], amount) }));
    const alone = patients.map((one) => runBody(plain, one));
    const tasks = patients.map((one) => bodyTask(plain, one));
    const together: BodyRun[] = [];
    solveAll(
      plain.compiled,
      tasks.map(({ task }) => task),
      (i, solution) => {
        together[i] = tasks[i].finish(solution);
      },
    );
    expect(together.map(({ state, samples }) => [...state, ...samples])).toEqual(
      alone.map(({ state, samples }) => [...state, ...samples]),
    );
  });

  test("are those of a run that was interrupted, stored and gone on with", () => {
    const whole = bodyTask(plain, planFor(plain, plan));
    const first = new Integration(plain.compiled, whole.task);
    first.advance(9);
    const stored = structuredClone({ snapshot: first.snapshot(), memory: whole.memory() });
    const rest = bodyTask(plain, planFor(plain, plan), stored.memory);
    const second = new Integration(plain.compiled, rest.task, stored.snapshot);
    while (!second.advance(5));
    const resumed = rest.finish(second.solution());
    const { state, samples } = run(plain, plan);
    expect([...resumed.state, ...resumed.samples]).toEqual([...state, ...samples]);
  });
});
