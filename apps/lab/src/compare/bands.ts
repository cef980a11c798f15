import { type Signal, signal } from "@preact/signals";
import type { Table } from "../../../../src/index.ts";
import type { LabStore } from "../lab/lab-store.ts";
import type { Band } from "../plots/drawn-plot.ts";
import type { LineDefinition } from "../plots/plot-definition.ts";
import { risesADay } from "../plots/series-rows.ts";
import { percentileOf } from "./percentiles.ts";

/** Series of replicates of the two runs, for plots. */
export interface Replicates {
  readonly main: readonly Table[];
  readonly beside: readonly Table[];
}

const made = new WeakMap<LabStore, Signal<Replicates | undefined>>();

/** Replicates that were last made of what a store shows; undefined where there are none, or the study has changed. */
export function bandsOf(store: LabStore): Signal<Replicates | undefined> {
  const found = made.get(store) ?? signal<Replicates | undefined>(undefined);
  made.set(store, found);
  return found;
}

/** Where replicates lie on each day, for the lines of a plot. */
export function replicateBands(replicates: Replicates, lines: readonly LineDefinition[], factor: number): Band[] {
  return (["beside", "main"] as const).flatMap((run) =>
    lines.flatMap((line) => {
      const band = bandOf(replicates[run], line, factor);
      return band ? [{ run, column: line.column, style: line.style, ...band }] : [];
    }),
  );
}

function bandOf(runs: readonly Table[], { column, aDay }: LineDefinition, factor: number) {
  const told = runs.flatMap((series) => {
    const day = series.columns[0].values as Float64Array;
    const values = series.columns.find(({ name }) => name === column)?.values as Float64Array | undefined;
    if (!values) return [];
    const scaled = Array.from(values, (value) => factor * value);
    return [{ day, values: aDay ? risesADay([...day], scaled) : scaled }];
  });
  if (told.length < 2) return undefined;
  const longest = told.reduce((best, one) => (one.day.length > best.day.length ? one : best));
  const sorted = Array.from(longest.day, (_, row) =>
    Float64Array.from(
      told.flatMap(({ values }) => (row < values.length && !Number.isNaN(values[row]) ? [values[row]] : [])),
    ).sort(),
  );
  const at = (part: number) => sorted.map((values) => percentileOf(values, part));
  return {
    days: [...longest.day],
    median: at(0.5),
    p5: at(0.05),
    p25: at(0.25),
    p75: at(0.75),
    p95: at(0.95),
  };
}
