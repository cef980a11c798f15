import { exp, log } from "../../foundation/maths.ts";
import { studentQuantile } from "../../numerics/statistics/beta-distribution.ts";
import { mean, variance } from "../../numerics/statistics/quantile.ts";

/** What lifting one cause did to a count, over pairs of runs that met the same chance. */
export interface PairedEffect {
  /** Mean of the logarithm of the count without the cause over that with it. */
  readonly logRatio: number;
  readonly lo: number;
  readonly hi: number;
  /** The same as a change: -0.62 is 62 % smaller. */
  readonly change: number;
  readonly changeLo: number;
  readonly changeHi: number;
  readonly pairs: number;
}

/**
 * @param lifted  the count in runs without the cause; shape [pairs]
 * @param as      the count in the runs as they were, in the same order
 * @param unit    what one counted cell stands for: nothing left counts as half of it
 */
export function pairedEffect(
  lifted: ArrayLike<number>,
  as: ArrayLike<number>,
  unit: number,
  confidence = 0.95,
): PairedEffect {
  const pairs = lifted.length;
  const ratios = Float64Array.from({ length: pairs }, (_, i) => logCount(lifted[i], unit) - logCount(as[i], unit));
  const logRatio = mean(ratios);
  const half =
    pairs < 2
      ? Number.POSITIVE_INFINITY
      : studentQuantile(1 - (1 - confidence) / 2, pairs - 1) * Math.sqrt(variance(ratios) / pairs);
  const [lo, hi] = [logRatio - half, logRatio + half];
  return { logRatio, lo, hi, change: exp(logRatio) - 1, changeLo: exp(lo) - 1, changeHi: exp(hi) - 1, pairs };
}

/** Logarithm of a count, half a cell where there is none. */
export function logCount(value: number, unit: number): number {
  return log(Math.max(value, unit / 2));
}
