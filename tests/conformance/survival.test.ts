import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cox } from "../../src/analysis/cox.ts";
import {
  countsAt,
  type IntervalScale,
  kaplanMeier,
  survivalAt,
  survivalQuantile,
} from "../../src/analysis/kaplan-meier.ts";
import { logRank } from "../../src/analysis/log-rank.ts";
import { maxCombo } from "../../src/analysis/max-combo.ts";
import type { TieMethod } from "../../src/analysis/partial-likelihood.ts";
import { proportionalHazards, type TimeTransform } from "../../src/analysis/proportional-hazards.ts";
import { restrictedMean } from "../../src/analysis/restricted-mean.ts";
import { expectSame } from "./expect-same.ts";

// Our statistics against R's survival package, on simulated data with many ties. How both files were made, and with
// which versions: survival-reference.R beside this file.

const here = new URL(".", import.meta.url);
const reference = JSON.parse(readFileSync(new URL("survival-reference.json", here), "utf8"));
const [, ...lines] = readFileSync(new URL("survival-data.csv", here), "utf8").trim().split("\n");
const rows = lines.map((line) => line.split(","));
const numbersOf = (column: number) => rows.map((row) => Number(row[column]));
const [time, event, arm, age, marker, pair] = [0, 1, 2, 3, 4, 6].map(numbersOf);
const site = rows.map((row) => row[5]);
const data = { time, event };
const ofArm = (wanted: number) => ({
  time: time.filter((_, i) => arm[i] === wanted),
  event: event.filter((_, i) => arm[i] === wanted),
});

test("the reference holds what these tests compare", () => {
  expect(rows.length).toBe(240);
  expect(reference.kaplanMeier).toHaveLength(6);
  expect(reference.proportional).toHaveLength(12);
  expect(Object.keys(reference.cox)).toHaveLength(9);
});

describe.each<{ arm: number; scale: IntervalScale }>(reference.kaplanMeier)(
  "Kaplan–Meier, arm $arm, $scale",
  (expected) => {
    const curve = kaplanMeier(ofArm(expected.arm), { scale: expected.scale });
    const { quartiles, milestones, restricted, ...columns } = expected as unknown as Record<
      string,
      Record<string, number[]>
    >;

    test("gives R's curve, Greenwood errors and limits at every time", () => {
      for (const name of ["time", "atRisk", "events", "censored", "surviving", "error", "lo", "hi"] as const) {
        expectSame(curve[name], columns[name] as unknown as number[], name);
      }
    });

    test("gives R's quartiles with Brookmeyer–Crowley limits", () => {
      const found = [0.25, 0.5, 0.75].map((p) => survivalQuantile(curve, p));
      for (const name of ["value", "lo", "hi"] as const) {
        expectSame(
          found.map((entry) => entry[name]),
          quartiles[name],
          name,
        );
      }
    });

    test("gives R's milestone rates and patients at risk", () => {
      const found = milestones.time.map((t) => survivalAt(curve, t));
      expectSame(
        found.map((entry) => entry.value),
        milestones.surviving,
        "surviving",
      );
      expectSame(
        found.map((entry) => entry.error),
        milestones.error,
        "error",
      );
      expectSame(
        found.map((entry) => entry.lo),
        milestones.lo,
        "lo",
      );
      expectSame(
        found.map((entry) => entry.hi),
        milestones.hi,
        "hi",
      );
      expectSame(
        found.map((entry) => entry.atRisk),
        milestones.atRisk,
        "at risk",
      );
      expectSame(
        countsAt(curve, milestones.time).map((entry) => entry.atRisk),
        milestones.atRisk,
        "counts",
      );
    });

    test("gives R's restricted mean to day 365", () => {
      expectSame([restrictedMean(curve, 365).mean], restricted.mean as unknown as number, "mean");
      expectSame([restrictedMean(curve, 365).error], restricted.error as unknown as number, "error");
    });
  },
);

describe("log-rank tests", () => {
  test.each([
    ["arms", arm, {}],
    ["sites", site, {}],
    ["stratified", arm, { strata: site }],
    ["rho1", arm, { weight: { rho: 1, gamma: 0 } }],
    ["rho1stratified", arm, { strata: site, weight: { rho: 1, gamma: 0 } }],
  ])("%s: R's observed, expected, statistic and p", (name, group, options) => {
    const found = logRank(data, group as (string | number)[], options);
    const order = found.groups.map((_, i) => i).sort((i, j) => (found.groups[i] < found.groups[j] ? -1 : 1));
    const expected = reference.logRank[name];
    expectSame(
      order.map((g) => found.observed[g]),
      expected.observed,
      "observed",
    );
    expectSame(
      order.map((g) => found.expected[g]),
      expected.expected,
      "expected",
    );
    expectSame([found.chiSquared], expected.chiSquared, "statistic");
    expectSame([found.p], expected.p, "p");
  });

  test("MaxCombo: its four statistics and their correlation, and the p-value that mvtnorm gives for their maximum", () => {
    const found = maxCombo(data, arm);
    expect(found.weights.map(({ rho, gamma }) => `${rho}${gamma}`)).toEqual(["00", "01", "10", "11"]);
    expectSame(found.z, reference.maxCombo.z, "z");
    expectSame(
      found.correlation.flatMap((row) => Array.from(row)),
      reference.maxCombo.correlation,
      "correlation",
    );
    expect(found.p).toBeCloseTo(reference.maxCombo.p, 6);
  });
});

describe("Cox regression", () => {
  test.each<[string, TieMethod, boolean, boolean]>([
    ["efron", "efron", false, false],
    ["breslow", "breslow", false, false],
    ["exact", "exact", false, false],
    ["efronStratified", "efron", true, false],
    ["exactStratified", "exact", true, false],
    ["efronPaired", "efron", false, true],
    ["breslowPaired", "breslow", false, true],
    ["efronStratifiedPaired", "efron", true, true],
    ["armOnly", "efron", false, false],
  ])("%s: R's coefficients, errors, likelihoods and tests", (name, ties, stratified, paired) => {
    const covariates = name === "armOnly" ? [arm] : [arm, age, marker];
    const found = cox(data, covariates, {
      ties,
      strata: stratified ? site : undefined,
      clusters: paired ? pair : undefined,
    });
    const expected = reference.cox[name];
    expect(found.status).toBe("converged");
    expectSame(found.coefficients, expected.coefficients, "coefficients");
    expectSame(found.errors, expected.errors, "errors");
    expectSame(found.modelErrors, expected.modelErrors, "model errors");
    expectSame(
      found.covariance.flatMap((row) => Array.from(row)),
      expected.covariance,
      "covariance",
    );
    expectSame(Object.values(found.logLikelihood), expected.logLikelihood, "log likelihood");
    expectSame([found.likelihoodRatio.chiSquared], expected.likelihoodRatio, "likelihood ratio");
    expectSame([found.score.chiSquared], expected.score, "score");
    expectSame([found.wald.chiSquared], expected.wald, "Wald");
    expectSame(
      found.hazardRatios.map(({ lo }) => lo),
      expected.lo,
      "lower",
    );
    expectSame(
      found.hazardRatios.map(({ hi }) => hi),
      expected.hi,
      "upper",
    );
    expectSame(found.p, expected.p, "p");
  });
});

describe.each<{ ties: TieMethod; transform: TimeTransform; stratified: number }>(reference.proportional)(
  "proportional hazards, $ties, $transform, stratified $stratified",
  (expected) => {
    const found = proportionalHazards(data, [arm, age, marker], {
      ties: expected.ties,
      transform: expected.transform,
      strata: expected.stratified ? site : undefined,
    });
    const { chiSquared, p, time: times, course } = expected as unknown as Record<string, never>;

    test("gives the statistics of R's cox.zph", () => {
      expectSame(
        [...found.covariates, found.global].map((entry) => entry.chiSquared),
        chiSquared,
        "statistic",
      );
      expectSame(
        [...found.covariates, found.global].map((entry) => entry.p),
        p,
        "p",
      );
    });

    // With strata R has a row for each event, and no way back to its stratum.
    if (!times) return;
    test("gives R's scaled Schoenfeld residuals, averaged over tied events", () => {
      expectSame(found.time, times, "time");
      (course as number[][]).forEach((column, j) => {
        expectSame(found.course[j], column, `course ${j}`);
      });
    });
  },
);
