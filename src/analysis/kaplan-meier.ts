import { InputError } from "../foundation/errors.ts";
import { exp, log } from "../foundation/maths.ts";
import { normalQuantile } from "../numerics/statistics/normal.ts";
import { checkTimes, type RiskSets, riskSets, type SurvivalTimes } from "./survival-times.ts";

/** The scale on which a confidence interval is symmetric. R's `survfit` defaults to `log`, SAS to `log-log`. */
export type IntervalScale = "plain" | "log" | "log-log";

export interface KaplanMeierOptions {
  /** Default `log-log`: its limits stay between 0 and 1, and trial reports use it most. */
  readonly scale?: IntervalScale;
  /** Default 0.95. */
  readonly confidence?: number;
}

/** One row a distinct time, of an event or of a censoring, ascending. */
export interface KaplanMeierCurve extends RiskSets {
  /** Fraction free of the event after the time. */
  readonly surviving: Float64Array;
  /** Standard error of `surviving`, by Greenwood's formula; NaN once nobody is left. */
  readonly error: Float64Array;
  /** Pointwise confidence limits; NaN where the scale has none (at 0, and with log-log at 1). */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/**
 * Kaplan–Meier estimate of the fraction of patients still free of the event.
 *
 * @throws {InputError} for no patients, a negative time, or an event that is neither 0 nor 1
 *
 * Sources: Kaplan & Meier (1958), https://doi.org/10.1080/01621459.1958.10501452; interval scales: Kalbfleisch &
 * Prentice (1980), The statistical analysis of failure time data
 */
export function kaplanMeier(data: SurvivalTimes, options: KaplanMeierOptions = {}): KaplanMeierCurve {
  checkTimes(data);
  const { scale = "log-log", confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new InputError("confidence", String(confidence), "a number between 0 and 1");
  }
  const z = normalQuantile(0.5 + confidence / 2);
  const sets = riskSets(data);
  const rows = sets.time.length;
  const [surviving, error, lo, hi] = Array.from({ length: 4 }, () => new Float64Array(rows));
  let fraction = 1;
  let greenwood = 0;
  for (let k = 0; k < rows; k++) {
    const n = sets.atRisk[k];
    const d = sets.events[k];
    fraction *= (n - d) / n;
    greenwood += d / (n * (n - d)); // ∞ when all fail at once: the error is then NaN
    const relative = Math.sqrt(greenwood);
    surviving[k] = fraction;
    error[k] = fraction * relative;
    [lo[k], hi[k]] = limits(fraction, relative, z, scale);
  }
  return { ...sets, surviving, error, lo, hi };
}

/** Confidence limits of a survival fraction from the standard error of its logarithm. */
function limits(s: number, relative: number, z: number, scale: IntervalScale): [number, number] {
  if (scale === "plain") return [Math.max(s - z * s * relative, 0), Math.min(s + z * s * relative, 1)];
  if (s === 0) return [Number.NaN, Number.NaN];
  if (scale === "log") return [exp(log(s) - z * relative), Math.min(exp(log(s) + z * relative), 1)];
  if (s === 1) return [Number.NaN, Number.NaN];
  const centre = log(-log(s));
  const half = (z * relative) / log(s);
  return [exp(-exp(centre - half)), exp(-exp(centre + half))];
}

export interface Estimate {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Time by which a fraction `p` has had the event (the median for ½), with Brookmeyer–Crowley limits: where the curve's
 * confidence limits cross 1 − p. NaN where they do not. A flat stretch exactly at 1 − p gives its middle, as in R.
 *
 * Source: Brookmeyer & Crowley (1982), https://doi.org/10.2307/2530286
 */
export function survivalQuantile(curve: KaplanMeierCurve, p = 0.5): Estimate {
  return {
    value: crossing(curve.time, curve.surviving, 1 - p),
    lo: crossing(curve.time, curve.lo, 1 - p),
    hi: crossing(curve.time, curve.hi, 1 - p),
  };
}

export function medianSurvival(curve: KaplanMeierCurve): Estimate {
  return survivalQuantile(curve, 0.5);
}

function crossing(time: Float64Array, level: Float64Array, target: number): number {
  const tolerance = 1.4901161193847656e-8; // √ε, as R: sums of fractions miss ½ by rounding
  for (let k = 0; k < time.length; k++) {
    if (!(level[k] < target + tolerance)) continue;
    if (Math.abs(level[k] - target) >= tolerance) return time[k];
    for (let next = k + 1; next < time.length; next++) {
      if (level[next] < level[k]) return (time[k] + time[next]) / 2;
    }
    return time[k];
  }
  return Number.NaN;
}

/** The fraction still free of the event at a time, with its standard error, limits, and the patients still at risk. */
export interface MilestoneRate extends Estimate {
  readonly time: number;
  readonly error: number;
  readonly atRisk: number;
}

/**
 * Milestone (landmark) rate. Past the last patient's observation the rate is not known: NaN, unless it is already 0.
 */
export function survivalAt(curve: KaplanMeierCurve, time: number): MilestoneRate {
  let row = -1;
  while (row + 1 < curve.time.length && curve.time[row + 1] <= time) row += 1;
  const atRisk = row + 1 < curve.time.length ? curve.atRisk[row + 1] : 0;
  const here = row >= 0 && curve.time[row] === time ? curve.atRisk[row] : atRisk;
  if (row < 0) return { time, value: 1, error: 0, lo: 1, hi: 1, atRisk: here };
  const known = time <= curve.time[curve.time.length - 1] || curve.surviving[row] === 0;
  const value = (column: Float64Array) => (known ? column[row] : Number.NaN);
  return {
    time,
    value: value(curve.surviving),
    error: value(curve.error),
    lo: value(curve.lo),
    hi: value(curve.hi),
    atRisk: here,
  };
}

export interface Counts {
  readonly time: number;
  /** Still under observation just before the time. */
  readonly atRisk: number;
  /** Left before or at the time, without the event. */
  readonly censored: number;
  /** Events before or at the time. */
  readonly events: number;
}

/** The rows under a Kaplan–Meier plot: at risk, and censored and events so far, at the given times. */
export function countsAt(curve: RiskSets, times: ArrayLike<number>): Counts[] {
  return Array.from(times, (time) => {
    let censored = 0;
    let events = 0;
    let atRisk = 0;
    for (let k = 0; k < curve.time.length; k++) {
      if (curve.time[k] > time) {
        atRisk = curve.atRisk[k];
        break;
      }
      censored += curve.censored[k];
      events += curve.events[k];
      if (curve.time[k] === time) {
        atRisk = curve.atRisk[k];
        break;
      }
    }
    return { time, atRisk, censored, events };
  });
}
