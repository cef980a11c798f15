import { InputError } from "../foundation/errors.ts";

/** What is known of one patient's course; days after randomisation, NaN for what did not happen. */
export interface PatientCourse {
  /** Days of the assessments that were adequate (evaluable), ascending. */
  readonly adequateDays: readonly number[];
  readonly progressionDay: number;
  readonly deathDay: number;
  /** Start of another cancer therapy; censors what follows. */
  readonly newTherapyDay?: number;
  /** Last day on which the patient was known to be alive. */
  readonly lastKnownDay: number;
}

export interface CensoringRules {
  /** Days on which assessments were due, ascending. */
  readonly scheduledDays: readonly number[];
  /** Assessments missed in a row, before the event, that make its time unknown; default 2. */
  readonly missedVisits?: number;
  /** Days by which a visit may be early or late and still count as made; default 7. */
  readonly window?: number;
}

export interface EndpointTime {
  readonly day: number;
  readonly event: 0 | 1;
  readonly reason:
    | "progression"
    | "death"
    | "no event"
    | "missed assessments"
    | "new therapy"
    | "no assessment after baseline";
}

/**
 * Progression-free survival of one patient with the usual rules of censoring: at the last adequate assessment without
 * an event, before a new therapy, and before two or more missed assessments in a row; at day 0 without any assessment.
 *
 * Source: FDA (2018), Clinical trial endpoints for the approval of cancer drugs and biologics, appendix 3 (table A)
 */
export function progressionFreeSurvival(course: PatientCourse, rules: CensoringRules): EndpointTime {
  const { missedVisits = 2, window = 7 } = rules;
  const { adequateDays, progressionDay, deathDay, newTherapyDay = Number.NaN, lastKnownDay } = course;
  if (!(lastKnownDay >= 0)) throw new InputError("lastKnownDay", String(lastKnownDay), "a day ≥ 0");
  const progressed = !Number.isNaN(progressionDay) && !(deathDay < progressionDay);
  const eventDay = progressed ? progressionDay : deathDay;
  const lastBefore = (day: number) => adequateDays.reduce((last, seen) => (seen < day ? seen : last), 0);
  if (newTherapyDay < eventDay || (Number.isNaN(eventDay) && !Number.isNaN(newTherapyDay))) {
    return { day: lastBefore(newTherapyDay + 1), event: 0, reason: "new therapy" };
  }
  if (Number.isNaN(eventDay)) {
    const last = adequateDays.at(-1);
    if (last === undefined) return { day: 0, event: 0, reason: "no assessment after baseline" };
    return { day: last, event: 0, reason: "no event" };
  }
  const last = lastBefore(eventDay);
  const missed = rules.scheduledDays.filter((due) => due > last + window && due < eventDay - window).length;
  if (missed >= missedVisits) return { day: last, event: 0, reason: "missed assessments" };
  return { day: eventDay, event: 1, reason: progressed ? "progression" : "death" };
}

/** Overall survival of one patient: death, or censored on the last day known alive. */
export function overallSurvival(course: Pick<PatientCourse, "deathDay" | "lastKnownDay">): EndpointTime {
  if (Number.isNaN(course.deathDay)) return { day: course.lastKnownDay, event: 0, reason: "no event" };
  return { day: course.deathDay, event: 1, reason: "death" };
}

/** Time from the first day of a response to progression or death, with the censoring of progression-free survival. */
export function durationOfResponse(responseDay: number, endpoint: EndpointTime): EndpointTime | undefined {
  if (Number.isNaN(responseDay)) return undefined;
  return { ...endpoint, day: Math.max(0, endpoint.day - responseDay) };
}
