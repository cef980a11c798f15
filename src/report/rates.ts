import type { Rate } from "../experiments/result.ts";
import { type Table, table } from "../foundation/table.ts";

/** Rates in the shape that `forest` reads. */
export function rateTable(
  rows: readonly {
    readonly group: string;
    readonly name: string;
    readonly rate: Rate;
  }[],
): Table {
  const figures = (name: string, label: string, read: (row: (typeof rows)[number]) => number) => ({
    name,
    unit: "",
    label,
    values: Float64Array.from(rows, read),
  });
  return table("rates", [
    { name: "group", unit: "", label: "Group", values: rows.map((row) => row.group) },
    { name: "name", unit: "", label: "Arm", values: rows.map((row) => row.name) },
    { name: "counts", unit: "", label: "Count", values: rows.map((row) => `${row.rate.x} / ${row.rate.n}`) },
    figures("estimate", "Rate", (row) => row.rate.rate),
    figures("lo", "95 % from", (row) => row.rate.lo),
    figures("hi", "95 % to", (row) => row.rate.hi),
    figures("weight", "Patients", (row) => row.rate.n),
    { name: "note", unit: "", label: "Note", values: rows.map(() => "") },
  ]);
}
