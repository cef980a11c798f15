import { numbers, type Table } from "../../foundation/table.ts";

/** How a claim reads one number from the series of a run. */
export type Reading =
  | { readonly kind: "end" | "mean" | "maximum" | "minimum" }
  /** The look nearest to this day. */
  | { readonly kind: "day"; readonly day: number }
  /** First day on which the quantity is past this value in the given direction; the run's end where it never is. */
  | { readonly kind: "first"; readonly direction: "above" | "below"; readonly threshold: number };

/** What is read, and how. */
export interface SeriesQuestion {
  /** Columns that are summed. */
  readonly measured: readonly string[];
  /** Columns whose sum divides. */
  readonly over?: readonly string[] | undefined;
  readonly reading: Reading;
}

/**
 * One number of a run.
 *
 * @param series  a row a look, with a column `day`
 * @returns NaN where the quantity is not there, such as the mean level of an antigen once no tumour cell is left; looks
 *          without it do not count for means and extremes
 */
export function readSeries(series: Table, { measured, over, reading }: SeriesQuestion): number {
  const above = summed(series, measured);
  const below = over && summed(series, over);
  const values = below ? above.map((value, i) => value / below[i]) : above;
  const days = numbers(series, "day");
  const known = values.filter((value) => !Number.isNaN(value));
  switch (reading.kind) {
    case "end":
      return values[values.length - 1];
    case "mean":
      return known.reduce((sum, value) => sum + value, 0) / known.length;
    case "maximum":
      return known.length === 0 ? Number.NaN : known.reduce((most, value) => Math.max(most, value));
    case "minimum":
      return known.length === 0 ? Number.NaN : known.reduce((least, value) => Math.min(least, value));
    case "day":
      return values[nearest(days, reading.day)];
    case "first": {
      const first = values.findIndex((value) => isPast(value, reading));
      return days[first < 0 ? days.length - 1 : first];
    }
  }
}

/** Whether a value lies past a threshold; one that is missing does not. */
export function isPast(
  value: number,
  { direction, threshold }: { readonly direction: "above" | "below"; readonly threshold: number },
): boolean {
  return direction === "above" ? value > threshold : value < threshold;
}

function summed(series: Table, names: readonly string[]): Float64Array {
  const sum = new Float64Array(series.rows);
  for (const name of names) {
    const values = numbers(series, name);
    for (let i = 0; i < sum.length; i++) sum[i] += values[i];
  }
  return sum;
}

function nearest(days: Float64Array, day: number): number {
  let best = 0;
  days.forEach((one, i) => {
    if (Math.abs(one - day) < Math.abs(days[best] - day)) best = i;
  });
  return best;
}
