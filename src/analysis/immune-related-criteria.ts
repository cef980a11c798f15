import {
  type Assessment,
  checkAssessments,
  type Response,
  type ResponseCourse,
  type ResponseOptions,
  type TimePoint,
} from "./assessment.ts";
import { courseUntil } from "./irecist.ts";

/** Growth of the burden over its nadir that is progression, and its fall from baseline that is a partial response. */
const progressing = 0.25;
const responding = 0.5;

/**
 * Responses of one patient by the immune-related response criteria (irRC). New lesions add to the burden and are not
 * progression by themselves; progression must be seen again at least four weeks later without a fall in between, and
 * counts from the day it was first seen. A suspicion that no later visit could confirm or clear counts as progression.
 *
 * @param baseline     sum of the products of the two largest perpendicular diameters, mm²
 * @param assessments  visits whose `sum` is mm² and includes measurable new lesions; other new lesions do not count
 *
 * Source: Wolchok et al. (2009), https://doi.org/10.1158/1078-0432.CCR-09-1624
 */
export function immuneRelatedCriteria(
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions = {},
): ResponseCourse {
  checkAssessments(baseline, assessments);
  const { confirmationDays = 28 } = options;
  const visits: TimePoint[] = [];
  let nadir = baseline;
  let suspected = Number.NaN;
  for (const visit of assessments) {
    const response = timePoint(baseline, nadir, visit);
    const confirmed = response === "PD" && visit.day - suspected >= confirmationDays;
    const unconfirmed = response === "PD" && !confirmed;
    const change = visit.sum / baseline - 1;
    visits.push({ day: visit.day, response, change, nadir, ...(unconfirmed && { unconfirmed }) });
    if (confirmed) break;
    if (response === "PD") suspected = Number.isNaN(suspected) ? visit.day : suspected;
    else if (response !== "NE") suspected = Number.NaN;
    if (visit.sum < nadir) nadir = visit.sum;
  }
  return courseUntil(visits, suspected, options);
}

function timePoint(baseline: number, nadir: number, visit: Assessment): Response {
  const { sum, targetsGone = sum === 0, nonTarget = "gone" } = visit;
  if (Number.isNaN(sum)) return "NE";
  if (targetsGone) return nonTarget === "gone" ? "CR" : "PR";
  if (sum >= (1 + progressing) * nadir - 1e-9) return "PD";
  return sum <= (1 - responding) * baseline + 1e-9 ? "PR" : "SD";
}
