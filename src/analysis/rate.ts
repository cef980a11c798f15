import { InputError } from "../foundation/errors.ts";
import { betaQuantile } from "../numerics/statistics/beta-distribution.ts";

/** An estimated fraction: `x` of `n`, with its confidence limits. */
export interface Rate {
  readonly x: number;
  readonly n: number;
  /** NaN of nobody. */
  readonly rate: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * A rate with its exact interval: every limit is the rate at which so many, or so few, would be seen half of
 * (1 − confidence) of the time.
 *
 * @param x  patients with the outcome, a whole number from 0 to `n`
 *
 * Source: Clopper & Pearson (1934), https://doi.org/10.1093/biomet/26.4.404
 */
export function exactRate(x: number, n: number, confidence = 0.95): Rate {
  checkCount(x, n);
  const tail = (1 - confidence) / 2;
  return {
    x,
    n,
    rate: n === 0 ? Number.NaN : x / n,
    lo: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1, 1 - tail),
    hi: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x, tail),
  };
}

/** The rate of a yes or no outcome among patients. */
export function rateOf(outcomes: readonly boolean[], confidence = 0.95): Rate {
  return exactRate(outcomes.filter(Boolean).length, outcomes.length, confidence);
}

/** Refuses a count that is not a whole number between 0 and `n`. */
export function checkCount(x: number, n: number): void {
  if (!(Number.isInteger(n) && n >= 0)) throw new InputError("n", String(n), "a whole number ≥ 0");
  if (!(Number.isInteger(x) && x >= 0 && x <= n)) throw new InputError("x", String(x), `a whole number from 0 to ${n}`);
}
