import { describe, expect, test } from "vitest";
import { assumed } from "../foundation/parameter.ts";
import { composeModel } from "../models/compose.ts";
import { solveAll } from "../numerics/ode/ensemble.ts";
import { Integration } from "../numerics/ode/solve.ts";
import { type PreparedModel, prepare } from "./prepare.ts";
import { type BodyPlan, type BodyRun, bodyTask, runBody } from "./run.ts";

const parameter = (value: number, unit: string) => assumed(value, unit, "a test's parameter", "assumed: for a test");

interface Colony {
  readonly initial: number;
  readonly threshold: number;
  readonly birth: string;
  readonly death: string;
  readonly arrivals?: string;
}

/** One population with these rates, by chance while it is small. `day` and `cell` carry units. */
function colony({ initial, threshold, birth, death, arrivals = "0 * cell / day" }: Colony): PreparedModel {
  const module = {
    name: "colony",
    meaning: "cells that divide and die",
    states: { cells: { unit: "cell", initial, meaning: "cells" } },
    parameters: { day: parameter(1, "day"), cell: parameter(1, "cell") },
    reactions: {
      divide: { meaning: "division", rate: `(${birth}) * cells`, changes: { cells: 1 } },
      die: { meaning: "death", rate: `(${death}) * cells`, changes: { cells: -1 } },
      arrive: { meaning: "arrival", rate: arrivals, changes: { cells: 1 } },
    },
    smallPopulations: [{ state: "cells", threshold, birth, death, arrivals }],
  };
  return prepare(composeModel("colony", "a test", [module]));
}

function planFor(prepared: PreparedModel, patient: number, end: number, plan: Partial<BodyPlan> = {}): BodyPlan {
  return {
    parameters: prepared.values,
    initial: prepared.initialState(prepared.values),
    start: 0,
    end,
    relativeTolerance: 1e-6,
    absoluteTolerance: 1e-6,
    seed: 7,
    patient,
    ...plan,
  };
}

/** Cells at the end of each of `runs` lives. */
function lives(prepared: PreparedModel, runs: number, end: number, plan: Partial<BodyPlan> = {}): number[] {
  const cells: number[] = [];
  const tasks = Array.from({ length: runs }, (_, i) => bodyTask(prepared, planFor(prepared, i, end, plan)));
  solveAll(
    prepared.compiled,
    tasks.map(({ task }) => task),
    (i, solution) => {
      cells[i] = tasks[i].finish(solution).state[0];
    },
  );
  return cells;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const shareExtinct = (cells: readonly number[]) => cells.filter((n) => n === 0).length / cells.length;

/** Distance between a share of `runs` and what it should be, in binomial standard errors. */
const errorsOff = (share: number, expected: number, runs: number) =>
  Math.abs(share - expected) / Math.sqrt((expected * (1 - expected)) / runs);

describe("small populations", () => {
  test.for([1, 3, 8])("%d cells die out with probability (death/birth)^n", (n) => {
    const runs = 800;
    const cells = lives(colony({ initial: n, threshold: 60, birth: "0.5 / day", death: "0.4 / day" }), runs, 60);
    // By day 60 all but the last thousandth of those who will have died out have: Kendall's d(E-1)/(bE-d), E = e^6.
    const grown = Math.exp(6);
    const expected = ((0.4 * (grown - 1)) / (0.5 * grown - 0.4)) ** n;
    expect(expected / 0.8 ** n).toBeGreaterThan(0.98);
    expect(errorsOff(shareExtinct(cells), expected, runs)).toBeLessThan(4);
  });

  test("their mean grows as the equation does, over the threshold and back: n·exp((b-d)t)", () => {
    const runs = 1500;
    const cells = lives(colony({ initial: 20, threshold: 40, birth: "0.5 / day", death: "0.4 / day" }), runs, 15);
    // Kendall (1948): variance n (b+d)/(b-d) e^((b-d)t) (e^((b-d)t) - 1); chance above the threshold adds none.
    const grown = Math.exp(1.5);
    const deviation = Math.sqrt(20 * 9 * grown * (grown - 1));
    expect(Math.abs(mean(cells) - 20 * grown)).toBeLessThan((4 * deviation) / Math.sqrt(runs));
  });

  test("rates that change fast act as in closed form: survival 1/(1 + ∫ death·exp(∫ death - birth))", () => {
    const runs = 3000;
    // Death fades from 0.9 to 0.1 a day with a half-life of 1.4 days, birth is 0.3.
    const prepared = colony({
      initial: 1,
      threshold: 60,
      birth: "0.3 / day",
      death: "(0.1 + 0.8 * exp(-0.5 * t / day)) / day",
    });
    let [balance, w] = [0, 0];
    const step = 1e-3;
    for (let t = step / 2; t < 12; t += step) {
      const death = 0.1 + 0.8 * Math.exp(-0.5 * t);
      w += step * death * Math.exp(balance);
      balance += step * (death - 0.3);
    }
    const share = 1 - shareExtinct(lives(prepared, runs, 12));
    expect(errorsOff(share, 1 / (1 + w), runs)).toBeLessThan(4);
  });

  test("newcomers found an extinct population again, with the mean of immigration, birth and death", () => {
    const runs = 1500;
    const chance = {
      initial: 0,
      threshold: 1e6,
      birth: "0.2 / day",
      death: "0.3 / day",
      arrivals: "0.05 * cell / day",
    };
    const cells = lives(colony(chance), runs, 40);
    const expected = (0.05 / 0.1) * (1 - Math.exp(-4));
    const deviation = Math.sqrt(mean(cells.map((n) => (n - mean(cells)) ** 2)) / runs);
    expect(Math.abs(mean(cells) - expected)).toBeLessThan(4 * deviation);
    // With immigration the count is negative binomial of size arrivals/birth: nobody there with (1 - βb)^(a/b).
    const ratio = (Math.exp(4) - 1) / (0.3 * Math.exp(4) - 0.2);
    expect(errorsOff(shareExtinct(cells), (1 - 0.2 * ratio) ** (0.05 / 0.2), runs)).toBeLessThan(4);
  });

  test("a large population that shrinks is handed over at half the threshold, and dies out as single cells do", () => {
    const runs = 800;
    const prepared = colony({ initial: 1000, threshold: 40, birth: "0 / day", death: "0.5 / day" });
    const end = Math.log(1000 / 20) / 0.5 + 6;
    const cells = lives(prepared, runs, end);
    expect(cells.every(Number.isInteger)).toBe(true);
    expect(errorsOff(shareExtinct(cells), (1 - Math.exp(-3)) ** 20, runs)).toBeLessThan(4);
    expect(Math.abs(mean(cells) - 1000 * Math.exp(-0.5 * end))).toBeLessThan(4 * Math.sqrt(1 / runs));
  });

  test("a population that a jump makes small is counted too, and a fraction of a cell is one with that chance", () => {
    const runs = 2000;
    const prepared = colony({ initial: 1000, threshold: 40, birth: "0 / day", death: "0 / day" });
    const cells = lives(prepared, runs, 3, {
      nextDose: (after) => (after < 1 ? 1 : Number.POSITIVE_INFINITY),
      giveDoses: (_, y) => void (y[0] = 0.3),
    });
    expect(new Set(cells)).toEqual(new Set([0, 1]));
    expect(errorsOff(mean(cells), 0.3, runs)).toBeLessThan(4);
  });

  test("whoever has lost the last cell may be given a new first one, or ends there", () => {
    const prepared = colony({ initial: 1, threshold: 20, birth: "0.1 / day", death: "0.5 / day" });
    let founded = 0;
    const ended = runBody(
      prepared,
      planFor(prepared, 1, 1000, {
        onExtinct: (_, y) => {
          if (++founded === 3) return "finish";
          y[0] = 1;
          return "continue";
        },
      }),
    );
    expect(ended.ending).toBe("extinct");
    expect(founded).toBe(3);
    expect(ended.state[0]).toBe(0);
  });
});

describe("chance", () => {
  const prepared = colony({ initial: 10, threshold: 40, birth: "0.5 / day", death: "0.45 / day" });

  test("is the same for the same seed, patient and part, and another for another", () => {
    const end = (plan: Partial<BodyPlan>, patient = 3) =>
      runBody(prepared, planFor(prepared, patient, 9, plan)).state[0];
    const courses = (plan: Partial<BodyPlan>) => Array.from({ length: 8 }, (_, patient) => end(plan, patient));
    expect(courses({})).toEqual(courses({}));
    expect(courses({ seed: 8 })).not.toEqual(courses({}));
    expect(courses({ part: 1 })).not.toEqual(courses({}));
    expect(new Set(courses({})).size).toBeGreaterThan(3);
  });

  test("does not depend on the back end, nor on who shares the lanes", () => {
    const script = prepare(prepared.model, { backend: "javascript" });
    const together = lives(prepared, 12, 30);
    const alone = (one: PreparedModel) =>
      together.map((_, patient) => runBody(one, planFor(one, patient, 30)).state[0]);
    expect(alone(prepared)).toEqual(together);
    expect(alone(script)).toEqual(together);
  });

  test("goes on after an interruption as if there had been none", () => {
    const whole: BodyRun = runBody(prepared, planFor(prepared, 5, 30));
    const begun = bodyTask(prepared, planFor(prepared, 5, 30));
    const first = new Integration(prepared.compiled, begun.task);
    first.advance(12);
    const stored = structuredClone({ snapshot: first.snapshot(), memory: begun.memory() });
    expect(stored.snapshot.time).toBeGreaterThan(1);
    const rest = bodyTask(prepared, planFor(prepared, 5, 30), stored.memory);
    const second = new Integration(prepared.compiled, rest.task, stored.snapshot);
    while (!second.advance(7));
    expect([...rest.finish(second.solution()).state]).toEqual([...whole.state]);
  });
});
