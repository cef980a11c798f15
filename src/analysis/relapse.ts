import type { Assessment, ResponseCourse, TimePoint } from "./assessment.ts";

/**
 * The course of a patient whose disease was taken out: there is nothing to respond, and whatever is seen is a relapse.
 * With it as the progression, progression-free survival is relapse-free survival.
 *
 * @param assessments  visits whose `sum` is 0 while nothing is seen
 */
export function relapse(assessments: readonly Assessment[]): ResponseCourse {
  const visits: TimePoint[] = assessments.map(({ day, sum, newLesions = 0 }) => ({
    day,
    response: sum > 0 || newLesions > 0 ? "PD" : "NE",
    change: Number.NaN,
    nadir: 0,
  }));
  const progressionDay = visits.find(({ response }) => response === "PD")?.day ?? Number.NaN;
  return { visits, best: "NE", bestChange: Number.NaN, responseDay: Number.NaN, progressionDay };
}
