import { type MorrisDesign, morrisDesign } from "../../analysis/morris.ts";
import { streams } from "../../foundation/streams.ts";
import type { Quantity } from "../scan/quantity.ts";
import { mostReplicates, type PlannedRun } from "../scan/scan-plan.ts";
import { type VariedRange, valueAtPart } from "./varied-range.ts";

/** All that decides which runs a sensitivity analysis has, beside the scenario. */
export interface SensitivityPlan {
  /** `tornado`: one quantity at a time, to either end. `morris`: elementary effects along trajectories. */
  readonly method: "tornado" | "morris";
  readonly ranges: readonly VariedRange[];
  /** Runs at each point. */
  readonly replicates: number;
  /** Of Morris alone. */
  readonly trajectories: number;
  /** Of the first run, and of the trajectories. */
  readonly seed: number;
}

/** A scenario to run: which quantities have other values than the scenario's. */
export interface SensitivityPoint {
  readonly quantities: readonly Quantity[];
  readonly values: readonly number[];
}

/** What a run is for. */
export interface SensitivityRun extends PlannedRun {
  /** Number of the trajectory; 0 in a tornado. */
  readonly trajectory: number;
}

/** Points and runs of a plan. */
export interface SensitivityRuns {
  readonly points: readonly SensitivityPoint[];
  readonly runs: readonly SensitivityRun[];
}

/** The name of what Morris's trajectories vary beside the quantities: the seeds of the runs, and nothing else. */
export const chanceAlone = "chance alone";

/** Grid levels of Morris's trajectories. */
const levels = 4;

export function sensitivityRuns(plan: SensitivityPlan): SensitivityRuns {
  return plan.method === "tornado" ? tornadoRuns(plan) : morrisRuns(plan);
}

/** Places of points in a tornado: the scenario as it is first, then the ends that differ from it. */
export interface TornadoEnd {
  readonly range: number;
  readonly end: "low" | "high";
  readonly value: number;
}

/** The ends of a tornado's bars; an end at which the scenario is already has no runs of its own. */
export function tornadoEnds({ ranges }: Pick<SensitivityPlan, "ranges">): TornadoEnd[] {
  return ranges.flatMap(({ quantity, low, high }, range) => [
    ...(low === quantity.value ? [] : [{ range, end: "low", value: low } as const]),
    ...(high === quantity.value ? [] : [{ range, end: "high", value: high } as const]),
  ]);
}

/** Every point meets the same seeds, replicate by replicate, so that an early stop leaves all bars with some. */
function tornadoRuns({ ranges, replicates, seed }: SensitivityPlan): SensitivityRuns {
  const ends = tornadoEnds({ ranges });
  const points = [
    { quantities: [], values: [] },
    ...ends.map(({ range, value }) => ({ quantities: [ranges[range].quantity], values: [value] })),
  ];
  const runs = Array.from({ length: replicates }, (_, replicate) =>
    points.map((_, point) => ({ point, replicate, seed: seed + replicate, trajectory: 0 })),
  ).flat();
  return { points, runs };
}

/** The quantities, and chance as one more input. */
export function trajectoriesOf({ ranges, trajectories, seed }: SensitivityPlan): MorrisDesign {
  const inputs = [...ranges.map(({ quantity }) => quantity.id), chanceAlone];
  return morrisDesign(inputs, trajectories, { seed, stream: streams.sensitivity }, levels);
}

/**
 * Runs of a trajectory share their seeds, so that steps differ by values alone, until the step of chance takes as many
 * other seeds: how much the outcome moves then is what an effect must be held against. Trajectories have seeds of their
 * own, so that a bootstrap of trajectories is one of chance as well.
 */
function morrisRuns(plan: SensitivityPlan): SensitivityRuns {
  const { ranges, replicates, seed } = plan;
  const design = trajectoriesOf(plan);
  const quantities = ranges.map(({ quantity }) => quantity);
  const length = design.inputs.length + 1;
  const points = design.points.map((part) => ({
    quantities,
    values: ranges.map((range, i) => valueAtPart(range, part[i])),
  }));
  const runs = design.points.flatMap((part, point) => {
    const trajectory = Math.floor(point / length);
    const block = 2 * trajectory + (part[ranges.length] > 0.5 ? 1 : 0);
    return Array.from({ length: replicates }, (_, replicate) => ({
      point,
      replicate,
      seed: seed + block * replicates + replicate,
      trajectory,
    }));
  });
  return { points, runs };
}

/** Most quantities, and most trajectories. */
const [mostRanges, mostTrajectories] = [200, 1000];

/** What is wrong with a plan, in words that say what to do; empty where it can run. */
export function sensitivityFaults({ method, ranges, replicates, trajectories }: SensitivityPlan): string[] {
  const faults: string[] = [];
  const twice = ranges.find(({ quantity }, i) => ranges.findIndex((one) => one.quantity.id === quantity.id) < i);
  if (twice) faults.push(`${twice.quantity.label} is varied twice. Name each quantity once.`);
  if (ranges.length === 0) faults.push("Nothing varies. Choose at least one quantity.");
  if (ranges.length > mostRanges) faults.push(`${ranges.length} quantities vary. Choose at most ${mostRanges}.`);
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const least = method === "tornado" ? 2 : 1;
  if (!isWhole(replicates, least, mostReplicates)) {
    faults.push(`Runs at each point: ${replicates}. Give a whole number from ${least} to ${mostReplicates}.`);
  }
  if (method === "morris" && !isWhole(trajectories, 2, mostTrajectories)) {
    faults.push(`Trajectories: ${trajectories}. Give a whole number from 2 to ${mostTrajectories}.`);
  }
  return faults;
}
