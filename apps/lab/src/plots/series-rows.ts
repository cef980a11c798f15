import type { SeriesEntry } from "../../../../src/index.ts";
import type { LineDefinition } from "./plot-definition.ts";

/** A run as a list of looks; the first number of each is its day. */
export type SeriesRows = readonly (readonly SeriesEntry[])[];

export interface LineValues {
  readonly days: readonly number[];
  /** NaN where there is no value. */
  readonly values: readonly number[];
}

/**
 * The numbers of a line. Looks of before a fork may lack columns that came with it: there is no value then.
 *
 * @param factor  what every number is multiplied with
 */
export function lineValues(rows: SeriesRows, { column, aDay }: LineDefinition, factor = 1): LineValues {
  const place = rows.at(-1)?.findIndex(({ name }) => name === column) ?? -1;
  if (place < 0) return { days: [], values: [] };
  const days = rows.map((row) => row[0].value);
  const values = rows.map((row) => factor * numberAt(row, place, column));
  return aDay ? { days, values: risesADay(days, values) } : { days, values };
}

function numberAt(row: readonly SeriesEntry[], place: number, column: string): number {
  const entry = row[place]?.name === column ? row[place] : row.find(({ name }) => name === column);
  return entry?.value ?? Number.NaN;
}

/** How much a count rose in the day before each look; over a shorter while at the start, none at the first. */
export function risesADay(days: readonly number[], counts: readonly number[]): number[] {
  let from = 0;
  return counts.map((count, at) => {
    while (from + 1 < at && days[from + 1] <= days[at] - 1 + 1e-9) from++;
    const passed = days[at] - days[from];
    return passed > 1e-9 ? (count - counts[from]) / passed : Number.NaN;
  });
}

/** The value at a day: that of the last look up to it; NaN before the first. */
export function valueOn({ days, values }: LineValues, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day + 1e-6) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? Number.NaN : values[low - 1];
}

/** First less second, on days that both have. */
export function difference(first: LineValues, second: LineValues): LineValues {
  const other = new Map(second.days.map((day, at) => [keyOf(day), second.values[at]]));
  const at = first.days.flatMap((day, i) => (other.has(keyOf(day)) ? [i] : []));
  return {
    days: at.map((i) => first.days[i]),
    values: at.map((i) => first.values[i] - (other.get(keyOf(first.days[i])) ?? Number.NaN)),
  };
}

/** Days of exchanges are multiples of minutes: sums of them may differ in the last bits. */
export const keyOf = (day: number) => Math.round(day * 1440);
