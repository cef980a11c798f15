import { InputError } from "../foundation/errors.ts";

/** Times to an event or to the end of observation, one entry a patient. */
export interface SurvivalTimes {
  /** From randomisation, ≥ 0, in any one unit. */
  readonly time: ArrayLike<number>;
  /** 1 where the event was seen, 0 where the patient left before it (censored). */
  readonly event: ArrayLike<number>;
}

/** Counts at each distinct time, ascending. At a tie events come before censorings. */
export interface RiskSets {
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/**
 * Refuses what is not a set of survival times.
 *
 * @throws {InputError} naming the first patient whose time or event is unusable
 */
export function checkTimes({ time, event }: SurvivalTimes): void {
  if (time.length === 0) throw new InputError("survival times", "no patients", "at least one");
  if (event.length !== time.length) {
    throw new InputError("survival events", `${event.length} entries`, `${time.length}, one for each time`);
  }
  for (let i = 0; i < time.length; i++) {
    if (!(time[i] >= 0 && Number.isFinite(time[i]))) {
      throw new InputError(`time[${i}]`, String(time[i]), "a finite number ≥ 0");
    }
    if (event[i] !== 0 && event[i] !== 1) throw new InputError(`event[${i}]`, String(event[i]), "0 or 1");
  }
}

/** Refuses a grouping (arms, strata, clusters) that does not fit the patients. */
export function checkLength(name: string, values: ArrayLike<unknown>, patients: number): void {
  if (values.length !== patients) {
    throw new InputError(name, `${values.length} entries`, `${patients}, one for each patient`);
  }
}

/** Patients in order of time; `among` selects some. */
export function orderByTime(time: ArrayLike<number>, among?: readonly number[]): number[] {
  const order = among ? among.slice() : Array.from({ length: time.length }, (_, i) => i);
  return order.sort((i, j) => time[i] - time[j] || i - j);
}

/** At risk, events and censorings at each distinct time; `among` selects patients. */
export function riskSets({ time, event }: SurvivalTimes, among?: readonly number[]): RiskSets {
  const order = orderByTime(time, among);
  const rows: { time: number; atRisk: number; events: number; censored: number }[] = [];
  order.forEach((patient, position) => {
    const open = rows.at(-1);
    const row =
      open?.time === time[patient]
        ? open
        : { time: time[patient], atRisk: order.length - position, events: 0, censored: 0 };
    if (row !== open) rows.push(row);
    if (event[patient] === 1) row.events += 1;
    else row.censored += 1;
  });
  return {
    time: Float64Array.from(rows, (row) => row.time),
    atRisk: Float64Array.from(rows, (row) => row.atRisk),
    events: Float64Array.from(rows, (row) => row.events),
    censored: Float64Array.from(rows, (row) => row.censored),
  };
}

/** Patients of each stratum, strata in order of first appearance; without strata all in one. */
export function strataOf(patients: number, strata?: ArrayLike<string | number>): number[][] {
  if (!strata) return [Array.from({ length: patients }, (_, i) => i)];
  checkLength("strata", strata, patients);
  const groups = new Map<string | number, number[]>();
  for (let i = 0; i < patients; i++) {
    const members = groups.get(strata[i]);
    if (members) members.push(i);
    else groups.set(strata[i], [i]);
  }
  return [...groups.values()];
}
