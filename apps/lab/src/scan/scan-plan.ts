import { type Path, type StudyData, valueAt, withValue } from "../document/lab-document.ts";

/** A number of a study that can be varied. */
export interface Quantity {
  /** Unique among those of a study. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** Where it stands in a scenario: lists are found by name, so `["patches", "primary", "cells", "tumour"]`. */
  readonly place: readonly string[];
  /** The scenario's own value. */
  readonly value: number;
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

/** One direction of a scan. */
export interface Axis {
  readonly quantity: Quantity;
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly spacing: "even" | "factor";
}

export interface ScanPlan {
  readonly study: StudyData;
  readonly arm: string;
  /** One or two. */
  readonly axes: readonly Axis[];
  readonly replicates: number;
  /** The same seeds at every point, so that points differ by their values alone. */
  readonly commonChance: boolean;
}

/** One run of a scan. */
export interface PlannedRun {
  /** Place among the points: first axis fastest. */
  readonly point: number;
  readonly replicate: number;
  readonly seed: number;
}

/** Values along an axis, both ends among them; of whole quantities each value once. */
export function axisValues({ quantity, from, to, points, spacing }: Axis): number[] {
  const values = Array.from({ length: points }, (_, i) => {
    const part = points === 1 ? 0 : i / (points - 1);
    const value = spacing === "factor" ? from * (to / from) ** part : from + (to - from) * part;
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
export function plannedRuns(plan: ScanPlan): PlannedRun[] {
  const points = scanPoints(plan.axes);
  const seedAxis = plan.axes.findIndex(({ quantity }) => quantity.place[0] === "seed");
  const base = typeof plan.study.seed === "number" ? plan.study.seed : 1;
  return Array.from({ length: plan.replicates }, (_, replicate) =>
    points.map((values, point): PlannedRun => {
      const first = seedAxis < 0 ? base : values[seedAxis];
      const offset = plan.commonChance ? replicate : point * plan.replicates + replicate;
      return { point, replicate, seed: first + offset };
    }),
  ).flat();
}

/** The study of a run: what is varied at its place, in the arm where that says otherwise than the scenario. */
export function studyOf(plan: ScanPlan, values: readonly number[], seed: number): StudyData {
  const study = plan.axes.reduce(
    (data, { quantity }, i) => withQuantity(data, plan.arm, quantity.place, values[i]),
    plan.study,
  );
  return { ...study, seed };
}

/** The study with a number set, at the place that has the last word in this arm. */
export function withQuantity(study: StudyData, arm: string, place: readonly string[], value: number): StudyData {
  const ofArm = (study.arms as Readonly<Record<string, unknown>> | undefined)?.[arm];
  const own = ofArm ? find(ofArm, place) : undefined;
  if (own && valueAt(ofArm, own) !== undefined) return withValue(study, ["arms", arm, ...own], value);
  const path = find(study, place);
  if (path) return withValue(study, path, value);
  // An item that only the arm brings.
  return own ? withValue(study, ["arms", arm, ...own], value) : study;
}

/** The value that a study writes at a place for an arm, if it writes one. */
export function writtenAt(study: StudyData, arm: string, place: readonly string[]): unknown {
  const ofArm = (study.arms as Readonly<Record<string, unknown>> | undefined)?.[arm];
  const own = ofArm ? find(ofArm, place) : undefined;
  const inArm = own ? valueAt(ofArm, own) : undefined;
  const path = find(study, place);
  return inArm ?? (path ? valueAt(study, path) : undefined);
}

/** Names of list items become their positions; undefined where there is no such item. */
function find(data: unknown, place: readonly string[]): Path | undefined {
  const path: (string | number)[] = [];
  let at = data as Readonly<Record<string | number, unknown>> | undefined;
  for (const key of place) {
    const step = Array.isArray(at) ? at.findIndex((item) => item?.name === key) : key;
    if (step === -1) return undefined;
    path.push(step);
    at = at?.[step] as typeof at;
  }
  return path;
}

/** What is wrong with a plan, in words that say what to do; empty where it can run. */
export function planFaults(plan: ScanPlan): string[] {
  const faults = plan.axes.flatMap((axis) => axisFaults(axis));
  const [first, second] = plan.axes;
  if (second && first.quantity.id === second.quantity.id) {
    faults.push(`Both directions vary ${first.quantity.label}. Choose another quantity for the second one.`);
  }
  if (!(Number.isInteger(plan.replicates) && plan.replicates >= 1 && plan.replicates <= 100)) {
    faults.push(`Runs at each point: ${plan.replicates}. Give a whole number from 1 to 100.`);
  }
  return faults;
}

function axisFaults({ quantity, from, to, points, spacing }: Axis): string[] {
  const { label, least, most, unit } = quantity;
  const range = Number.isFinite(most) ? `from ${least} to ${most}` : `from ${least} up`;
  const shown = unit === "1" ? "" : ` ${unit}`;
  if (![from, to].every((end) => Number.isFinite(end) && end >= least && end <= most)) {
    return [`${label} goes from ${from} to ${to}. Its ends must lie ${range}${shown}.`];
  }
  if (from === to) return [`${label} starts and ends at ${from}. Give two ends that differ.`];
  if (!(Number.isInteger(points) && points >= 2 && points <= 40)) {
    return [`${label} has ${points} values. Give a whole number from 2 to 40.`];
  }
  if (spacing === "factor" && !(from > 0 && to > 0)) {
    return [`${label} starts at ${Math.min(from, to)}. Steps of equal factors need ends above 0.`];
  }
  return [];
}
