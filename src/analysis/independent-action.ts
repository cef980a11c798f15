import { InputError } from "../foundation/errors.ts";
import { sin } from "../foundation/maths.ts";
import { type Table, texts } from "../foundation/table.ts";
import { normalRectangle } from "../numerics/statistics/multivariate-normal.ts";
import { normalQuantile } from "../numerics/statistics/normal.ts";
import type { Response } from "./assessment.ts";
import { type KaplanMeierCurve, survivalAt } from "./kaplan-meier.ts";
import { bestResponses, type Endpoint, rowsOfArm, survivalTimes } from "./subjects.ts";
import type { SurvivalTimes } from "./survival-times.ts";

// Independent drug action: a combination gives each patient the better of what either drug alone would have given.
// It is the baseline that a synergistic combination must beat.
// Source: Palmer & Sorger (2017), https://doi.org/10.1016/j.cell.2017.11.009

/**
 * Curve of a combination under independent action, from the curves of the two drugs alone.
 *
 * @param correlation  rank correlation (Spearman) of a patient's times under the two drugs, −1 to 1; times are joined
 *   by a normal copula. Palmer & Sorger use 0.3 as typical.
 * @returns fraction free of the event at each of the times; NaN past the end of either curve
 */
export function independentActionCurve(
  first: KaplanMeierCurve,
  second: KaplanMeierCurve,
  times: ArrayLike<number>,
  correlation: number,
): Float64Array {
  return Float64Array.from(times, (time) => {
    const [a, b] = [survivalAt(first, time).value, survivalAt(second, time).value];
    return independentActionRate(a, b, correlation);
  });
}

/**
 * Fraction of patients whom at least one of two drugs helps (responds, or is still free of the event), from the
 * fractions that each helps alone.
 */
export function independentActionRate(first: number, second: number, correlation: number): number {
  if (!(correlation >= -1 && correlation <= 1)) {
    throw new InputError("rank correlation", String(correlation), "a number from −1 to 1");
  }
  if (Number.isNaN(first) || Number.isNaN(second)) return Number.NaN;
  if (first === 1 || second === 1) return 1;
  if (correlation === 0) return first + second - first * second;
  // Pearson's correlation of the normal scores that have this rank correlation.
  const r = 2 * sin((Math.PI * correlation) / 6);
  const bounds = [normalQuantile(1 - first), normalQuantile(1 - second)];
  const lower = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return 1 - normalRectangle(lower, bounds, [Float64Array.of(1, r), Float64Array.of(r, 1)]);
}

/** One virtual patient's better outcome of two arms. */
export interface BetterOfTwo {
  readonly patients: readonly string[];
  readonly pfs: SurvivalTimes;
  readonly os: SurvivalTimes;
  readonly best: readonly Response[];
}

/**
 * Independent action without a copula: where the same virtual patients went through both arms, each one's better
 * outcome of the two. Times are in months; a time is an event only where both were, else it is censored at the longer.
 *
 * @throws {InputError} where no patient is in both arms
 */
export function betterOfTwoArms(subjects: Table, first: string, second: string): BetterOfTwo {
  const patient = texts(subjects, "patient");
  const others = new Map(rowsOfArm(subjects, second).map((row) => [patient[row], row]));
  const rows = rowsOfArm(subjects, first).filter((row) => others.has(patient[row]));
  if (rows.length === 0) throw new InputError(`${first} and ${second}`, "no patient in both arms", "the same patients");
  const partners = rows.map((row) => others.get(patient[row])!);
  const times = (endpoint: Endpoint) =>
    longer(survivalTimes(subjects, endpoint, rows), survivalTimes(subjects, endpoint, partners));
  const order: readonly Response[] = ["CR", "PR", "SD", "PD", "NE"];
  const [mine, theirs] = [bestResponses(subjects, rows), bestResponses(subjects, partners)];
  return {
    patients: rows.map((row) => patient[row]),
    pfs: times("PFS"),
    os: times("OS"),
    best: mine.map((response, i) => (order.indexOf(response) <= order.indexOf(theirs[i]) ? response : theirs[i])),
  };
}

function longer(first: SurvivalTimes, second: SurvivalTimes): SurvivalTimes {
  return {
    time: Float64Array.from(first.time, (time, i) => Math.max(time, second.time[i])),
    event: Float64Array.from(first.event, (event, i) => event * second.event[i]),
  };
}
