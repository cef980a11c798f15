import { expect, test } from "vitest";
import { correlation, rankCorrelation, ranks } from "./correlation.ts";
import {
  effectiveSize,
  median,
  quantile,
  variance,
  weightedMean,
  weightedQuantile,
  weightedVariance,
} from "./quantile.ts";

const values = [3.1, 1.2, 9.9, 4.4, 4.4, 0.2, 7.5];

test("quantiles of types 7 and 6 are R's", () => {
  const at = (ps: number[], type: 6 | 7) => ps.map((p) => quantile(values, p, type));
  expect(at([0.1, 0.25, 0.5, 0.9], 7)).toEqual([0.8, 2.15, 4.4, 8.46].map((x) => expect.closeTo(x, 14)));
  expect(at([0.05, 0.1, 0.25, 0.5, 0.9, 0.99], 6)).toEqual([0.2, 0.2, 1.2, 4.4, 9.9, 9.9]);
});

test("missing values are left out, and the median of nothing is not a number", () => {
  expect(median([Number.NaN, 2, 4])).toBe(3);
  expect(median([])).toBeNaN();
  expect(variance([1, Number.NaN, 3])).toBe(2);
});

test("a probability outside 0 to 1 is refused", () => {
  expect(() => quantile(values, 1.2)).toThrow("expected a probability from 0 to 1");
});

test("whole-number weights give what repeated values give", () => {
  const weights = [1, 2, 3];
  const repeated = [5, 7, 7, 9, 9, 9];
  const mean = repeated.reduce((a, b) => a + b) / 6;
  expect(weightedMean([5, 7, 9], weights)).toBeCloseTo(mean, 14);
  expect(weightedVariance([5, 7, 9], weights)).toBeCloseTo((variance(repeated) * 5) / 6, 14);
  expect([0, 1 / 6, 0.5, 0.51, 1].map((p) => weightedQuantile([5, 7, 9], weights, p))).toEqual([5, 5, 7, 9, 9]);
  expect(effectiveSize([1, 1, 1, 1])).toBe(4);
  expect(effectiveSize([1, 0, 0, 0])).toBe(1);
});

test("ties share their mean rank, and Spearman's correlation of a monotone relation is 1", () => {
  expect(Array.from(ranks([10, 20, 10, 5]))).toEqual([2.5, 4, 2.5, 1]);
  expect(rankCorrelation([1, 2, 3, 4], [1, 8, 27, 64])).toBeCloseTo(1, 15);
  // Anscombe's first set (1973): 0.816420516344844.
  expect(
    correlation(
      [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
      [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    ),
  ).toBeCloseTo(0.8164205163448399, 13);
});
