import { InputError } from "../../foundation/errors.ts";
import { numbers, type Table, table } from "../../foundation/table.ts";
import type { Vector } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { readCsv } from "../read-csv.ts";

const needed = ["id", "type", "state", "x", "y", "z", "radius", "nuclear_radius"] as const;
const words: ReadonlySet<string> = new Set(["type", "state"]);

/**
 * A look at a tissue from a table of its cells, as `--write cells-csv` writes it. Such a file knows no box: the least
 * one that holds the cells' middles is taken. Cells all at one height are a flat tissue. There are no fields and graphs.
 *
 * @throws {InputError} where a column that is needed is missing or of the wrong kind, or there is no cell
 */
export function readCells(text: string, file: string): TissueFrame {
  const cells = readCsv(text, file);
  if (cells.rows === 0) throw new InputError(file, "no cell", "a row a cell");
  const value = new Map(cells.columns.map((column) => [column.name, column.values]));
  for (const name of needed) {
    const values = value.get(name);
    if (values === undefined) throw new InputError(file, `no column ${name}`, `the columns ${needed.join(", ")}`);
    if (values instanceof Float64Array === words.has(name)) {
      throw new InputError(`${file}, ${name}`, values instanceof Float64Array ? "numbers" : "texts", expectedOf(name));
    }
  }
  const times = value.get("time");
  const { minimum, maximum } = boxOf(cells);
  return {
    time: times instanceof Float64Array ? times[0] : 0,
    domain: { minimum, maximum, spacing: [20, 20, 20], dimensions: minimum[2] === maximum[2] ? 2 : 3 },
    cellTypes: [...new Set(value.get("type") as readonly string[])],
    cells: table(
      "cells",
      cells.columns.filter(({ name }) => name !== "time"),
    ),
    fields: [],
    graphs: [],
  };
}

const expectedOf = (name: string) => (words.has(name) ? "texts" : "a number in every row");

function boxOf(cells: Table): { readonly minimum: Vector; readonly maximum: Vector } {
  const along = (name: string, of: (a: number, b: number) => number) => numbers(cells, name).reduce((a, b) => of(a, b));
  const corner = (of: (a: number, b: number) => number): Vector => [along("x", of), along("y", of), along("z", of)];
  return { minimum: corner(Math.min), maximum: corner(Math.max) };
}
