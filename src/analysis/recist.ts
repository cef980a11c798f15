import type { Assessment, NonTarget, Response, ResponseCourse, ResponseOptions } from "./assessment.ts";
import { followResponse } from "./follow-response.ts";

/** Growth over the nadir that is progression: this part of it, and this many mm. */
const progressing = { fraction: 0.2, millimetres: 5 };
/** Fall from baseline that is a partial response. */
const responding = 0.3;
/** Limits count as reached when missed by rounding alone. */
const rounding = 1e-9;

/**
 * Responses of one patient by RECIST 1.1.
 *
 * @param baseline     sum of the diameters of the target lesions before treatment, mm, > 0
 * @param assessments  visits in order of day
 * @throws {InputError} for a baseline of nothing, or visits out of order
 *
 * Source: Eisenhauer et al. (2009), https://doi.org/10.1016/j.ejca.2008.10.026
 */
export function recist(
  baseline: number,
  assessments: readonly Assessment[],
  options: ResponseOptions = {},
): ResponseCourse {
  return followResponse(baseline, assessments, options, (visit, nadir, complete) =>
    recistTimePoint(baseline, nadir, complete, visit),
  );
}

/**
 * Response at one visit.
 *
 * @param nadir     smallest sum so far, baseline included
 * @param complete  whether an earlier visit was a complete response: any disease then is a return (table 3, footnote)
 */
export function recistTimePoint(baseline: number, nadir: number, complete: boolean, visit: Assessment): Response {
  const { sum, newLesions = 0, targetsGone = sum === 0, nonTarget = "gone" } = visit;
  if (newLesions > 0 || nonTarget === "progressing") return "PD";
  if (Number.isNaN(sum)) return "NE";
  if (complete && !targetsGone) return "PD";
  return overall(targetResponse(baseline, nadir, sum, targetsGone), nonTarget);
}

function targetResponse(baseline: number, nadir: number, sum: number, gone: boolean): Response {
  if (gone) return "CR";
  const growth = sum - nadir;
  if (growth >= progressing.fraction * nadir - rounding && growth >= progressing.millimetres - rounding) return "PD";
  return sum <= (1 - responding) * baseline + rounding ? "PR" : "SD";
}

/** Table 1 of RECIST 1.1, without new lesions: other lesions still there make a complete response a partial one. */
function overall(target: Response, nonTarget: NonTarget): Response {
  return target === "CR" && nonTarget !== "gone" ? "PR" : target;
}
