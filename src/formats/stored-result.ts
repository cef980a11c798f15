import type { TrialResult } from "../experiments/result.ts";
import { InputError } from "../foundation/errors.ts";
import { type Column, type Table, table } from "../foundation/table.ts";

/**
 * A whole trial result as text, with its tables, and back without the loss of a bit: `report` and `verify` work from
 * it. JSON has no NaN, infinity or -0, so they are written as the texts "NaN", "Infinity", "-Infinity" and "-0" where
 * a number stands.
 */

/** Raised when an older version could not read what this one writes. */
const storedFormat = 1;

const special: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
  "-0": -0,
};

function writeNumber(value: number): number | string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? value : String(value);
}

function readNumber(value: unknown, place: string): number {
  const number = typeof value === "string" ? special[value] : value;
  if (typeof number !== "number") throw new InputError(place, JSON.stringify(value) ?? "nothing", "a number");
  return number;
}

interface StoredColumn {
  readonly name: string;
  readonly unit: string;
  readonly label: string;
  readonly numbers?: readonly (number | string)[];
  readonly texts?: readonly string[];
}

interface StoredTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
}

function storeColumn({ name, unit, label, values }: Column): StoredColumn {
  return values instanceof Float64Array
    ? { name, unit, label, numbers: Array.from(values, writeNumber) }
    : { name, unit, label, texts: values };
}

/** Numbers outside tables (a design's endless `times`, a summary's NaN), wherever they stand. */
function storeValue(_key: string, value: unknown): unknown {
  return typeof value === "number" ? writeNumber(value) : value;
}

/** A trial result as the text of `result.json`. */
export function storeResult(result: TrialResult): string {
  const { tables, ...rest } = result;
  const stored = Object.entries(tables).map(([key, { name, columns }]) => [
    key,
    { name, columns: columns.map(storeColumn) } satisfies StoredTable,
  ]);
  return `${JSON.stringify({ stored: storedFormat, ...rest, tables: Object.fromEntries(stored) }, storeValue)}\n`;
}

/**
 * Reads what `storeResult` wrote.
 *
 * @param file  how messages call the text
 * @throws {InputError} where it is no stored result, is cut short, or comes from a later version
 */
export function readStoredResult(text: string, file: string): TrialResult {
  const data = parseStored(text, file);
  if (data.stored !== storedFormat) {
    const found = data.stored === undefined ? "no stored result" : `a result stored in format ${String(data.stored)}`;
    throw new InputError(file, found, `the result.json of a trial, in format ${storedFormat}`);
  }
  for (const key of ["design", "arms", "contrasts", "comparisons", "numerics", "manifest", "digest", "tables"]) {
    if (!(key in data)) throw new InputError(`${file}: ${key}`, "nothing", "a complete result.json");
  }
  const tables = Object.entries(data.tables as Record<string, StoredTable>).map(([key, stored]) => [
    key,
    readTable(stored, `${file}: tables.${key}`),
  ]);
  const { stored: _format, tables: _tables, ...rest } = data;
  return { ...restore(rest), tables: Object.fromEntries(tables) } as unknown as TrialResult;
}

function parseStored(text: string, file: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === "object" && data !== null && !Array.isArray(data)) return data as Record<string, unknown>;
  } catch {
    throw new InputError(file, "no complete JSON", "the result.json of a trial");
  }
  throw new InputError(file, "JSON of another kind", "the result.json of a trial");
}

function readTable({ name, columns }: StoredTable, place: string): Table {
  if (typeof name !== "string" || !Array.isArray(columns)) throw new InputError(place, "no table", "a stored table");
  return table(
    name,
    columns.map((column) => readColumn(column, `${place}.${column.name}`)),
  );
}

function readColumn({ name, unit, label, numbers, texts }: StoredColumn, place: string): Column {
  if (texts) return { name, unit, label, values: texts };
  if (!numbers) throw new InputError(place, "neither numbers nor texts", "a stored column");
  return { name, unit, label, values: Float64Array.from(numbers, (value) => readNumber(value, place)) };
}

// Only numbers are written this way, and no text of a result (names, titles, sources) is one of the four words.
function restore(value: unknown): Record<string, unknown> {
  const walk = (part: unknown): unknown => {
    if (typeof part === "string") return Object.hasOwn(special, part) ? special[part] : part;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as Record<string, unknown>;
}
