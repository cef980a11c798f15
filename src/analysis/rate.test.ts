import { expect, test } from "vitest";
import { normalProbability } from "../numerics/statistics/normal.ts";
import { exactRate, rateOf } from "./rate.ts";
import { miettinenNurminenDifference, newcombeDifference, rateDifferenceTest } from "./rate-difference.ts";

// Exact limits: R 4.2.2, binom.test.
test.each([
  [0, 20, 0, 0.168433470983085],
  [7, 20, 0.153909204784541, 0.592188534532828],
  [20, 20, 0.831566529016915, 1],
  [182, 316, 0.519379811624453, 0.631081568938757],
])("Clopper–Pearson interval of %d of %d is R's", (x, n, lo, hi) => {
  const found = exactRate(x, n);
  expect(found.lo).toBeCloseTo(lo, 13);
  expect(found.hi).toBeCloseTo(hi, 13);
});

test("none of 20: the upper limit is 1 − 0.025^(1/20), a formula", () => {
  expect(exactRate(0, 20).hi).toBeCloseTo(1 - 0.025 ** (1 / 20), 14);
});

test("a rate of nobody is unknown, and its interval everything", () => {
  expect(rateOf([])).toEqual({ x: 0, n: 0, rate: Number.NaN, lo: 0, hi: 1 });
});

test("more successes than patients are refused", () => {
  expect(() => exactRate(5, 4)).toThrow("expected a whole number from 0 to 4");
});

// Newcombe (1998), table II, to four digits; more digits from statsmodels 0.14 (method "newcomb").
test.each([
  [56, 70, 48, 80, 0.0524314724024, 0.333872654037],
  [9, 10, 3, 10, 0.170522723935, 0.809017973535],
  [6, 7, 2, 7, 0.0582279274823, 0.806249637524],
  [5, 56, 0, 29, -0.0381371479035, 0.192560013855],
  [0, 10, 0, 20, -0.161125158053, 0.277532799863],
  [10, 10, 0, 20, 0.679086037142, 1],
])("Newcombe's interval of %d/%d − %d/%d", (x1, n1, x2, n2, lo, hi) => {
  const found = newcombeDifference({ x: x1, n: n1 }, { x: x2, n: n2 });
  expect(found.lo).toBeCloseTo(lo, 11);
  expect(found.hi).toBeCloseTo(hi, 11);
});

/** Score statistic with the closed solution of Miettinen & Nurminen's cubic (their appendix I). */
function closedScore([x1, n1, x2, n2]: readonly number[], delta: number): number {
  const n = n1 + n2;
  const l3 = n;
  const l2 = (n1 + 2 * n2) * delta - n - (x1 + x2);
  const l1 = (n2 * delta - n - 2 * x2) * delta + (x1 + x2);
  const l0 = x2 * delta * (1 - delta);
  const q = l2 ** 3 / (3 * l3) ** 3 - (l1 * l2) / (6 * l3 ** 2) + l0 / (2 * l3);
  const p = Math.sign(q) * Math.sqrt(l2 ** 2 / (3 * l3) ** 2 - l1 / (3 * l3));
  const a = (Math.PI + Math.acos(q / p ** 3)) / 3;
  const r2 = 2 * p * Math.cos(a) - l2 / (3 * l3);
  const r1 = r2 + delta;
  const variance = ((r1 * (1 - r1)) / n1 + (r2 * (1 - r2)) / n2) * (n / (n - 1));
  return (x1 / n1 - x2 / n2 - delta) / Math.sqrt(variance);
}

test.each([
  [56, 70, 48, 80],
  [9, 10, 3, 10],
  [6, 7, 2, 7],
  [5, 56, 0, 29],
  [190, 316, 60, 315],
])("at Miettinen and Nurminen's limits of %d/%d − %d/%d their own formula gives ±1.96", (...counts) => {
  const [x1, n1, x2, n2] = counts;
  const { lo, hi } = miettinenNurminenDifference({ x: x1, n: n1 }, { x: x2, n: n2 });
  expect(closedScore(counts, lo)).toBeCloseTo(1.959963984540054, 8);
  expect(closedScore(counts, hi)).toBeCloseTo(-1.959963984540054, 8);
});

test("Miettinen and Nurminen's interval of 56/70 − 48/80 is the published 0.0528 to 0.3382 (Newcombe 1998, method 6)", () => {
  const { lo, hi } = miettinenNurminenDifference({ x: 56, n: 70 }, { x: 48, n: 80 });
  expect([lo, hi]).toEqual([expect.closeTo(0.0528, 4), expect.closeTo(0.3382, 4)]);
});

test("the score test of equal rates is the chi-squared test times (n − 1)/n, and agrees with the interval", () => {
  // 56/70 against 48/80: χ² = 150·(56·32 − 14·48)²/(70·80·104·46), without continuity correction.
  const chiSquared = (150 * (56 * 32 - 14 * 48) ** 2) / (70 * 80 * 104 * 46);
  const p = rateDifferenceTest({ x: 56, n: 70 }, { x: 48, n: 80 });
  expect(p).toBeCloseTo(2 * normalProbability(-Math.sqrt((chiSquared * 149) / 150)), 10);
  for (const x of [45, 46, 47, 48, 56]) {
    const { lo, hi } = miettinenNurminenDifference({ x, n: 70 }, { x: 44, n: 80 });
    expect(rateDifferenceTest({ x, n: 70 }, { x: 44, n: 80 }) < 0.05).toBe(lo > 0 || hi < 0);
  }
});

test("none against none is no difference", () => {
  expect(rateDifferenceTest({ x: 0, n: 10 }, { x: 0, n: 20 })).toBeCloseTo(1, 12);
});

test("all against none: the upper limit is 1", () => {
  expect(miettinenNurminenDifference({ x: 10, n: 10 }, { x: 0, n: 20 }).hi).toBe(1);
});

test("a difference with an empty group is refused", () => {
  expect(() => newcombeDifference({ x: 0, n: 0 }, { x: 1, n: 2 })).toThrow("expected patients in both groups");
});
