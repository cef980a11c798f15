import { digestTable, digestText } from "../../foundation/digest.ts";
import { type Column, type Table, table } from "../../foundation/table.ts";
import type { MeasuredRun } from "../scan/measured-run.ts";
import type { Measures, ShownMeasure } from "../scan/outcomes.ts";
import { quantityKey } from "../scan/quantity.ts";
import { runColumns } from "../scan/scan-result.ts";
import {
  type SensitivityPlan,
  type SensitivityPoint,
  type SensitivityRun,
  sensitivityRuns,
  tornadoEnds,
} from "./sensitivity-plan.ts";

/** A sensitivity analysis with as much of it as was run. */
export interface SensitivityResult<Plan extends SensitivityPlan = SensitivityPlan> {
  readonly plan: Plan;
  readonly points: readonly SensitivityPoint[];
  readonly runs: readonly SensitivityRun[];
  /** By run. */
  readonly measures: (Measures | undefined)[];
  readonly failures: (string | undefined)[];
}

export function emptySensitivity<Plan extends SensitivityPlan>(plan: Plan): SensitivityResult<Plan> {
  const { points, runs } = sensitivityRuns(plan);
  return { plan, points, runs, measures: runs.map(() => undefined), failures: runs.map(() => undefined) };
}

/** An analysis that was run, from what its runs came to. */
export function sensitivityResult<Plan extends SensitivityPlan>(
  plan: Plan,
  measured: readonly MeasuredRun[],
): SensitivityResult<Plan> {
  const result = emptySensitivity(plan);
  measured.forEach((one, run) => {
    if ("failed" in one) result.failures[run] = one.failed;
    else result.measures[run] = one.measures;
  });
  return result;
}

/** What was measured at a point, by replicate; NaN where a run is missing. */
export function valuesByPoint({ points, plan, runs, measures }: SensitivityResult, shown: ShownMeasure): number[][] {
  const values = points.map(() => new Array<number>(plan.replicates).fill(Number.NaN));
  runs.forEach(({ point, replicate }, run) => {
    values[point][replicate] = measures[run]?.[shown] ?? Number.NaN;
  });
  return values;
}

/** A row a run that is over: what varied, its chance, what it came to. */
export function sensitivityRunsTable(result: SensitivityResult): Table {
  const { plan, points, runs, measures, failures } = result;
  const done = runs.flatMap((run, i) =>
    measures[i] || failures[i] !== undefined ? [{ ...run, measures: measures[i], failure: failures[i] }] : [],
  );
  const number = (name: string, unit: string, label: string, read: (run: SensitivityRun) => number): Column => ({
    name,
    unit,
    label,
    values: Float64Array.from(done, read),
  });
  const text = (name: string, label: string, read: (run: SensitivityRun) => string): Column => ({
    name,
    unit: "",
    label,
    values: done.map(read),
  });
  const ends = tornadoEnds(plan);
  const varied: Column[] =
    plan.method === "tornado"
      ? [
          text("quantity", "what is not as in the scenario", ({ point }) =>
            point === 0 ? "" : quantityKey(plan.ranges[ends[point - 1].range].quantity),
          ),
          text("end", "base, or the end of the range", ({ point }) => (point === 0 ? "base" : ends[point - 1].end)),
          number(
            "value",
            "",
            "the quantity's value, in its own unit",
            ({ point }) => points[point].values[0] ?? Number.NaN,
          ),
        ]
      : [
          number("trajectory", "", "number of the trajectory, from 1", ({ trajectory }) => trajectory + 1),
          number("point", "", "number of the point, from 1", ({ point }) => point + 1),
          ...plan.ranges.map(({ quantity }, i) =>
            number(quantityKey(quantity), quantity.unit, quantity.label, ({ point }) => points[point].values[i]),
          ),
        ];
  return table("runs", [...varied, ...runColumns(done)]);
}

/** Equal digests: the same quantities, ranges and seeds came to the same, run by run, to the last bit. */
export function sensitivityDigest(result: SensitivityResult): string {
  const { method, ranges } = result.plan;
  const varied = ranges.map(({ quantity, low, high, spacing }) => [quantity.place, low, high, spacing]);
  return digestText(JSON.stringify([method, varied, digestTable(sensitivityRunsTable(result))]));
}
