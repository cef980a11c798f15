import {
  type Column,
  filterRows,
  numbers,
  type Table,
  type TrialResult,
  table,
  texts,
} from "../../../../../src/index.ts";

/** The rows of a table that are of one patient. */
export function ofPatient(source: Table, name: string): Table {
  const patient = texts(source, "patient");
  return filterRows(source, (row) => patient[row] === name);
}

const covariates = [
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
  "diagnosisYears",
  "doubling",
];

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Who the patient is: what was so before anything was given. */
export function facts(subjects: Table, name: string): Fact[] {
  const own = ofPatient(subjects, name);
  return covariates.flatMap((key) => {
    const column = own.columns.find((one) => one.name === key);
    return column && own.rows > 0 ? [{ label: column.label, value: factText(column) }] : [];
  });
}

function factText({ name, unit, values }: Column): string {
  const value = Number(values[0]);
  if (!Number.isFinite(value)) return "–";
  if (name === "male") return value === 1 ? "yes" : "no";
  if (name === "cd8") return `${(value / 1e6).toPrecision(3)} million cells/mL`;
  if (name === "pdl1") return `${(100 * value).toFixed(0)} %`;
  const text = Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  const words = plurals[unit] ?? unit;
  return words === "" || words === "1" ? text : `${text} ${words}`;
}

const plurals: Readonly<Record<string, string>> = { year: "years", day: "days" };

export interface CourseEvent {
  readonly day: number;
  readonly words: string;
}

const offWords: Readonly<Record<string, string>> = {
  progression: "progression",
  toxicity: "toxicity (proxy)",
  death: "death",
  "end of course": "the end of the course",
};

/** What happened to a patient in an arm, in its order. */
export function events({ subjects, visits }: TrialResult["tables"], name: string, arm: string): CourseEvent[] {
  const own = ofPatient(subjects, name);
  const row = texts(own, "arm").indexOf(arm);
  if (row < 0) return [];
  const day = (column: string) => numbers(own, column)[row];
  const found: CourseEvent[] = [{ day: 0, words: "Randomised" }];
  const add = (at: number, words: string) => {
    if (Number.isFinite(at)) found.push({ day: at, words });
  };
  add(day("responseDay"), "First seen response");
  const lesion = firstNewLesion(visits, name, arm);
  if (lesion !== undefined) add(lesion, "New lesion seen");
  add(day("progressionDay"), "Progression seen");
  const reason = texts(own, "offTreatmentReason")[row];
  const doses = day("doses");
  if (doses > 0 && reason !== "")
    add(
      day("offTreatmentDay"),
      `Treatment ended after ${doses} dose${doses === 1 ? "" : "s"}: ${offWords[reason] ?? reason}`,
    );
  add(day("osDay"), numbers(own, "osEvent")[row] === 1 ? "Death, in the model" : "Last contact");
  return found.sort((a, b) => a.day - b.day);
}

function firstNewLesion(visits: Table, name: string, arm: string): number | undefined {
  const own = ofPatient(visits, name);
  const row = texts(own, "arm").findIndex((one, at) => one === arm && numbers(own, "newLesion")[at] === 1);
  return row < 0 ? undefined : numbers(own, "day")[row];
}

/** Quantities of a patient's recorded course, in the shape that charts of medians and bands read; empty where none was kept. */
export function courseTable(courses: Table, name: string): Table {
  const own = ofPatient(courses, name);
  const arm = texts(own, "arm");
  const day = numbers(own, "day");
  const outputs = own.columns.slice(3).filter(({ values }) => (values as Float64Array).some((value) => value > 0));
  const rows = outputs.flatMap((column) =>
    Array.from({ length: own.rows }, (_, row) => ({
      column,
      arm: arm[row],
      day: day[row],
      value: Number(column.values[row]),
    })),
  );
  const value = (label: string) => ({
    name: label,
    unit: "",
    label,
    values: Float64Array.from(rows, (row) => row.value),
  });
  return table("course", [
    { name: "arm", unit: "", label: "Arm", values: rows.map((row) => row.arm) },
    { name: "day", unit: "day", label: "Day", values: Float64Array.from(rows, (row) => row.day) },
    { name: "quantity", unit: "", label: "Quantity", values: rows.map(({ column }) => column.name) },
    { name: "unit", unit: "", label: "Unit", values: rows.map(({ column }) => column.unit) },
    value("median"),
    value("lo"),
    value("hi"),
  ]);
}
