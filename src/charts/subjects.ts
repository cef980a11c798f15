import { numbers, type Table, texts } from "../foundation/table.ts";

/** Arms in the order in which they first appear. */
export function armNames(source: Table): string[] {
  return [...new Set(texts(source, "arm"))];
}

export function hasColumn(source: Table, name: string): boolean {
  return source.columns.some((column) => column.name === name);
}

/** Row indices by arm, arms in the order of `arms`. */
export function rowsByArm(source: Table, arms: readonly string[]): number[][] {
  const arm = texts(source, "arm");
  const rows = arms.map((): number[] => []);
  const index = new Map(arms.map((name, i) => [name, i]));
  for (let row = 0; row < source.rows; row++) {
    const found = index.get(arm[row]);
    if (found !== undefined) rows[found].push(row);
  }
  return rows;
}

/** A patient's name whether the column holds numbers or texts. */
export function patientNames(source: Table): readonly string[] {
  const found = source.columns.find((column) => column.name === "patient");
  if (!found) throw new RangeError(`table ${source.name} has no column patient.`);
  return found.values instanceof Float64Array ? Array.from(found.values, String) : found.values;
}

/** At most `limit` of the rows, spread evenly over their order: the first and the last stay. */
export function thin(rows: readonly number[], limit: number): number[] {
  if (rows.length <= limit) return [...rows];
  return Array.from({ length: limit }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (limit - 1))]);
}

/** Yes or no of a row: 1 or "1", "true", "yes" is yes. */
export function flags(source: Table, name: string): boolean[] {
  const found = source.columns.find((column) => column.name === name);
  if (!found) throw new RangeError(`table ${source.name} has no column ${name}.`);
  if (found.values instanceof Float64Array) return Array.from(found.values, (value) => value === 1);
  return found.values.map((value) => value === "1" || value === "true" || value === "yes");
}

/** Sample quantile of sorted numbers, linear between order statistics (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: ArrayLike<number>, at: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * at;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** The finite numbers of some rows, ascending. */
export function sortedValues(source: Table, name: string, rows: readonly number[]): number[] {
  const values = numbers(source, name);
  return rows
    .map((row) => values[row])
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
}
