import { normalProbability, normalQuantile } from "../numerics/statistics/normal.ts";
import { type Estimate, type KaplanMeierCurve, survivalAt } from "./kaplan-meier.ts";

/** A difference of two independent estimates, with a normal interval. */
export interface Difference extends Estimate {
  readonly error: number;
  /** Two-sided p-value of no difference. */
  readonly p: number;
}

/** First estimate less second, both with standard errors. */
export function difference(
  first: { readonly value: number; readonly error: number },
  second: { readonly value: number; readonly error: number },
  confidence = 0.95,
): Difference {
  const value = first.value - second.value;
  const error = Math.sqrt(first.error * first.error + second.error * second.error);
  const half = normalQuantile(0.5 + confidence / 2) * error;
  return { value, error, lo: value - half, hi: value + half, p: 2 * normalProbability(-Math.abs(value / error)) };
}

/** Difference of the fractions free of the event at one time, with Greenwood errors. */
export function milestoneDifference(
  first: KaplanMeierCurve,
  second: KaplanMeierCurve,
  time: number,
  confidence = 0.95,
): Difference {
  return difference(survivalAt(first, time), survivalAt(second, time), confidence);
}
