import type { Assessment, Response, ResponseCourse, ResponseOptions } from "./assessment.ts";
import { immuneRelatedCriteria } from "./immune-related-criteria.ts";
import { irecist } from "./irecist.ts";
import { type Rate, rateOf } from "./rate.ts";
import { recist } from "./recist.ts";

export type ResponseCriteria = "RECIST 1.1" | "irRC" | "iRECIST";

/** Responses of one patient by the criteria named; see `recist`, `irecist` and `immuneRelatedCriteria`. */
export function assessResponse(
  criteria: ResponseCriteria,
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions = {},
): ResponseCourse {
  if (criteria === "irRC") return immuneRelatedCriteria(baseline, assessments, options);
  return (criteria === "iRECIST" ? irecist : recist)(baseline, assessments, options);
}

/** Objective (CR or PR), complete, and disease control (CR, PR or SD) rates with exact intervals. */
export interface ResponseRates {
  readonly orr: Rate;
  readonly cr: Rate;
  readonly dcr: Rate;
}

/** Rates over all patients; those not evaluable count as not responding, as intention to treat asks. */
export function responseRates(best: readonly Response[], confidence = 0.95): ResponseRates {
  const among = (...counted: Response[]) =>
    rateOf(
      best.map((response) => counted.includes(response)),
      confidence,
    );
  return { orr: among("CR", "PR"), cr: among("CR"), dcr: among("CR", "PR", "SD") };
}
