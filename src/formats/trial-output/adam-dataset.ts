import type { Column, Table } from "../../foundation/table.ts";

/** A variable of an analysis dataset. Missing numbers are NaN, missing texts "". */
export interface AdamColumn extends Column {
  readonly type: "string" | "integer" | "double";
  /** Place among the keys that make a record unique, from 1; absent where the variable is no key. */
  readonly key?: number;
}

/** An analysis dataset in the shape of CDISC ADaM: a table whose variables have types and keys. */
export interface AdamDataset extends Table {
  /** At most 40 characters, as transport files want it. */
  readonly label: string;
  readonly columns: readonly AdamColumn[];
}

/** How a variable is read from a row. */
export type Variable<Row> = (rows: readonly Row[]) => AdamColumn;

const textOf = (value: string | undefined) => value ?? "";

export function text<Row>(
  name: string,
  label: string,
  of: (row: Row) => string | undefined,
  key?: number,
): Variable<Row> {
  return (rows) => ({
    name,
    unit: "",
    label,
    type: "string",
    values: rows.map((row) => textOf(of(row))),
    ...(key ? { key } : {}),
  });
}

/** Whole numbers: codes, counts, study days. */
export function whole<Row>(name: string, label: string, of: (row: Row) => number, key?: number): Variable<Row> {
  return (rows) => ({
    name,
    unit: "1",
    label,
    type: "integer",
    values: Float64Array.from(rows, of),
    ...(key ? { key } : {}),
  });
}

export function real<Row>(name: string, unit: string, label: string, of: (row: Row) => number): Variable<Row> {
  return (rows) => ({ name, unit, label, type: "double", values: Float64Array.from(rows, of) });
}

export function dataset<Row>(
  name: string,
  label: string,
  rows: readonly Row[],
  variables: readonly Variable<Row>[],
): AdamDataset {
  return { name, label, rows: rows.length, columns: variables.map((variable) => variable(rows)) };
}

/**
 * Day of a study as ADaM counts it: day 1 is that of randomisation, and there is no day 0. Virtual patients have no
 * calendar, so there are no dates.
 *
 * @param day  days after randomisation, ≥ 0, not necessarily whole
 */
export function studyDay(day: number): number {
  return Math.floor(day) + 1;
}

/** `Y` or nothing, as ADaM writes most flags. */
export function flag(holds: boolean): string {
  return holds ? "Y" : "";
}

/** `Y` or `N`, as ADaM writes the flags of populations. */
export function yesNo(holds: boolean): string {
  return holds ? "Y" : "N";
}
