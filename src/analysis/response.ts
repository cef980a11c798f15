import type { Assessment, Response, ResponseCourse, ResponseOptions } from "./assessment.ts";
import { immuneRelatedCriteria } from "./immune-related-criteria.ts";
import { irecist } from "./irecist.ts";
import { lugano } from "./lugano.ts";
import { marrowCriteria } from "./marrow-criteria.ts";
import { type Rate, rateOf } from "./rate.ts";
import { recist } from "./recist.ts";
import { relapse } from "./relapse.ts";

export type ResponseCriteria = "RECIST 1.1" | "irRC" | "iRECIST" | "Lugano" | "marrow" | "relapse";

const byCriteria = {
  "RECIST 1.1": recist,
  irRC: immuneRelatedCriteria,
  iRECIST: irecist,
  Lugano: lugano,
  marrow: marrowCriteria,
} as const;

/** Responses of one patient by the criteria named; each has its file. */
export function assessResponse(
  criteria: ResponseCriteria,
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions = {},
): ResponseCourse {
  if (criteria === "relapse") return relapse(assessments);
  return byCriteria[criteria](baseline, assessments, options);
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
