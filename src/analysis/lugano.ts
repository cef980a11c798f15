import type { Assessment, Response, ResponseCourse, ResponseOptions } from "./assessment.ts";
import { followResponse } from "./follow-response.ts";

/** Change of the sum of products of diameters: a rise over the smallest is progression, a fall from baseline response. */
const progressing = 0.5;
const responding = 0.5;

/**
 * Responses of lymphoma by computed tomography (Lugano classification). A complete response leaves nodes of normal
 * size, `targetsGone`, which need not be nothing. Progression is defined there lesion by lesion; here lesions are only
 * known as their sum, which is held against the same half.
 *
 * @param baseline     sum of the products of two perpendicular diameters, mm²
 * @param assessments  visits with such sums; `targetsGone` where no lesion is longer than 15 mm
 *
 * Source: Cheson et al. (2014), https://doi.org/10.1200/JCO.2013.54.8800
 */
export function lugano(
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions = {},
): ResponseCourse {
  return followResponse(baseline, assessments, options, ({ sum, newLesions = 0, targetsGone = sum === 0 }, nadir) =>
    newLesions > 0 ? "PD" : timePoint(baseline, nadir, sum, targetsGone),
  );
}

function timePoint(baseline: number, nadir: number, sum: number, gone: boolean): Response {
  if (Number.isNaN(sum)) return "NE";
  if (gone) return "CR";
  if (sum >= (1 + progressing) * nadir) return "PD";
  return sum <= (1 - responding) * baseline ? "PR" : "SD";
}
