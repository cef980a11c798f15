import { beforeAll, describe, expect, test } from "vitest";
import { madeUpCohort } from "../../../tests/system/made-up-cohort.ts";
import { inline, type MapJobs } from "../../foundation/mapping.ts";
import { log } from "../../foundation/maths.ts";
import { stoppingChances } from "../../numerics/statistics/designs/group-sequential.ts";
import { type OperatingResult, operatingCharacteristics } from "../operating.ts";
import type { SequentialDesign } from "./conduct-design.ts";

const looks: SequentialDesign = {
  arm: "new",
  reference: "old",
  endpoint: "PFS",
  spending: "Pocock",
  alpha: 0.025,
  sides: 1,
  looks: { by: "events", events: [50, 80, 110] },
  futility: { by: "beta", beta: 0.2, spending: "Pocock" },
};

describe("400 trials of three looks at a hazard ratio of 0.6", () => {
  let result: OperatingResult;
  const accrual = { over: 300, ramp: 0 };
  beforeAll(async () => {
    const cohort = madeUpCohort({ patients: 3000, ratio: 0.6, size: 70, accrual, sequential: looks });
    result = await operatingCharacteristics(cohort, { trials: 400 });
  });

  test("chances of stopping at each look are those of the joint normal distribution, within Monte Carlo errors", () => {
    const { under, planned } = result.sequential!;
    const { cohortEstimate } = result.rows[0];
    const drift = -log(cohortEstimate) / 2;
    const upper = planned.efficacy;
    const lower = planned.futility;
    const expected = stoppingChances(planned.events, lower, upper, drift);
    under.design.looks.forEach(({ rejected, futile }, look) => {
      // Schoenfeld's drift is first-order only: two points are left for it beside four errors.
      expect(Math.abs(rejected.rate.rate - expected[look].above)).toBeLessThan(4 * rejected.error + 0.02);
      if (look < 2) expect(Math.abs(futile.rate.rate - expected[look].below)).toBeLessThan(4 * futile.error + 0.02);
    });
    const power = expected.reduce((sum, { above }) => sum + above, 0);
    expect(power).toBeGreaterThan(0.5);
    expect(Math.abs(under.design.rejected.rate.rate - power)).toBeLessThan(4 * under.design.rejected.error + 0.02);
  });

  test("the type-I error stays below 2.5 %, within four Monte Carlo errors", () => {
    const { rejected } = result.sequential!.under.null;
    expect(rejected.rate.n).toBe(400);
    expect(rejected.rate.rate).toBeLessThan(0.025 + 4 * Math.sqrt((0.025 * 0.975) / 400));
    expect(result.rows[1]).toMatchObject({ hypothesis: "null", cohortEstimate: 1 });
  });

  test("every trial ends once, and expected events, patients and days are those of trials that end early", () => {
    const { under } = result.sequential!;
    for (const { looks: at, early, events, patients, days } of [under.design, under.null]) {
      const stopped = at.slice(0, 2).reduce((sum, { rejected, futile }) => sum + rejected.rate.x + futile.rate.x, 0);
      expect(early.rate.x).toBe(stopped);
      expect(events.mean).toBeGreaterThan(50);
      expect(events.mean).toBeLessThan(110);
      expect(patients.mean).toBeLessThanOrEqual(140);
      expect(days.error).toBeGreaterThan(0);
    }
  });
});

test("two-sided O'Brien–Fleming looks keep 5 % under the null, and count both sides", async () => {
  const sequential: SequentialDesign = {
    ...looks,
    spending: "O'Brien-Fleming",
    sides: 2,
    alpha: 0.05,
    looks: { by: "calendar", days: [250, 450, 700], events: 110 },
  };
  const { futility: _, ...without } = sequential;
  const cohort = madeUpCohort({
    patients: 2000,
    ratio: 1.8,
    size: 70,
    accrual: { over: 200, ramp: 0 },
    sequential: without,
  });
  const { sequential: found, rows } = await operatingCharacteristics(cohort, { trials: 120 });
  expect(Math.abs(found!.under.null.rejected.rate.rate - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 120));
  // The new arm is worse: rejections are many, and none of them in its favour.
  expect(rows[0].rejected.rate).toBeGreaterThan(0.5);
  expect(rows[0].favouring).toBe(0);
});

describe("stratified allocation", () => {
  test("with a strong marker, the stratified test has more power than one without strata, and keeps 5 %", async () => {
    const power = async (strata: readonly { covariate: string; cuts: number[] }[]) => {
      const allocation = { strata, blocks: [4], ratio: [1, 1] };
      const cohort = madeUpCohort({ patients: 2000, ratio: 0.65, prognosis: 1.5, size: 60, allocation });
      const { rows } = await operatingCharacteristics(cohort, { trials: 300 });
      return ["design", "null"].map(
        (hypothesis) => rows.find((row) => row.endpoint === "PFS" && row.hypothesis === hypothesis)!.rejected.rate,
      );
    };
    const [within, none] = [await power([{ covariate: "pdl1", cuts: [-0.7, 0, 0.7] }]), await power([])];
    expect(within[0]).toBeGreaterThan(none[0] + 0.08);
    expect(Math.abs(within[1] - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 300));
  });
});

test("the order in which jobs are done does not matter", async () => {
  const { futility: _, ...sequential } = looks;
  const cohort = madeUpCohort({ patients: 200, size: 60, sequential });
  const backwards: MapJobs = async (task, shared, jobs, options = {}) => {
    const turned = await inline(task, shared, [...jobs].reverse(), {
      onOutcome: (i, outcome) => options.onOutcome?.(jobs.length - 1 - i, outcome),
    });
    return turned.reverse();
  };
  const there = await operatingCharacteristics(cohort, { trials: 25 });
  expect(await operatingCharacteristics(cohort, { trials: 25, map: backwards })).toEqual(there);
});

describe("two stages", () => {
  test("shares are those of the binomial chances at the cohort's rate, and at p0 under the null", async () => {
    const twoStage = {
      arm: "new",
      p0: 0.2,
      p1: 0.4,
      alpha: 0.05,
      beta: 0.2,
      optimum: "optimal" as const,
      stages: { n1: 13, r1: 3, n: 43, r: 12 },
    };
    const cohort = madeUpCohort({ patients: 2000, response: { new: 0.35, old: 0.2 }, twoStage });
    const { twoStage: found, rows, arms } = await operatingCharacteristics(cohort, { trials: 600 });
    expect(rows).toEqual([]);
    expect(arms[0]).toEqual({ name: "new", size: 43, cohort: 2000 });
    const { under, exact } = found!;
    for (const [of, chances] of [
      [under.design, exact.cohort],
      [under.null, exact.p0],
    ] as const) {
      expect(Math.abs(of.promising.rate.rate - chances.success)).toBeLessThan(4 * Math.max(of.promising.error, 0.005));
      expect(Math.abs(of.early.rate.rate - chances.early)).toBeLessThan(4 * of.early.error);
      expect(Math.abs(of.patients.mean - chances.patients)).toBeLessThan(4 * of.patients.error);
    }
  });
});
