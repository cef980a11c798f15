import { type Column, type Table, table } from "../../../../src/index.ts";
import type { DrawnPlot } from "./drawn-plot.ts";
import { keyOf } from "./series-rows.ts";

/** The numbers of a plot as a table: a row a day on which a line has a value, a column a line, then bands. */
export function plotTable({ definition, lines, bands }: DrawnPlot): Table {
  const days = new Map<number, number>();
  for (const one of [...lines, ...bands]) for (const day of one.days) days.set(keyOf(day), day);
  const keys = [...days.keys()].sort((a, b) => a - b);
  const column = (name: string, of: readonly number[], values: readonly number[]): Column => {
    const at = new Map(of.map((day, i) => [keyOf(day), values[i]]));
    const unit = definition.unit === "cells" ? "cell" : definition.unit;
    return { name, unit, label: name, values: Float64Array.from(keys, (key) => at.get(key) ?? Number.NaN) };
  };
  return table(definition.id, [
    { name: "day", unit: "day", label: "day", values: Float64Array.from(keys, (key) => days.get(key) ?? 0) },
    ...lines.map(({ label, days: of, values }) => column(label, of, values)),
    ...bands.flatMap((band) =>
      (["p5", "p25", "median", "p75", "p95"] as const).map((part) =>
        column(`${band.run === "main" ? "A" : "B"} ${band.column} ${part} of replicates`, band.days, band[part]),
      ),
    ),
  ]);
}

/** The rows of whole days, and the last: enough to read. */
export function wholeDays(all: Table): number[] {
  const days = all.columns[0].values as Float64Array;
  return [...days.keys()].filter((i) => Math.abs(days[i] - Math.round(days[i])) < 1e-6 || i === days.length - 1);
}
