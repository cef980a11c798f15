import { InputError } from "../foundation/errors.ts";
import { type Difference, difference } from "./difference.ts";
import type { KaplanMeierCurve } from "./kaplan-meier.ts";

/** Mean time free of the event within the first `tau`, in the curve's unit of time. */
export interface RestrictedMean {
  readonly tau: number;
  readonly mean: number;
  readonly error: number;
}

/**
 * Restricted mean survival time: the area under the Kaplan–Meier curve to `tau`, with Greenwood's standard error.
 * Past the last observation the curve is carried on level, as R's `survfit` does; see `largestTau`.
 *
 * Source: Klein & Moeschberger (2003), Survival analysis, section 4.5
 */
export function restrictedMean(curve: KaplanMeierCurve, tau: number): RestrictedMean {
  if (!(tau > 0 && Number.isFinite(tau))) throw new InputError("tau", String(tau), "a finite time above 0");
  let rows = 0;
  while (rows < curve.time.length && curve.time[rows] <= tau) rows += 1;
  // From the end backwards: an event's share of the variance is the square of the area that lies after it.
  let after = 0;
  let variance = 0;
  let until = tau;
  for (let k = rows - 1; k >= 0; k--) {
    after += curve.surviving[k] * (until - curve.time[k]);
    until = curve.time[k];
    const n = curve.atRisk[k];
    const d = curve.events[k];
    if (n > d) variance += (after * after * d) / (n * (n - d));
  }
  return { tau, mean: after + until, error: Math.sqrt(variance) };
}

/** Longest `tau` for which every curve is known: the earliest of their last times. */
export function largestTau(curves: readonly KaplanMeierCurve[]): number {
  return Math.min(...curves.map((curve) => curve.time[curve.time.length - 1]));
}

/** Restricted mean of the first curve less that of the second: time gained within `tau`. */
export function restrictedMeanDifference(
  first: KaplanMeierCurve,
  second: KaplanMeierCurve,
  tau: number,
  confidence = 0.95,
): Difference {
  const [a, b] = [first, second].map((curve) => restrictedMean(curve, tau));
  return difference({ value: a.mean, error: a.error }, { value: b.mean, error: b.error }, confidence);
}
