import { InputError } from "../foundation/errors.ts";

/** Complete response, partial response, stable disease, progressive disease, not evaluable. */
export type Response = "CR" | "PR" | "SD" | "PD" | "NE";

/** What is seen of the lesions that are not measured. */
export type NonTarget = "gone" | "present" | "progressing" | "unknown";

/** One visit after baseline. */
export interface Assessment {
  /** After randomisation. */
  readonly day: number;
  /**
   * Sum over the target lesions: of diameters in mm (RECIST 1.1, iRECIST), or of the products of two diameters in mm²
   * with the measurable new lesions included (irRC). NaN where the lesions could not all be measured.
   */
  readonly sum: number;
  /** Lesions seen for the first time at this visit. */
  readonly newLesions?: number;
  /** All target lesions gone, and nodes below 10 mm in the short axis. Default: the sum is 0. */
  readonly targetsGone?: boolean;
  /** Default `gone`: no other lesions to watch. */
  readonly nonTarget?: NonTarget;
}

export interface ResponseOptions {
  /** Complete and partial responses count only when seen again; default true. */
  readonly confirmation?: boolean;
  /** Least days between a response and its confirmation; default 28. */
  readonly confirmationDays?: number;
  /** Visits without an evaluable assessment that may lie between the two; default 1. */
  readonly missedBetween?: number;
  /** Least days from baseline for stable disease to count; default 42. */
  readonly stableDays?: number;
}

/** A visit with its response. */
export interface TimePoint {
  readonly day: number;
  readonly response: Response;
  /** Sum over baseline less 1; NaN where not measured. */
  readonly change: number;
  /** Smallest sum before this visit, baseline included. */
  readonly nadir: number;
  /** Disease seen progressing for the first time, which a later visit must confirm (iRECIST, irRC). */
  readonly unconfirmed?: boolean;
}

/** A patient's course under one set of criteria. */
export interface ResponseCourse {
  readonly visits: readonly TimePoint[];
  readonly best: Response;
  /** Smallest change from baseline until progression, a fraction; NaN where nothing was measured. */
  readonly bestChange: number;
  /** First day of the response that makes `best` CR or PR; NaN without. */
  readonly responseDay: number;
  /** Day of progression; NaN without. */
  readonly progressionDay: number;
}

/** Refuses a baseline of nothing and visits that are out of order. */
export function checkAssessments(baseline: number, assessments: readonly Assessment[]): void {
  if (!(baseline > 0 && Number.isFinite(baseline))) {
    throw new InputError("baseline sum", String(baseline), "a number above 0: measurable disease");
  }
  assessments.forEach(({ day, sum }, i) => {
    const before = i === 0 ? 0 : assessments[i - 1].day;
    if (!(day > before)) {
      throw new InputError(`assessments[${i}].day`, String(day), `a day after the one before, ${before}`);
    }
    if (sum < 0) throw new InputError(`assessments[${i}].sum`, String(sum), "a sum ≥ 0, or NaN where not measured");
  });
}
