import { type Column, fixed, significant, type Table, type TrialResult } from "../../../../../src/index.ts";

/** Names of the arms, in the order of the design. */
export function armsOf({ design }: Pick<TrialResult, "design">): readonly string[] {
  return design.arms.map(({ name }) => name);
}

export const isNumeric = ({ values }: Column): boolean => values instanceof Float64Array;

const plurals: Readonly<Record<string, string>> = { month: "months", day: "days", year: "years" };

/** A heading with its unit, unless the heading is the unit. */
export function headingOf({ label, unit }: Column): string {
  const said = unit === "" || unit === "1" || label.toLowerCase() === unit;
  return said ? label : `${label} (${plurals[unit] ?? unit})`;
}

/** A cell: percentages and months with one decimal unless all are whole, other numbers in four digits, a dash where missing. */
export function cellOf({ values, unit }: Column, row: number): string {
  const value = values[row];
  if (typeof value === "string") return value === "" ? "–" : value;
  if (!Number.isFinite(value)) return "–";
  const whole = Number.isInteger(value);
  const aligned = unit === "%" || unit === "month";
  if (aligned && !(whole && allWhole(values as Float64Array))) return fixed(value, 1);
  return (whole ? String(value) : significant(value, 4)).replace("-", "−");
}

const allWhole = (values: Float64Array) => values.every((value) => Number.isInteger(value) || Number.isNaN(value));

/** A column of texts. */
export function textColumn(name: string, label: string, values: readonly string[]): Column {
  return { name, unit: "", label, values };
}

/** Columns of texts and numbers for the patient and arm of a row, where a table is about single patients. */
export function patientColumns({ columns }: Table) {
  const texts = (name: string) => {
    const values = columns.find((column) => column.name === name)?.values;
    return values instanceof Float64Array ? undefined : values;
  };
  const patient = texts("patient");
  const arm = texts("arm");
  return patient && arm ? { patient, arm } : undefined;
}
