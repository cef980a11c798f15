import {
  axisValues,
  outcomeClasses,
  pointsTable,
  runsTable,
  type ScanResult,
  type ShownMeasure,
  scenarioDigest,
  type Table,
  version,
} from "../../../src/index.ts";
import type { VariedInput } from "./varied-input.ts";

interface About extends VariedInput {
  readonly file: string;
  readonly command: string;
  readonly digest: string;
}

/** Columns by name; what is not a number is null. */
export function columnsOf({ columns }: Table): object {
  return Object.fromEntries(
    columns.map(({ name, values }) => [
      name,
      Array.from<string | number, unknown>(values, (value) =>
        typeof value === "number" && !Number.isFinite(value) ? null : value,
      ),
    ]),
  );
}

/** What it takes to get the same again, and to see that it is the same. */
export function manifest({ title, arm, scenario, file, command, digest }: About): object {
  return {
    simulated: true,
    immunarium: version,
    command,
    file,
    title,
    arm,
    scenario: scenarioDigest(scenario),
    seed: scenario.seed,
    days: scenario.duration,
    digest,
  };
}

export function scanJson(result: ScanResult, shown: ShownMeasure, about: About): object {
  const { axes, replicates, commonChance } = result.plan;
  return {
    kind: "scan",
    ...manifest(about),
    axes: axes.map((axis) => {
      const { quantity, from, to, points, spacing } = axis;
      const { place, label, unit, value } = quantity;
      return { place, label, unit, inScenario: value, from, to, points, spacing, values: axisValues(axis) };
    }),
    replicates,
    commonChance,
    sample: {
      points: result.points.length,
      runs: result.runs.length,
      failed: result.failures.filter((one) => one !== undefined).length,
    },
    classes: Object.fromEntries(Object.entries(outcomeClasses).map(([name, { meaning }]) => [name, meaning])),
    shown,
    points: columnsOf(pointsTable(result, shown)),
    runs: columnsOf(runsTable(result)),
  };
}
