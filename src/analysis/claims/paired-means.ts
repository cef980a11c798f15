import { studentReach } from "../../numerics/statistics/student.ts";
import type { Estimate } from "../kaplan-meier.ts";

/** Mean with Student's interval; it has no width where all runs gave the same. */
export function meanEffect(values: readonly number[], confidence: number): Estimate {
  const { mean, error } = moments(values);
  const half = studentReach(confidence, values.length - 1) * error;
  return { value: mean, lo: mean - half, hi: mean + half };
}

/** Mean difference of pairs, first less second. */
export function meanDifference(first: readonly number[], second: readonly number[], confidence: number): Estimate {
  return meanEffect(
    first.map((value, i) => value - second[i]),
    confidence,
  );
}

/**
 * Ratio of the means of pairs of numbers that are not negative, with Fieller's interval: all ratios θ for which a t test
 * does not reject that first − θ·second is 0 on average. It takes no logarithms, so runs that end at 0 count as what they
 * are; where the second mean might be 0 the interval has no upper end, as it should not. A ratio of logarithms would need
 * a made-up number in place of 0, and a bootstrap of a dozen runs is too narrow.
 *
 * Source: Fieller (1954), https://doi.org/10.1111/j.2517-6161.1954.tb00159.x
 */
export function meanRatio(first: readonly number[], second: readonly number[], confidence: number): Estimate {
  const n = first.length;
  const a = moments(first);
  const b = moments(second);
  const value = a.mean / b.mean;
  const unbounded = { value, lo: 0, hi: Number.POSITIVE_INFINITY };
  if (b.mean === 0) return unbounded;
  const t = studentReach(confidence, n - 1);
  const shared = covariance(first, second) / n;
  // (ā − θ·b̄)² ≤ t²·(va − 2θ·vab + θ²·vb), as a quadratic in θ.
  const square = b.mean * b.mean - t * t * b.error * b.error;
  const middle = a.mean * b.mean - t * t * shared;
  const constant = a.mean * a.mean - t * t * a.error * a.error;
  const discriminant = middle * middle - square * constant;
  if (discriminant < 0) return unbounded;
  const root = Math.sqrt(discriminant);
  if (square <= 0) return { ...unbounded, lo: constant > 0 ? lowerBorder(square, middle, constant, root) : 0 };
  return { value, lo: Math.max(0, (middle - root) / square), hi: Math.max(0, (middle + root) / square) };
}

/** The second mean may be 0: ratios above this are not rejected; where the first may be 0 too, none is. */
function lowerBorder(square: number, middle: number, constant: number, root: number): number {
  if (square === 0) return middle > 0 ? constant / (2 * middle) : 0;
  return Math.max((middle - root) / square, (middle + root) / square);
}

function moments(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { mean, error: Math.sqrt(covariance(values, values) / n) };
}

function covariance(first: readonly number[], second: readonly number[]): number {
  const n = first.length;
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const [a, b] = [meanOf(first), meanOf(second)];
  return first.reduce((sum, value, i) => sum + (value - a) * (second[i] - b), 0) / (n - 1);
}
