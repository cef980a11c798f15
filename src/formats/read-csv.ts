import { InputError } from "../foundation/errors.ts";
import { type Table, table } from "../foundation/table.ts";

/**
 * A table from CSV as `csv` writes it (RFC 4180): a column all of whose fields are numbers or empty has numbers, others
 * have texts. Units are not in such files: they are left empty.
 *
 * @param file  how messages call it
 * @throws {InputError} for a row that is longer or shorter than the heading, with its line
 */
export function readCsv(text: string, file: string): Table {
  const [heading, ...rows] = fields(text);
  if (heading === undefined) throw new InputError(file, "an empty file", "a heading and rows");
  rows.forEach((row, i) => {
    if (row.length === heading.length) return;
    throw new InputError(`${file}, row ${i + 2}`, `${row.length} fields`, `${heading.length}, as in the heading`);
  });
  return table(
    file,
    heading.map((name, at) => {
      const own = rows.map((row) => row[at]);
      const isNumber = own.every((field) => field === "" || Number.isFinite(Number(field)));
      const values = isNumber ? Float64Array.from(own, (field) => (field === "" ? Number.NaN : Number(field))) : own;
      return { name, unit: "", label: name, values };
    }),
  );
}

function fields(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      for (at++; at < text.length; at++) {
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') field += text[at++];
        else break;
      }
      at++;
    } else {
      const from = at;
      while (at < text.length && text[at] !== "," && text[at] !== "\n" && text[at] !== "\r") at++;
      field = text.slice(from, at);
    }
    row.push(field);
    if (text[at] === ",") {
      at++;
      // A comma at the very end has an empty field behind it.
      if (at < text.length) continue;
      row.push("");
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    rows.push(row);
    row = [];
  }
  return rows;
}
