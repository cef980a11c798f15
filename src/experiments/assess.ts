import type { Response } from "../analysis/assessment.ts";
import { progressionFreeSurvival } from "../analysis/progression-free-survival.ts";
import { assessResponse } from "../analysis/response.ts";
import type { TrialDesign } from "./design.ts";
import type { Visit } from "./follow-up.ts";
import type { Observation } from "./treat.ts";

/** One patient's readout by the trial's criteria. Days from randomisation; NaN for what did not happen. */
export interface ReadOut {
  /** Response at each of the observation's visits; "" at baseline. */
  readonly responses: readonly (Response | "")[];
  readonly best: Response;
  /** Smallest change of the burden until progression, a fraction; NaN where there was nothing to see at baseline. */
  readonly bestChange: number;
  readonly responseDay: number;
  readonly progressionDay: number;
  readonly pfsDay: number;
  /** 1 where progression or death was seen, 0 where censored. */
  readonly pfsEvent: number;
}

/**
 * What criteria count: a sum of diameters or percent of blasts as it is, a sum of products of diameters as its square
 * (lesions are taken to change in proportion).
 */
const power: Readonly<Record<TrialDesign["response"]["criteria"], 1 | 2>> = {
  "RECIST 1.1": 1,
  iRECIST: 1,
  irRC: 2,
  Lugano: 2,
  marrow: 1,
  relapse: 1,
};

/** Long axis up to which a lymph node counts as normal (Lugano), mm. */
const normalNode = 15;

/** Response and progression-free survival of one observed patient. */
export function assess(observation: Observation, design: TrialDesign): ReadOut {
  const [baseline, ...later] = observation.visits;
  const { criteria, confirmation } = design.response;
  const counted = ({ burden }: Visit) => (power[criteria] === 2 ? burden * burden : burden);
  let known = false;
  const assessments = later.map((visit) => {
    const newLesions = visit.newLesion && !known ? 1 : 0;
    known ||= visit.newLesion;
    const gone = criteria === "Lugano" ? { targetsGone: visit.largest <= normalNode } : {};
    return { day: visit.day, sum: counted(visit), newLesions, ...gone };
  });
  const course = assessResponse(criteria, counted(baseline), assessments, { confirmation });
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
  for (const { day, burden } of later) {
    const change = changeFrom(baseline.burden, burden);
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

/** Change from baseline, a fraction; NaN where there was nothing at baseline. */
export function changeFrom(baseline: number, burden: number): number {
  return baseline > 0 ? burden / baseline - 1 : Number.NaN;
}

/** Days on which the protocol asks for assessments, up to `until`. */
function scheduledDays({ visits }: TrialDesign, until: number): number[] {
  const days: number[] = [];
  for (let day = visits.first; day <= until; day += day < visits.until ? visits.every : visits.later) days.push(day);
  return days;
}
