import { pow } from "../../foundation/maths.ts";
import type { Quantity } from "./quantity.ts";

/** One direction of a scan. */
export interface Axis {
  readonly quantity: Quantity;
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly spacing: "even" | "factor";
}

/** All that decides which runs a scan has, beside the scenario. */
export interface ScanPlan {
  /** One or two. */
  readonly axes: readonly Axis[];
  readonly replicates: number;
  /** The same seeds at every point, so that points differ by their values alone. */
  readonly commonChance: boolean;
  /** Of the first run. */
  readonly seed: number;
}

/** One run of many. */
export interface PlannedRun {
  /** Place among the points: of a scan, the first axis fastest. */
  readonly point: number;
  readonly replicate: number;
  readonly seed: number;
}

/** Values along an axis, both ends among them; of whole quantities each value once. */
export function axisValues({ quantity, from, to, points, spacing }: Axis): number[] {
  const values = Array.from({ length: points }, (_, i) => {
    const part = points === 1 ? 0 : i / (points - 1);
    const value = spacing === "factor" ? from * pow(to / from, part) : from + (to - from) * part;
    return quantity.whole ? Math.round(value) : Number(value.toPrecision(6));
  });
  return [...new Set(values)];
}

/** Values of every axis at each point, the first axis fastest. */
export function scanPoints(axes: readonly Axis[]): number[][] {
  return axes.reduceRight<number[][]>(
    (inner, axis) => inner.flatMap((rest) => axisValues(axis).map((value) => [value, ...rest])),
    [[]],
  );
}

/** Every run, replicate by replicate, so that an early stop leaves all points with some. */
export function plannedRuns({ axes, replicates, commonChance, seed }: ScanPlan): PlannedRun[] {
  const points = scanPoints(axes);
  const seedAxis = axes.findIndex(({ quantity }) => quantity.place[0] === "seed");
  return Array.from({ length: replicates }, (_, replicate) =>
    points.map((values, point): PlannedRun => {
      const first = seedAxis < 0 ? seed : values[seedAxis];
      const offset = commonChance ? replicate : point * replicates + replicate;
      return { point, replicate, seed: first + offset };
    }),
  ).flat();
}

/** Most values along an axis, and most runs at a point. */
const mostValues = 40;
export const mostReplicates = 1000;

/** What is wrong with a plan, in words that say what to do; empty where it can run. */
export function planFaults({ axes, replicates }: ScanPlan): string[] {
  const faults = axes.flatMap((axis) => axisFaults(axis));
  const [first, second] = axes;
  if (second && first.quantity.id === second.quantity.id) {
    faults.push(`Both directions vary ${first.quantity.label}. Choose another quantity for the second one.`);
  }
  if (!(Number.isInteger(replicates) && replicates >= 1 && replicates <= mostReplicates)) {
    faults.push(`Runs at each point: ${replicates}. Give a whole number from 1 to ${mostReplicates}.`);
  }
  return faults;
}

function axisFaults({ quantity, from, to, points, spacing }: Axis): string[] {
  const { label } = quantity;
  const faults = rangeFaults(quantity, from, to);
  if (faults.length > 0) return faults;
  if (!(Number.isInteger(points) && points >= 2 && points <= mostValues)) {
    return [`${label} has ${points} values. Give a whole number from 2 to ${mostValues}.`];
  }
  if (spacing === "factor" && !(from > 0 && to > 0)) {
    return [`${label} starts at ${Math.min(from, to)}. Steps of equal factors need ends above 0.`];
  }
  return [];
}

/** What is wrong with two ends of a quantity. */
export function rangeFaults({ label, least, most, unit }: Quantity, from: number, to: number): string[] {
  const range = Number.isFinite(most) ? `from ${least} to ${most}` : `from ${least} up`;
  const shown = unit === "1" ? "" : ` ${unit}`;
  if (![from, to].every((end) => Number.isFinite(end) && end >= least && end <= most)) {
    return [`${label} goes from ${from} to ${to}. Its ends must lie ${range}${shown}.`];
  }
  return from === to ? [`${label} starts and ends at ${from}. Give two ends that differ.`] : [];
}
