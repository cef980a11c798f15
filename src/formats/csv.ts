import type { Column, Table } from "../foundation/table.ts";

/** RFC 4180: a field with a comma, a quote or a line break stands in quotes, and quotes in it are doubled. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Missing numbers are empty; others have the digits that read back to the same number. */
function cell({ values }: Column, row: number): string {
  const value = values[row];
  if (typeof value === "string") return field(value);
  return Number.isNaN(value) ? "" : String(value);
}

const line = (fields: readonly string[]) => `${fields.join(",")}\r\n`;

/** A table as CSV: a heading of column names, then one line a row. Units and meanings are in `codebook`. */
export function csv(source: Table): string {
  const heading = line(source.columns.map((column) => field(column.name)));
  const rows = Array.from({ length: source.rows }, (_, row) => line(source.columns.map((column) => cell(column, row))));
  return heading + rows.join("");
}

/** What the columns of some tables mean, as CSV: table, column, kind (number or text), unit, label. */
export function codebook(tables: readonly Table[]): string {
  const rows = tables.flatMap((entry) =>
    entry.columns.map(({ name, unit, label, values }) =>
      line([entry.name, name, values instanceof Float64Array ? "number" : "text", unit, label].map(field)),
    ),
  );
  return line(["table", "column", "kind", "unit", "label"]) + rows.join("");
}
