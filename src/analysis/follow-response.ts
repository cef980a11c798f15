import {
  type Assessment,
  checkAssessments,
  type Response,
  type ResponseCourse,
  type ResponseOptions,
  type TimePoint,
} from "./assessment.ts";
import { bestResponse, smallestChange } from "./best-response.ts";

/**
 * One patient's course under criteria that judge each visit by itself, the baseline, the smallest sum so far and
 * whether a complete response came before: what RECIST 1.1, Lugano and the marrow criteria have in common.
 *
 * @param respond  response at a visit; `nadir` is the smallest earlier sum, baseline included
 * @throws {InputError} for a baseline of nothing, or visits out of order
 */
export function followResponse(
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions,
  respond: (visit: Assessment, nadir: number, complete: boolean) => Response,
): ResponseCourse {
  checkAssessments(baseline, assessments);
  const visits: TimePoint[] = [];
  let nadir = baseline;
  let complete = false;
  for (const assessment of assessments) {
    const { day, sum } = assessment;
    const response = respond(assessment, nadir, complete);
    visits.push({ day, response, change: sum / baseline - 1, nadir });
    if (sum < nadir) nadir = sum;
    complete ||= response === "CR";
  }
  const progressionDay = visits.find(({ response }) => response === "PD")?.day ?? Number.NaN;
  return {
    visits,
    ...bestResponse(visits, options),
    bestChange: smallestChange(visits, progressionDay),
    progressionDay,
  };
}
