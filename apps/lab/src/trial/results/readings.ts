import { type Column, fixed, significant, type Table, type TrialResult } from "../../../../../src/index.ts";

/** Names of the arms, in the order of the design. */
export function armsOf({ design }: Pick<TrialResult, "design">): readonly string[] {
  return design.arms.map(({ name }) => name);
}

export const isNumeric = ({ values }: Column): boolean => values instanceof Float64Array;

/** A heading with its unit. */
export function headingOf({ label, unit }: Column): string {
  return unit === "" || unit === "1" ? label : `${label} (${unit})`;
}

/** A cell as the report prints it: percentages and months with one decimal, other numbers in four digits, a dash where missing. */
export function cellOf({ values, unit }: Column, row: number): string {
  const value = values[row];
  if (typeof value === "string") return value === "" ? "–" : value;
  if (!Number.isFinite(value)) return "–";
  if (Number.isInteger(value)) return String(value).replace("-", "−");
  return unit === "%" || unit === "month" ? fixed(value, 1) : significant(value, 4).replace("-", "−");
}

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
