import type { Endpoint } from "../../analysis/subjects.ts";
import { daysPerMonth } from "../../analysis/subjects.ts";
import type { SurvivalTimes } from "../../analysis/survival-times.ts";
import type { TrialDesign } from "../design.ts";
import { allocate } from "./allocate.ts";
import { arrive } from "./arrive.ts";
import type { Allocation } from "./conduct-design.ts";
import { type ArmCourses, knownBy, type Roster } from "./roster.ts";

/** The patients of one conducted trial, in the order in which they came. */
export interface Enrolled {
  /** Place in the roster. */
  readonly patient: Int32Array;
  /** Day of randomisation after the first patient. */
  readonly day: Float64Array;
  readonly stratum: Int32Array;
  /** Place of the arm. */
  readonly arm: Int32Array;
  readonly repeated: number;
}

/** Where a design says nothing of them: everybody on one day, alternating in random blocks without strata. */
export function allocationOf({ allocation, arms }: TrialDesign): Allocation {
  return allocation ?? { strata: [], blocks: [2 * arms.length], ratio: arms.map(() => 1) };
}

/** Enrols a trial's patients and allocates them. @param size  patients in all arms together */
export function enrolTrial(design: TrialDesign, roster: Roster, size: number, trial: number): Enrolled {
  const { accrual = { over: 0, ramp: 0 }, seed } = design;
  const { patient, day, repeated } = arrive(size, roster.patients.length, accrual, seed, trial);
  const stratum = patient.map((one) => roster.strata[one]);
  return { patient, day, repeated, stratum, arm: allocate(allocationOf(design), [...stratum], seed, trial) };
}

/** Whose courses the patients of each arm have: their own arm's, or under the null those of its reference. */
export type Courses = (arm: number) => ArmCourses;

/** A comparison of two arms as it is known on a day of the calendar. */
export interface KnownData {
  readonly times: SurvivalTimes;
  /** 1 for the arm, 0 for its reference. */
  readonly group: Float64Array;
  readonly strata: Int32Array;
  readonly events: number;
}

/** Times in months of the patients of two arms who have come by a day, and what is known of them then. */
export function knownOn(
  enrolled: Enrolled,
  courses: Courses,
  [arm, reference]: readonly [number, number],
  endpoint: Endpoint,
  calendarDay: number,
): KnownData {
  const rows: { time: number; event: number; group: number; stratum: number }[] = [];
  let events = 0;
  for (let i = 0; i < enrolled.patient.length; i++) {
    const own = enrolled.arm[i];
    if ((own !== arm && own !== reference) || enrolled.day[i] > calendarDay) continue;
    const { time, event } = knownBy(courses(own), enrolled.patient[i], endpoint, calendarDay, enrolled.day[i]);
    events += event;
    rows.push({ time: time / daysPerMonth, event, group: own === arm ? 1 : 0, stratum: enrolled.stratum[i] });
  }
  return {
    times: { time: Float64Array.from(rows, (row) => row.time), event: Float64Array.from(rows, (row) => row.event) },
    group: Float64Array.from(rows, (row) => row.group),
    strata: Int32Array.from(rows, (row) => row.stratum),
    events,
  };
}

/** Calendar days on which events of two arms become known, ascending. */
export function eventDays(
  enrolled: Enrolled,
  courses: Courses,
  [arm, reference]: readonly [number, number],
  endpoint: Endpoint,
): Float64Array {
  const days: number[] = [];
  for (let i = 0; i < enrolled.patient.length; i++) {
    const own = enrolled.arm[i];
    if (own !== arm && own !== reference) continue;
    const { time, event } = knownBy(
      courses(own),
      enrolled.patient[i],
      endpoint,
      Number.POSITIVE_INFINITY,
      enrolled.day[i],
    );
    if (event === 1) days.push(enrolled.day[i] + time);
  }
  return Float64Array.from(days).sort();
}
