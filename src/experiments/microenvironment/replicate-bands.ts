import { type Column, type Table, table } from "../../foundation/table.ts";

/** Part of replicates that lies below the lower end of a band, and above its upper end. */
const TAIL = 0.05;

/**
 * Series of replicates of one arm as one table: a row a day and quantity, with the mean over replicates and the band in
 * which nine in ten of them lie (5th and 95th percentile, linear between order statistics). Replicates in which a
 * quantity has no value (a level on tumour cells, where none are left) do not count; `n` says how many do. A replicate
 * that ended early does not count after its end.
 *
 * @param arms  series by arm, with the same columns each; a row a look
 */
export function bandTable(arms: Readonly<Record<string, readonly Table[]>>): Table {
  const rows = { arm: [] as string[], quantity: [] as string[], unit: [] as string[] };
  const figures = {
    day: [] as number[],
    n: [] as number[],
    mean: [] as number[],
    low: [] as number[],
    high: [] as number[],
  };
  for (const [arm, series] of Object.entries(arms)) {
    const longest = Math.max(0, ...series.map((one) => one.rows));
    const [days, ...columns] = series.find((one) => one.rows === longest)?.columns ?? [];
    columns.forEach(({ name, unit }, at) => {
      for (let row = 0; row < longest; row++) {
        const values = series.flatMap((one) => (row < one.rows ? [valueAt(one.columns[at + 1], row)] : []));
        const there = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
        rows.arm.push(arm);
        rows.quantity.push(name);
        rows.unit.push(unit);
        figures.day.push(valueAt(days, row));
        figures.n.push(there.length);
        figures.mean.push(there.reduce((sum, value) => sum + value, 0) / there.length);
        figures.low.push(quantile(there, TAIL));
        figures.high.push(quantile(there, 1 - TAIL));
      }
    });
  }
  const text = (name: string, label: string, values: string[]): Column => ({ name, unit: "", label, values });
  const number = (name: string, unit: string, label: string, values: number[]): Column => ({
    name,
    unit,
    label,
    values: Float64Array.from(values),
  });
  return table("summary", [
    text("arm", "arm", rows.arm),
    text("quantity", "column of the series", rows.quantity),
    text("unit", "unit of mean and band", rows.unit),
    number("day", "day", "day of the look", figures.day),
    number("replicates", "", "replicates that have a value", figures.n),
    number("mean", "", "mean over replicates", figures.mean),
    number("p5", "", "5th percentile over replicates", figures.low),
    number("p95", "", "95th percentile over replicates", figures.high),
  ]);
}

function valueAt({ values }: Column, row: number): number {
  return (values as Float64Array)[row];
}

function quantile(sorted: Float64Array, part: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * part;
  const below = Math.floor(at);
  return sorted[below] + (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]) * (at - below);
}
