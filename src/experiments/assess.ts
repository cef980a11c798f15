import type { Response } from "../analysis/assessment.ts";
import { progressionFreeSurvival } from "../analysis/progression-free-survival.ts";
import { assessResponse } from "../analysis/response.ts";
import type { TrialDesign } from "./design.ts";
import type { Observation } from "./treat.ts";

/** One patient's readout by the trial's criteria. Days from randomisation; NaN for what did not happen. */
export interface ReadOut {
  /** Response at each of the observation's visits; "" at baseline. */
  readonly responses: readonly (Response | "")[];
  readonly best: Response;
  /** Smallest change of the sum of diameters until progression, a fraction. */
  readonly bestChange: number;
  readonly responseDay: number;
  readonly progressionDay: number;
  readonly pfsDay: number;
  /** 1 where progression or death was seen, 0 where censored. */
  readonly pfsEvent: number;
}

/**
 * Response and progression-free survival of one observed patient.
 *
 * By the immune-related criteria the burden is a sum of products of diameters; lesions are taken to change in
 * proportion, so that it goes with the square of the sum of diameters.
 */
export function assess(observation: Observation, design: TrialDesign): ReadOut {
  const [baseline, ...later] = observation.visits;
  const power = design.response.criteria === "irRC" ? 2 : 1;
  const burden = (sld: number) => (power === 2 ? sld * sld : sld);
  let known = false;
  const assessments = later.map(({ day, sld, newLesion }) => {
    const newLesions = newLesion && !known ? 1 : 0;
    known ||= newLesion;
    return { day, sum: burden(sld), newLesions };
  });
  const course = assessResponse(design.response.criteria, burden(baseline.sld), assessments, {
    confirmation: design.response.confirmation,
  });
  const pfs = progressionFreeSurvival(
    {
      adequateDays: later.map(({ day }) => day),
      progressionDay: course.progressionDay,
      deathDay: observation.death,
      lastKnownDay: observation.lastSeen,
    },
    { scheduledDays: scheduledDays(design, observation.lastSeen), window: 4 * design.visits.window + 7 },
  );
  const end = Number.isNaN(course.progressionDay) ? Number.POSITIVE_INFINITY : course.progressionDay;
  let bestChange = Number.NaN;
  for (const { day, sld } of later) {
    const change = sld / baseline.sld - 1;
    if (day <= end && !(bestChange <= change)) bestChange = change;
  }
  return {
    responses: ["", ...course.visits.map(({ response }) => response)],
    best: course.best,
    bestChange,
    responseDay: course.responseDay,
    progressionDay: course.progressionDay,
    pfsDay: pfs.day,
    pfsEvent: pfs.event,
  };
}

/** Days on which the protocol asks for assessments, up to `until`. */
export function scheduledDays({ visits }: TrialDesign, until: number): number[] {
  const days: number[] = [];
  for (let day = visits.first; day <= until; day += day < visits.until ? visits.every : visits.later) days.push(day);
  return days;
}
