import { InputError } from "../foundation/errors.ts";
import { numbers, type Table, texts } from "../foundation/table.ts";
import type { Response } from "./assessment.ts";
import type { SurvivalTimes } from "./survival-times.ts";

/** Length of a month in survival summaries: 365.25/12 days. */
export const daysPerMonth = 30.4375;

export type Endpoint = "PFS" | "OS";

/** The rows of one arm of a trial's `subjects` table that can be analysed: those with both survival times. */
export function rowsOfArm(subjects: Table, arm: string): number[] {
  const arms = texts(subjects, "arm");
  const [pfs, os] = [numbers(subjects, "pfsDay"), numbers(subjects, "osDay")];
  const rows: number[] = [];
  for (let row = 0; row < subjects.rows; row++) {
    if (arms[row] === arm && Number.isFinite(pfs[row]) && Number.isFinite(os[row])) rows.push(row);
  }
  if (rows.length === 0) {
    throw new InputError("arm", arm, `an arm with patients to analyse: ${[...new Set(arms)].join(", ")}`);
  }
  return rows;
}

/** Survival times of some rows of a `subjects` table, in months. */
export function survivalTimes(subjects: Table, endpoint: Endpoint, rows: readonly number[]): SurvivalTimes {
  const [day, event] = endpoint === "PFS" ? ["pfsDay", "pfsEvent"] : ["osDay", "osEvent"];
  const [days, events] = [numbers(subjects, day), numbers(subjects, event)];
  return {
    time: Float64Array.from(rows, (row) => days[row] / daysPerMonth),
    event: Float64Array.from(rows, (row) => events[row]),
  };
}

/** Best overall responses of some rows of a `subjects` table. */
export function bestResponses(subjects: Table, rows: readonly number[]): Response[] {
  const best = texts(subjects, "bestResponse");
  return rows.map((row) => best[row] as Response);
}
