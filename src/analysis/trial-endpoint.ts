import { InputError } from "../foundation/errors.ts";
import type { Table } from "../foundation/table.ts";
import { kaplanMeier, medianSurvival, survivalAt } from "./kaplan-meier.ts";
import { bestResponses, rowsOfArm, survivalTimes } from "./subjects.ts";
import { hazardRatio } from "./two-group-hazard.ts";

/** One number that a trial reports. */
export interface TrialEndpoint {
  readonly arm: string;
  readonly endpoint:
    | "ORR"
    | "CR"
    | "median PFS"
    | "median OS"
    | "PFS rate"
    | "OS rate"
    | "hazard ratio PFS"
    | "hazard ratio OS";
  /** Months, for a rate. */
  readonly at?: number;
  /** For a hazard ratio: the arm that `arm` is held against. */
  readonly reference?: string;
}

/** Rows of a `subjects` table that stand for the patients of each arm; a row may come more than once. */
export type ArmRows = ReadonlyMap<string, readonly number[]>;

/**
 * The value of an endpoint, as a fraction, months or a ratio. A median that was not reached is ∞; a rate past the end
 * of follow-up is NaN.
 *
 * @param rows  which patients; default everyone who can be analysed
 * @throws {InputError} for an unknown arm, or a rate or ratio that lacks its month or reference
 */
export function trialEndpoint(subjects: Table, query: TrialEndpoint, rows?: ArmRows): number {
  const { arm, endpoint, at, reference } = query;
  const rowsOf = (name: string) => rows?.get(name) ?? rowsOfArm(subjects, name);
  const times = (name: string) => survivalTimes(subjects, endpoint.includes("PFS") ? "PFS" : "OS", rowsOf(name));
  switch (endpoint) {
    case "ORR":
    case "CR": {
      const best = bestResponses(subjects, rowsOf(arm));
      const counted = best.filter((response) => response === "CR" || (endpoint === "ORR" && response === "PR"));
      return counted.length / best.length;
    }
    case "median PFS":
    case "median OS": {
      const { value } = medianSurvival(kaplanMeier(times(arm)));
      return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
    }
    case "PFS rate":
    case "OS rate":
      if (at === undefined) throw new InputError(`${endpoint} of ${arm}`, "no month", "`at`, in months");
      return survivalAt(kaplanMeier(times(arm)), at).value;
    default:
      if (reference === undefined) throw new InputError(`${endpoint} of ${arm}`, "no reference arm", "`reference`");
      return hazardRatio(times(arm), times(reference));
  }
}
