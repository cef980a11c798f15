import { describe, expect, test } from "vitest";
import { madeUpCohort } from "../../../tests/system/made-up-cohort.ts";
import { twoStageChances } from "../../numerics/statistics/designs/two-stage.ts";
import { conductTrial } from "./conduct.ts";
import type { TwoStageDesign } from "./conduct-design.ts";
import { conductStages, estimateStages } from "./two-stage-trial.ts";

const design: TwoStageDesign = {
  arm: "new",
  p0: 0.1,
  p1: 0.3,
  alpha: 0.05,
  beta: 0.2,
  optimum: "optimal",
  stages: { n1: 10, r1: 1, n: 29, r: 5 },
};

const arrivals = (responses: readonly number[]) => ({
  responded: Array.from({ length: 29 }, (_, i) => (responses.includes(i) ? 1 : 0)),
  day: Array.from({ length: 29 }, (_, i) => 10 * i),
  settledAfter: new Array<number>(29).fill(56),
});

test("one response of ten ends the trial after the first stage", () => {
  expect(conductStages(design.stages, arrivals([3, 15, 16, 17, 18, 19, 20]))).toEqual({
    first: { patients: 10, responses: 1 },
    patients: 10,
    responses: 1,
    early: true,
    promising: false,
    day: 146,
  });
});

test("two of ten go on, five of 29 are not enough, six are; the second stage waits until the first is settled", () => {
  const five = conductStages(design.stages, arrivals([3, 5, 15, 16, 17]));
  const six = conductStages(design.stages, arrivals([3, 5, 15, 16, 17, 28]));
  expect([five.promising, six.promising]).toEqual([false, true]);
  // Day 280 of the last patient, 56 of pause and 56 until the response is settled.
  expect(six).toMatchObject({ patients: 29, responses: 6, early: false, day: 280 + 56 + 56 });
});

describe("estimates", () => {
  const { n1, r1, n } = design.stages;
  const binomial = (size: number, x: number, p: number) => {
    let chance = 1;
    for (let i = 1; i <= x; i++) chance = (chance * (size - x + i)) / i;
    return chance * p ** x * (1 - p) ** (size - x);
  };
  /** Every outcome of two stages with its chance at a rate. */
  const outcomes = (p: number) => {
    const list: { chance: number; first: number; responses: number; early: boolean }[] = [];
    for (let x = 0; x <= n1; x++) {
      const chance = binomial(n1, x, p);
      if (x <= r1) list.push({ chance, first: x, responses: x, early: true });
      else
        for (let y = 0; y <= n - n1; y++)
          list.push({ chance: chance * binomial(n - n1, y, p), first: x, responses: x + y, early: false });
    }
    return list;
  };
  const estimate = ({ first, responses, early }: { first: number; responses: number; early: boolean }) =>
    estimateStages(design, {
      first: { patients: n1, responses: first },
      patients: early ? n1 : n,
      responses,
      early,
      promising: responses > 5,
      day: 0,
    });

  test.each([0.1, 0.25, 0.6])("the unbiased estimate has the mean %d over all outcomes, the naive one has not", (p) => {
    const mean = (of: (outcome: ReturnType<typeof outcomes>[number]) => number) =>
      outcomes(p).reduce((sum, one) => sum + one.chance * of(one), 0);
    expect(mean((one) => estimate(one).unbiased)).toBeCloseTo(p, 12);
    expect(mean((one) => estimate(one).naive.rate)).toBeLessThan(p - 1e-4);
  });

  test("the p-value of just enough responses is the type-I error of the design", () => {
    const { p } = estimate({ first: 3, responses: 6, early: false });
    expect(p).toBeCloseTo(twoStageChances(design.stages, design.p0).success, 12);
    // None of ten in the first stage says nothing against p0.
    expect(estimate({ first: 0, responses: 0, early: true }).p).toBeCloseTo(1, 12);
    expect(estimate({ first: 1, responses: 1, early: true }).p).toBeCloseTo(1 - 0.9 ** 10, 12);
  });
});

test("a result's trial takes the first patients that come, all in one arm", () => {
  const { conduct, allocated } = conductTrial(madeUpCohort({ twoStage: design, response: { new: 0.02, old: 0 } }))!;
  expect(conduct.twoStage).toMatchObject({ early: true, promising: false, patients: 10 });
  expect(conduct.strata[0].arms).toEqual([10, 0]);
  expect(allocated.rows).toBe(10);
});
