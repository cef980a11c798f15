import type { Endpoint } from "../../analysis/subjects.ts";
import { InputError } from "../../foundation/errors.ts";
import { numbers, type Table, texts } from "../../foundation/table.ts";
import type { TrialDesign } from "../design.ts";
import { stratumOf } from "./strata.ts";

/** What happened to the patients of a cohort in one arm; an entry a patient, in days after randomisation. */
export interface ArmCourses {
  readonly pfsDay: Float64Array;
  readonly pfsEvent: Float64Array;
  readonly osDay: Float64Array;
  readonly osEvent: Float64Array;
  readonly responded: Float64Array;
  /** Day on which it is settled whether somebody responds: of the response, or of the end of time without progression. */
  readonly settledDay: Float64Array;
  /** Days of assessments, ascending; an entry a patient. */
  readonly visits: readonly Float64Array[];
}

/** Virtual patients with what would happen to them in each arm: what trials are conducted with. Plain data. */
export interface Roster {
  readonly patients: readonly string[];
  /** Place of each patient's stratum. */
  readonly strata: Int32Array;
  /** In the order of the design. */
  readonly arms: readonly ArmCourses[];
}

/** Columns of a `subjects` table that patients may be stratified by. */
export const stratifiers = [
  "age",
  "male",
  "weight",
  "ecog",
  "ldh",
  "albumin",
  "pdl1",
  "cd8",
  "clones",
  "lesions",
  "baselineSld",
  "biomarkerTest",
] as const;

/**
 * The patients of a result, without those whose run failed in any arm.
 *
 * @throws {InputError} where nobody is left, or somebody has no value of a covariate that strata need
 */
export function rosterOf(design: TrialDesign, tables: { readonly subjects: Table; readonly visits: Table }): Roster {
  const { subjects } = tables;
  const rows = rowsByArm(design, subjects);
  const [first] = rows;
  const patients = [...first.keys()].filter((patient) => rows.every((arm) => arm.has(patient)));
  if (patients.length === 0)
    throw new InputError("patients", "nobody with a course in every arm", "at least one patient");
  const stratifications = design.allocation?.strata ?? [];
  const values = stratifications.map(({ covariate }) => numbers(subjects, covariate));
  const strata = Int32Array.from(patients, (patient) => {
    const own = values.map((column) => column[first.get(patient)!]);
    own.forEach((value, i) => {
      if (!Number.isNaN(value)) return;
      const expected = "a covariate that every patient of this cancer has";
      throw new InputError("allocation.strata", `no ${stratifications[i].covariate} of ${patient}`, expected);
    });
    return stratumOf(stratifications, own);
  });
  const visits = visitDays(tables.visits);
  const arms = rows.map((row, arm) =>
    courses(
      subjects,
      patients.map((one) => row.get(one)!),
      (row) => visits.get(`${texts(subjects, "patient")[row]}\n${design.arms[arm].name}`) ?? new Float64Array(0),
    ),
  );
  return { patients, strata, arms };
}

function rowsByArm(design: TrialDesign, subjects: Table): Map<string, number>[] {
  const [patient, arm] = [texts(subjects, "patient"), texts(subjects, "arm")];
  const [pfs, os] = [numbers(subjects, "pfsDay"), numbers(subjects, "osDay")];
  return design.arms.map(({ name }) => {
    const rows = new Map<string, number>();
    for (let row = 0; row < subjects.rows; row++) {
      if (arm[row] === name && Number.isFinite(pfs[row]) && Number.isFinite(os[row])) rows.set(patient[row], row);
    }
    return rows;
  });
}

function courses(subjects: Table, rows: readonly number[], visitsOf: (row: number) => Float64Array): ArmCourses {
  const take = (name: string) => {
    const column = numbers(subjects, name);
    return Float64Array.from(rows, (row) => column[row]);
  };
  const best = texts(subjects, "bestResponse");
  return {
    pfsDay: take("pfsDay"),
    pfsEvent: take("pfsEvent"),
    osDay: take("osDay"),
    osEvent: take("osEvent"),
    responded: Float64Array.from(rows, (row) => (best[row] === "CR" || best[row] === "PR" ? 1 : 0)),
    settledDay: settled(take("responseDay"), take("pfsDay")),
    visits: rows.map(visitsOf),
  };
}

const settled = (response: Float64Array, pfs: Float64Array) =>
  response.map((day, i) => (Number.isFinite(day) ? day : pfs[i]));

function visitDays(visits: Table): Map<string, Float64Array> {
  const [patient, arm, day] = [texts(visits, "patient"), texts(visits, "arm"), numbers(visits, "day")];
  const days = new Map<string, number[]>();
  for (let row = 0; row < visits.rows; row++) {
    const key = `${patient[row]}\n${arm[row]}`;
    const own = days.get(key);
    if (own) own.push(day[row]);
    else days.set(key, [day[row]]);
  }
  return new Map([...days].map(([key, own]) => [key, Float64Array.from(own).sort()]));
}

/**
 * What is known of a patient in an arm on a day of the calendar: a time in days since randomisation, and whether the
 * event was seen by then.
 *
 * @param entry  day of the calendar on which the patient was randomised
 */
export function knownBy(courses: ArmCourses, patient: number, endpoint: Endpoint, day: number, entry: number) {
  const [time, event] =
    endpoint === "OS"
      ? [courses.osDay[patient], courses.osEvent[patient]]
      : [courses.pfsDay[patient], courses.pfsEvent[patient]];
  // The sum that days of events are made of: a difference would round otherwise, and miss the event that calls a look.
  if (entry + time <= day) return { time, event };
  if (endpoint === "OS") return { time: day - entry, event: 0 };
  // Whoever has not progressed was last known to be so at a scan, not on the day of the look.
  let last = 0;
  for (const visit of courses.visits[patient]) if (entry + visit <= day) last = visit;
  return { time: last, event: 0 };
}
