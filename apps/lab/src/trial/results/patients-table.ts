import {
  type Column,
  filterRows,
  numbers,
  type Table,
  type TrialResult,
  table,
  texts,
} from "../../../../../src/index.ts";

const daysPerMonth = 365.25 / 12;

/** Patients of an arm, with the best response that is asked for ("" for any), in a row each. */
export function patientsTable({ tables }: Pick<TrialResult, "tables">, arm: string, response: string): Table {
  const arms = texts(tables.subjects, "arm");
  const best = texts(tables.subjects, "bestResponse");
  const own = filterRows(tables.subjects, (row) => arms[row] === arm && (response === "" || best[row] === response));
  const scaled = (name: string, label: string, unit: string, factor: number): Column => ({
    name,
    unit,
    label,
    values: numbers(own, name).map((value) => value * factor),
  });
  const text = (name: string, label: string): Column => ({ name, unit: "", label, values: texts(own, name) });
  return table("patients", [
    text("patient", "Patient"),
    text("arm", "Arm"),
    text("bestResponse", "Best response"),
    scaled("bestChange", "Best change", "%", 100),
    scaled("pfsDay", "Without progression", "month", 1 / daysPerMonth),
    scaled("osDay", "Followed", "month", 1 / daysPerMonth),
    {
      name: "died",
      unit: "",
      label: "Died in the model",
      values: Array.from(numbers(own, "osEvent"), (event) => (event === 1 ? "yes" : "no")),
    },
    scaled("doses", "Doses", "", 1),
    text("offTreatmentReason", "Why treatment ended"),
    text("pattern", "Why (in the model)"),
  ]);
}
