import { type Column, csv, table } from "../../../../src/index.ts";
import {
  classOf,
  countClasses,
  type Measures,
  measureWords,
  type OutcomeClass,
  type ShownMeasure,
} from "./outcomes.ts";
import { type PlannedRun, plannedRuns, type ScanPlan, scanPoints } from "./scan-plan.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** A scan with as much of it as was run. */
export interface ScanResult {
  readonly plan: ScanPlan;
  readonly points: readonly (readonly number[])[];
  readonly runs: readonly PlannedRun[];
  /** By run. */
  readonly measures: (Measures | undefined)[];
  readonly failures: (string | undefined)[];
}

/** What the runs of one point came to. */
export interface PointSummary {
  readonly point: number;
  readonly values: readonly number[];
  readonly runs: readonly { readonly run: number; readonly seed: number; readonly measures: Measures }[];
  readonly spread: Spread | undefined;
  readonly counts: Readonly<Record<OutcomeClass, number>>;
  readonly most: OutcomeClass | undefined;
}

export function emptyResult(plan: ScanPlan): ScanResult {
  const runs = plannedRuns(plan);
  return {
    plan,
    points: scanPoints(plan.axes),
    runs,
    measures: runs.map(() => undefined),
    failures: runs.map(() => undefined),
  };
}

export function summarise({ points, runs, measures }: ScanResult, shown: ShownMeasure): PointSummary[] {
  return points.map((values, point) => {
    const own = runs.flatMap(({ point: of, seed }, run) => {
      const found = measures[run];
      return of === point && found ? [{ run, seed, measures: found }] : [];
    });
    const all = own.map((one) => one.measures);
    return { point, values, runs: own, spread: spreadOf(all.map((one) => one[shown])), ...countClasses(all) };
  });
}

/** The run in the middle of a point by what is shown: the one to open first. */
export function middleRun({ runs }: PointSummary, shown: ShownMeasure): PointSummary["runs"][number] | undefined {
  const sorted = runs.toSorted((a, b) => a.measures[shown] - b.measures[shown]);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** A row a run, with everything that was measured. */
export function runsCsv({ plan, points, runs, measures, failures }: ScanResult): string {
  const rows = runs.map((run, i) => ({ ...run, found: measures[i], failure: failures[i] }));
  const done = rows.filter(({ found, failure }) => found || failure);
  const number = (name: string, unit: string, read: (row: (typeof done)[number]) => number): Column => ({
    name,
    unit,
    label: name,
    values: Float64Array.from(done, read),
  });
  const text = (name: string, read: (row: (typeof done)[number]) => string): Column => ({
    name,
    unit: "",
    label: name,
    values: done.map(read),
  });
  const names = Object.keys(measureWords) as ShownMeasure[];
  return csv(
    table("scan", [
      ...plan.axes.map(({ quantity }, axis) =>
        number(`${quantity.label} [${quantity.unit}]`, quantity.unit, ({ point }) => points[point][axis]),
      ),
      number("replicate", "", ({ replicate }) => replicate + 1),
      number("seed", "", ({ seed }) => seed),
      text("outcome", ({ found }) => (found ? classOf(found) : "failed")),
      number("tumour cells at the start", "cells", ({ found }) => found?.start ?? Number.NaN),
      ...names.map((name) =>
        number(`${measureWords[name].label} [${measureWords[name].unit}]`, measureWords[name].unit, ({ found }) =>
          found ? found[name] : Number.NaN,
        ),
      ),
      text("failure", ({ failure }) => failure ?? ""),
    ]),
  );
}
