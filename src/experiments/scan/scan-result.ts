import { digestTable, digestText } from "../../foundation/digest.ts";
import { type Column, type Table, table } from "../../foundation/table.ts";
import type { MeasuredRun } from "./measured-run.ts";
import {
  classNames,
  classOf,
  countClasses,
  type MeasureName,
  type Measures,
  measureColumn,
  measureNames,
  measureUnit,
  measureWords,
  type OutcomeClass,
  type ShownMeasure,
} from "./outcomes.ts";
import { quantityKey } from "./quantity.ts";
import { type RunSpread, spreadOf } from "./run-spread.ts";
import { type PlannedRun, plannedRuns, type ScanPlan, scanPoints } from "./scan-plan.ts";

/** A scan with as much of it as was run. */
export interface ScanResult<Plan extends ScanPlan = ScanPlan> {
  readonly plan: Plan;
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
  readonly failed: number;
  readonly spread: RunSpread | undefined;
  readonly counts: Readonly<Record<OutcomeClass, number>>;
  readonly most: OutcomeClass | undefined;
}

export function emptyResult<Plan extends ScanPlan>(plan: Plan): ScanResult<Plan> {
  const runs = plannedRuns(plan);
  return {
    plan,
    points: scanPoints(plan.axes),
    runs,
    measures: runs.map(() => undefined),
    failures: runs.map(() => undefined),
  };
}

/** A scan that was run, from what its runs came to. */
export function scanResult<Plan extends ScanPlan>(plan: Plan, measured: readonly MeasuredRun[]): ScanResult<Plan> {
  const result = emptyResult(plan);
  measured.forEach((one, run) => {
    keepRun(result, run, one);
  });
  return result;
}

/** Puts what a run came to in its place. */
export function keepRun(result: ScanResult, run: number, measured: MeasuredRun): void {
  if ("failed" in measured) result.failures[run] = measured.failed;
  else result.measures[run] = measured.measures;
}

export function summarise({ points, runs, measures, failures }: ScanResult, shown: ShownMeasure): PointSummary[] {
  const own = points.map((): { run: number; seed: number; measures: Measures }[] => []);
  const failed = points.map(() => 0);
  runs.forEach(({ point, seed }, run) => {
    const found = measures[run];
    if (found) own[point].push({ run, seed, measures: found });
    else if (failures[run] !== undefined) failed[point]++;
  });
  return points.map((values, point) => {
    const all = own[point].map((one) => one.measures);
    const spread = spreadOf(all.map((one) => one[shown]));
    return { point, values, runs: own[point], failed: failed[point], spread, ...countClasses(all) };
  });
}

/** The run in the middle of a point by what is shown: the one to open first. */
export function middleRun({ runs }: PointSummary, shown: ShownMeasure): PointSummary["runs"][number] | undefined {
  const sorted = runs.toSorted((a, b) => a.measures[shown] - b.measures[shown]);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

const meaningOf = (name: MeasureName) =>
  name === "start" ? "live tumour cells on the first day" : measureWords[name].meaning;

/** One row a run that is over, with everything that was measured. */
export interface RunRow {
  readonly seed: number;
  readonly replicate: number;
  readonly measures: Measures | undefined;
  readonly failure: string | undefined;
}

/** Columns of runs: chance, class, measures, failures. */
export function runColumns(rows: readonly RunRow[]): Column[] {
  const number = (name: string, unit: string, label: string, read: (row: RunRow) => number): Column => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, read),
  });
  return [
    number("replicate", "", "number of the run at its point, from 1", ({ replicate }) => replicate + 1),
    number("seed", "", "seed of the run", ({ seed }) => seed),
    {
      name: "outcome",
      unit: "",
      label: `class of the run: ${classNames.join(", ")}; or failed`,
      values: rows.map(({ measures }) => (measures ? classOf(measures) : "failed")),
    },
    ...measureNames.map((name) =>
      number(measureColumn(name), measureUnit(name), meaningOf(name), (row) => row.measures?.[name] ?? Number.NaN),
    ),
    { name: "failure", unit: "", label: "why it failed", values: rows.map(({ failure }) => failure ?? "") },
  ];
}

/** A row a run that is over: where it lies, its chance, what it came to. */
export function runsTable({ plan, points, runs, measures, failures }: ScanResult): Table {
  const done = runs.flatMap((run, i) =>
    measures[i] || failures[i] !== undefined ? [{ ...run, measures: measures[i], failure: failures[i] }] : [],
  );
  return table("scan", [
    ...axisColumns(plan, (axis) => done.map(({ point }) => points[point][axis])),
    ...runColumns(done),
  ]);
}

function axisColumns({ axes }: ScanPlan, read: (axis: number) => readonly number[]): Column[] {
  return axes.map(({ quantity }, axis) => ({
    name: quantityKey(quantity),
    unit: quantity.unit,
    label: quantity.label,
    values: Float64Array.from(read(axis)),
  }));
}

/** A row a point: classes, and where its runs lie by one measure. */
export function pointsTable(result: ScanResult, shown: ShownMeasure): Table {
  const summaries = summarise(result, shown);
  const { unit, label } = measureWords[shown];
  const number = (name: string, of: string, meaning: string, read: (one: PointSummary) => number): Column => ({
    name,
    unit: of,
    label: meaning,
    values: Float64Array.from(summaries, read),
  });
  const spread = (name: string, meaning: string, read: (spread: RunSpread) => number) =>
    number(name, unit, `${label}: ${meaning}`, ({ spread }) => (spread ? read(spread) : Number.NaN));
  return table("points", [
    ...axisColumns(result.plan, (axis) => summaries.map(({ values }) => values[axis])),
    number("runs", "", "runs that came to an end", ({ runs }) => runs.length),
    number("failed", "", "runs that failed", ({ failed }) => failed),
    { name: "most", unit: "", label: "class of most runs", values: summaries.map(({ most }) => most ?? "") },
    ...classNames.map((name) => number(name, "", `runs of the class ${name}`, ({ counts }) => counts[name])),
    spread("median", "middle run", ({ median }) => median),
    spread("p25", "lower end of the middle half", ({ half }) => half[0]),
    spread("p75", "upper end of the middle half", ({ half }) => half[1]),
    spread("p5", "lower end of the middle nine tenths", ({ most }) => most[0]),
    spread("p95", "upper end of the middle nine tenths", ({ most }) => most[1]),
  ]);
}

/** Equal digests: the same quantities, values and seeds came to the same, run by run, to the last bit. */
export function scanDigest(result: ScanResult): string {
  return digestText(
    JSON.stringify([result.plan.axes.map(({ quantity }) => quantity.place), digestTable(runsTable(result))]),
  );
}
