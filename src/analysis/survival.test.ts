import { describe, expect, test } from "vitest";
import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { table } from "../foundation/table.ts";
import { cox } from "./cox.ts";
import { milestoneDifference } from "./difference.ts";
import { countsAt, kaplanMeier, medianSurvival, survivalAt } from "./kaplan-meier.ts";
import { logRank } from "./log-rank.ts";
import { maxCombo } from "./max-combo.ts";
import { proportionalHazards } from "./proportional-hazards.ts";
import { largestTau, restrictedMean, restrictedMeanDifference } from "./restricted-mean.ts";
import { curveOfArm, survivalTable } from "./survival.ts";
import { hazardRatio } from "./two-group-hazard.ts";

// Remission of acute leukaemia in weeks, 6-mercaptopurine and placebo: Freireich et al. (1963), Blood 21:699, as
// printed in Cox (1972) and most textbooks.
const mercaptopurine = {
  time: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  event: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
};
const placebo = {
  time: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
  event: new Array<number>(21).fill(1),
};
const both = {
  time: [...mercaptopurine.time, ...placebo.time],
  event: [...mercaptopurine.event, ...placebo.event],
};
const treated = both.time.map((_, i) => (i < 21 ? 1 : 0));

describe("Freireich 1963, as in the textbooks", () => {
  const curve = kaplanMeier(mercaptopurine, { scale: "log" });

  test("44.8 % are still in remission past week 23, with standard error 0.1346 and R's limits 0.249 to 0.807", () => {
    const { value, error, lo, hi, atRisk } = survivalAt(curve, 23);
    expect(value).toBeCloseTo(0.448, 3);
    expect(error).toBeCloseTo(0.1346, 4);
    expect([lo, hi]).toEqual([expect.closeTo(0.249, 3), expect.closeTo(0.807, 3)]);
    expect(atRisk).toBe(6);
  });

  test("the medians are 23 and 8 weeks; the upper limit of the first is not reached", () => {
    expect(medianSurvival(curve)).toMatchObject({ value: 23, hi: Number.NaN });
    expect(medianSurvival(kaplanMeier(placebo)).value).toBe(8);
  });

  test("the log-rank statistic is 16.79, with 9 events against 19.3 expected", () => {
    const { chiSquared, observed, expected, p } = logRank(both, treated);
    expect(chiSquared).toBeCloseTo(16.79, 2);
    expect(observed[0]).toBe(9);
    expect(expected[0]).toBeCloseTo(19.25, 2);
    expect(p).toBeCloseTo(4.17e-5, 7);
  });

  test("Cox's coefficient is −1.509 by Breslow, −1.572 by Efron and −1.628 exactly", () => {
    const at = (ties: "breslow" | "efron" | "exact") => cox(both, [treated], { ties }).coefficients[0];
    expect([at("breslow"), at("efron"), at("exact")]).toEqual(
      [-1.509191, -1.572125, -1.628244].map((value) => expect.closeTo(value, 6)),
    );
  });

  test("rows under the plot: at week 10 fifteen are at risk, and after it three have left and five have relapsed", () => {
    expect(countsAt(curve, [0, 10, 40])).toEqual([
      { time: 0, atRisk: 21, censored: 0, events: 0 },
      { time: 10, atRisk: 15, censored: 3, events: 5 },
      { time: 40, atRisk: 0, censored: 12, events: 9 },
    ]);
  });
});

test("the exact likelihood of one tied time is the conditional one of a 2 × 2 table", () => {
  // 3 of 5 treated and 1 of 4 others fail at once: the odds ratio that makes the noncentral hypergeometric mean 3.
  const data = { time: new Array(9).fill(1), event: [1, 1, 1, 0, 0, 1, 0, 0, 0] };
  const fit = cox(data, [[1, 1, 1, 1, 1, 0, 0, 0, 0]], { ties: "exact" });
  const odds = Math.exp(fit.coefficients[0]);
  const ways = [0, 1, 2, 3, 4].map((k) => [1, 5, 10, 10, 5][k] * [1, 4, 6, 4, 1][k] * odds ** k);
  const mean = ways.reduce((sum, way, k) => sum + k * way, 0) / ways.reduce((a, b) => a + b);
  expect(mean).toBeCloseTo(3, 10);
});

test("without ties the three ways to treat them agree", () => {
  const data = { time: [5, 3, 9, 1, 7, 2, 8, 4], event: [1, 1, 0, 1, 1, 1, 1, 0] };
  const x = [0.3, 1.2, -0.4, 2, 0.1, 0.8, -1, 0.5];
  const fits = (["efron", "breslow", "exact"] as const).map((ties) => cox(data, [x], { ties }));
  for (const fit of fits) {
    expect(fit.coefficients[0]).toBeCloseTo(fits[0].coefficients[0], 10);
    expect(fit.logLikelihood.fitted).toBeCloseTo(fits[0].logLikelihood.fitted, 10);
  }
});

test("Cox's fit does not depend on the unit of time, on a monotone change of it, or on the order of patients", () => {
  const fit = cox(both, [treated]);
  const squared = cox({ ...both, time: both.time.map((t) => t * t + 3) }, [treated]);
  const reversed = cox({ time: both.time.toReversed(), event: both.event.toReversed() }, [treated.toReversed()]);
  expect(squared.coefficients[0]).toBe(fit.coefficients[0]);
  expect(reversed.coefficients[0]).toBeCloseTo(fit.coefficients[0], 12);
});

test("a large exact tie does not overflow: 600 of 1200 at once, nobody better off, gives a ratio of 1", () => {
  const time = new Array<number>(1200).fill(1);
  const event = time.map((_, i) => i % 2);
  const arm = time.map((_, i) => Math.floor(i / 2) % 2);
  const fit = cox({ time, event }, [arm], { ties: "exact" });
  expect(fit.status).toBe("converged");
  expect(fit.coefficients[0]).toBeCloseTo(0, 10);
});

test("an arm without events has a hazard ratio that runs to 0, and the fit says so", () => {
  const data = { time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 0, 0, 0] };
  const fit = cox(data, [[0, 0, 0, 1, 1, 1]]);
  expect(fit.status).toBe("monotone");
  expect(hazardRatio({ time: [4, 5, 6], event: [0, 0, 0] }, { time: [1, 2, 3], event: [1, 1, 1] })).toBe(0);
});

test("a constant covariate, or one that repeats another, makes the fit singular", () => {
  expect(cox(both, [treated, treated]).status).toBe("singular");
  expect(cox(both, [both.time.map(() => 3)]).status).toBe("singular");
});

test("the fast hazard ratio of two groups is Cox's", () => {
  expect(hazardRatio(mercaptopurine, placebo)).toBeCloseTo(cox(both, [treated]).hazardRatios[0].value, 12);
});

test("robust errors with every patient alone are near the model's; patients doubled in pairs leave them as they were", () => {
  const ids = both.time.map((_, i) => i);
  const single = cox(both, [treated], { clusters: ids, ties: "breslow" });
  const doubled = {
    time: both.time.flatMap((t) => [t, t]),
    event: both.event.flatMap((e) => [e, e]),
  };
  const twice = cox(doubled, [treated.flatMap((x) => [x, x])], {
    clusters: ids.flatMap((i) => [i, i]),
    ties: "breslow",
  });
  expect(twice.errors[0]).toBeCloseTo(single.errors[0], 10);
  expect(twice.modelErrors[0]).toBeCloseTo(single.modelErrors[0] / Math.SQRT2, 10);
});

test("the area under a curve without censoring is the mean, with the error of a mean", () => {
  const curve = kaplanMeier(placebo);
  const { mean, error } = restrictedMean(curve, 23);
  const average = placebo.time.reduce((a, b) => a + b) / 21;
  const spread = placebo.time.reduce((sum, t) => sum + (t - average) ** 2, 0) / 21;
  expect(mean).toBeCloseTo(average, 12);
  expect(error).toBeCloseTo(Math.sqrt(spread / 21), 12);
});

test("differences of restricted means and milestones take both errors in", () => {
  const [a, b] = [kaplanMeier(mercaptopurine), kaplanMeier(placebo)];
  expect(largestTau([a, b])).toBe(23);
  const rmst = restrictedMeanDifference(a, b, 20);
  expect(rmst.value).toBeCloseTo(restrictedMean(a, 20).mean - restrictedMean(b, 20).mean, 12);
  expect(rmst.lo).toBeGreaterThan(0);
  expect(rmst.p).toBeLessThan(0.001);
  // Of 21 on placebo eight are left past week 8, so the second error is √(8·13/21³).
  const milestone = milestoneDifference(a, b, 8);
  const greenwood = survivalAt(a, 8).error;
  expect(milestone.error).toBeCloseTo(Math.sqrt(greenwood ** 2 + (8 * 13) / 21 ** 3), 12);
});

test("past the last observation a rate is unknown, except where nobody was left", () => {
  expect(survivalAt(kaplanMeier(mercaptopurine), 40).value).toBeNaN();
  expect(survivalAt(kaplanMeier(placebo), 40).value).toBe(0);
  expect(survivalAt(kaplanMeier(placebo), 0.5)).toMatchObject({ value: 1, atRisk: 21 });
});

test("at a tie events come before censorings", () => {
  const curve = kaplanMeier({ time: [2, 2], event: [1, 0] });
  expect(Array.from(curve.surviving)).toEqual([0.5]);
});

test("a level stretch at exactly one half gives its middle as the median", () => {
  expect(medianSurvival(kaplanMeier({ time: [1, 2, 5, 8], event: [1, 1, 1, 1] })).value).toBe(3.5);
});

test("strata that are copies of one another leave the log-rank z as it would be for one, times √2", () => {
  const strata = [...both.time.map(() => "a"), ...both.time.map(() => "b")];
  const doubled = { time: [...both.time, ...both.time], event: [...both.event, ...both.event] };
  const stratified = logRank(doubled, [...treated, ...treated], { strata });
  expect(stratified.z).toBeCloseTo(Math.SQRT2 * logRank(both, treated).z, 12);
});

test("Cox's score test of the arm is the log-rank test where nothing is tied", () => {
  const time = [5, 3, 9, 1, 7, 2, 8, 4, 6, 10];
  const event = [1, 1, 0, 1, 1, 1, 1, 0, 1, 1];
  const arm = [0, 1, 0, 1, 0, 1, 1, 0, 0, 1];
  expect(cox({ time, event }, [arm]).score.chiSquared).toBeCloseTo(logRank({ time, event }, arm).chiSquared, 10);
});

test("MaxCombo of one weight is that test; its p is never below the smallest single one", () => {
  const one = maxCombo(both, treated, { weights: [{ rho: 0, gamma: 0 }] });
  expect(one.p).toBeCloseTo(logRank(both, treated).p, 9);
  const four = maxCombo(both, treated);
  expect(four.p).toBeGreaterThan(one.p * 0.5);
  expect(Array.from(four.z)[0]).toBeCloseTo(one.z[0], 14);
});

test("a shift of the clock does not move the check of proportional hazards", () => {
  const found = proportionalHazards(both, [treated], { transform: "identity" });
  const shifted = proportionalHazards({ ...both, time: both.time.map((t) => t + 1000) }, [treated], {
    transform: "identity",
  });
  expect(shifted.global.chiSquared).toBeCloseTo(found.global.chiSquared, 8);
});

test("bad input is refused, and the message says which patient", () => {
  expect(() => kaplanMeier({ time: [1, -2], event: [1, 1] })).toThrow(
    "time[1]: found -2; expected a finite number ≥ 0",
  );
  expect(() => kaplanMeier({ time: [1, 2], event: [1, 0.5] })).toThrow("event[1]: found 0.5; expected 0 or 1");
  expect(() => kaplanMeier({ time: [], event: [] })).toThrow("no patients");
  expect(() =>
    logRank(
      both,
      both.time.map(() => "one"),
    ),
  ).toThrow("two groups or more");
  expect(() => cox(both, [[1, 2]])).toThrow("covariates[0]: found 2 entries; expected 42");
  expect(() => cox(both, [treated.map((x, i) => (i === 7 ? Number.NaN : x))])).toThrow("covariates[0][7]");
  expect(() => proportionalHazards(both, [treated, treated])).toThrow("a singular Cox fit");
  expect(() => cox(both, [treated], { ties: "exact", clusters: treated })).toThrow("efron or breslow");
});

test("tables in, tables out: one row for each arm and time, in months", () => {
  const subjects = table("subjects", [
    { name: "arm", unit: "", label: "", values: ["a", "a", "b"] },
    ...["pfsDay", "osDay"].map((name) => ({
      name,
      unit: "day",
      label: "",
      values: Float64Array.of(30.4375, 60.875, 91.3125),
    })),
    ...["pfsEvent", "osEvent"].map((name) => ({ name, unit: "1", label: "", values: Float64Array.of(1, 0, 1) })),
  ]);
  const curves = ["a", "b"].map((arm) => ({ arm, curve: curveOfArm(subjects, arm, "PFS") }));
  const found = survivalTable("PFS", curves);
  expect(found.columns.map(({ values }) => Array.from(values as ArrayLike<unknown>)).slice(0, 6)).toEqual([
    ["a", "a", "b"],
    [1, 2, 3],
    [2, 1, 1],
    [1, 0, 1],
    [0, 1, 0],
    [0.5, 0.5, 0],
  ]);
});

test("95 % intervals of the hazard ratio hold the truth in about 95 of 100 trials", () => {
  // 200 trials of 2 × 60 with hazards 1 and 0.6: the binomial 99.9 % range of the misses around 5 % is 1 to 20.
  let misses = 0;
  for (let trial = 0; trial < 200; trial++) {
    const time: number[] = [];
    const event: number[] = [];
    const arm: number[] = [];
    const random = generator(77, streams.bootstrap, trial, 0);
    for (let i = 0; i < 120; i++) {
      const at = random.exponential() / (i % 2 === 1 ? 0.6 : 1);
      const end = 1 + random.uniform();
      time.push(Math.min(at, end));
      event.push(at <= end ? 1 : 0);
      arm.push(i % 2);
    }
    const [{ lo, hi }] = cox({ time, event }, [arm]).hazardRatios;
    if (!(lo < 0.6 && 0.6 < hi)) misses += 1;
  }
  expect(misses).toBeGreaterThan(0);
  expect(misses).toBeLessThan(21);
});
