import type { Assessment, Response, ResponseCourse, ResponseOptions } from "./assessment.ts";
import { followResponse } from "./follow-response.ts";

/** Percent of blasts below which a marrow is in complete remission, and up to which in partial remission. */
const complete = 5;
const partial = 25;
/** Fall from baseline that a partial remission needs, and rise over the smallest share that is progression. */
const responding = 0.5;
const progressing = 0.25;

/**
 * Responses of acute leukaemia by the share of blasts in the marrow. Complete remission is below 5 %; blasts of 5 % or
 * more after it are a relapse. Blood counts and other sites are not seen here, so this is remission with or without
 * recovery of the counts.
 *
 * @param baseline     blasts among marrow cells before treatment, percent
 * @param assessments  visits whose `sum` is percent of blasts; new lesions are disease outside the marrow
 *
 * Source: Kröger et al. (2010), table 4a, https://doi.org/10.1016/j.bbmt.2010.06.008; it lets relapse begin at 25 %,
 * trials at the 5 % that ends a remission
 */
export function marrowCriteria(
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions = {},
): ResponseCourse {
  return followResponse(baseline, assessments, options, ({ sum, newLesions = 0 }, nadir, remitted) =>
    newLesions > 0 ? "PD" : timePoint(baseline, nadir, remitted, sum),
  );
}

function timePoint(baseline: number, nadir: number, remitted: boolean, blasts: number): Response {
  if (Number.isNaN(blasts)) return "NE";
  if (blasts < complete) return "CR";
  if (remitted || blasts >= (1 + progressing) * nadir) return "PD";
  return blasts <= partial && blasts <= (1 - responding) * baseline ? "PR" : "SD";
}
