import {
  type Assessment,
  checkAssessments,
  type ResponseCourse,
  type ResponseOptions,
  type TimePoint,
} from "./assessment.ts";
import { bestResponse, smallestChange } from "./best-response.ts";
import { recistTimePoint } from "./recist.ts";

/** Further growth over the sum at unconfirmed progression that confirms it, mm. */
const furtherGrowth = 5;

/** An unconfirmed progression under watch. */
interface Suspicion {
  readonly day: number;
  readonly sum: number;
  readonly byLesions: boolean;
  readonly byTargets: boolean;
}

/**
 * Responses of one patient by iRECIST: progression must be confirmed at the next evaluable visit, by further growth of
 * at least 5 mm, by another new lesion, or by progression of a kind not seen before. Shrinkage to stable disease or
 * response instead clears the suspicion. Progression counts from the day it was first seen. A suspicion that no later
 * visit could confirm or clear counts as progression.
 *
 * Simplification: the sum of new lesions is not followed apart, so their growth alone does not confirm.
 *
 * Source: Seymour et al. (2017), https://doi.org/10.1016/S1470-2045(17)30074-8
 */
export function irecist(
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions = {},
): ResponseCourse {
  checkAssessments(baseline, assessments);
  const visits: TimePoint[] = [];
  let nadir = baseline;
  let complete = false;
  let suspicion: Suspicion | undefined;
  let confirmedDay = Number.NaN;
  for (const visit of assessments) {
    const { day, sum, newLesions = 0 } = visit;
    const response = recistTimePoint(baseline, nadir, complete, visit);
    const confirmed = suspicion !== undefined && confirms(suspicion, visit, response === "PD", nadir);
    const unconfirmed = response === "PD" && !confirmed;
    visits.push({ day, response, change: sum / baseline - 1, nadir, ...(unconfirmed && { unconfirmed }) });
    if (confirmed) {
      confirmedDay = suspicion!.day;
      break;
    }
    if (response === "PD") suspicion ??= { day, sum, byLesions: newLesions > 0, byTargets: grown(sum, nadir) };
    else if (response !== "NE") suspicion = undefined;
    if (sum < nadir) nadir = sum;
    complete ||= response === "CR";
  }
  const progressionDay = Number.isNaN(confirmedDay) ? (suspicion?.day ?? Number.NaN) : confirmedDay;
  return courseUntil(visits, progressionDay, options);
}

function grown(sum: number, nadir: number): boolean {
  return sum >= 1.2 * nadir - 1e-9 && sum - nadir >= 5 - 1e-9;
}

function confirms(suspicion: Suspicion, visit: Assessment, progressing: boolean, nadir: number): boolean {
  if (!progressing) return false;
  const { sum, newLesions = 0 } = visit;
  if (newLesions > 0) return true;
  if (!suspicion.byTargets && grown(sum, nadir)) return true;
  return suspicion.byTargets && sum - suspicion.sum >= furtherGrowth - 1e-9;
}

/** Best response where progressions that were cleared later count as not evaluable and the standing one ends the course. */
export function courseUntil(
  visits: readonly TimePoint[],
  progressionDay: number,
  options: ResponseOptions,
): ResponseCourse {
  const judged = visits.map(({ day, response }) => {
    if (response !== "PD") return { day, response };
    return { day, response: day >= progressionDay ? ("PD" as const) : ("NE" as const) };
  });
  return {
    visits,
    ...bestResponse(judged, options),
    bestChange: smallestChange(visits, progressionDay),
    progressionDay,
  };
}
