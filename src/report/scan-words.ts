import { count, list, significant } from "../charts/quantities.ts";
import {
  classNames,
  measureWords,
  type OutcomeClass,
  outcomeClasses,
  type ShownMeasure,
} from "../experiments/scan/outcomes.ts";
import type { Axis } from "../experiments/scan/scan-plan.ts";
import { type PointSummary, type ScanResult, summarise } from "../experiments/scan/scan-result.ts";

/** What a scan says, in sentences: how many runs, where the outcome changes, how sure that is. */
export function scanWords(result: ScanResult, shown: ShownMeasure): string[] {
  const summaries = summarise(result, shown);
  return [
    sampleWords(result),
    ...borderWords(result, summaries),
    ...extremeWords(result, summaries, shown),
    ...mixedWords(summaries),
    ...failedWords(result),
  ];
}

/** How classes are told apart. */
export function classWords(): string[] {
  return classNames.map((name) => `${name}: ${outcomeClasses[name].meaning}.`);
}

function sampleWords({ plan, points, measures }: ScanResult): string {
  const done = measures.filter((one) => one !== undefined).length;
  const chance = plan.commonChance
    ? "the same seeds at every point, so that points differ by their values alone"
    : "every run with a seed of its own";
  return `In this model, ${count(points.length, "point")} with ${count(plan.replicates, "run")} each (${done} came to an end), ${chance}.`;
}

const named = ({ quantity }: Axis) => quantity.label.split(":")[0];
const valued = (axis: Axis, value: number) => {
  const { unit } = axis.quantity;
  return unit === "1" || unit === "cells" ? significant(value, 4) : `${significant(value, 4)} ${unit}`;
};

/** Where most runs come to another class along the first axis, for each value of the second. */
function borderWords({ plan: { axes } }: ScanResult, summaries: readonly PointSummary[]): string[] {
  const [along, across] = axes;
  const rows = new Map<number | undefined, PointSummary[]>();
  for (const one of summaries) rows.set(one.values[1], [...(rows.get(one.values[1]) ?? []), one]);
  return [...rows].map(([value, row]) => {
    const before = across && value !== undefined ? `With ${named(across)} ${valued(across, value)}: ` : "";
    const text = rowWords(along, row);
    return before === "" ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : `${before}${text}`;
  });
}

function rowWords(axis: Axis, row: readonly PointSummary[]): string {
  const known = row.filter((one): one is PointSummary & { most: OutcomeClass } => one.most !== undefined);
  if (known.length === 0) return "no run came to an end.";
  const changes = known.slice(1).flatMap((one, i) => {
    const last = known[i];
    if (one.most === last.most) return [];
    return [`${one.most} from ${valued(axis, one.values[0])} on (${last.most} at ${valued(axis, last.values[0])})`];
  });
  const [first] = known;
  if (changes.length === 0) {
    return `most runs ${first.most} at every value of ${named(axis)}, from ${valued(axis, first.values[0])} to ${valued(axis, known[known.length - 1].values[0])}.`;
  }
  return `along ${named(axis)}, most runs ${first.most} at ${valued(axis, first.values[0])}; ${list(changes)}.`;
}

function extremeWords({ plan: { axes } }: ScanResult, summaries: readonly PointSummary[], shown: ShownMeasure) {
  const known = summaries.flatMap(({ values, spread }) => (spread ? [{ values, median: spread.median }] : []));
  if (known.length === 0) return [];
  const { label, unit } = measureWords[shown];
  const low = known.reduce((a, b) => (b.median < a.median ? b : a));
  const high = known.reduce((a, b) => (b.median > a.median ? b : a));
  const at = (values: readonly number[]) => list(axes.map((axis, i) => `${named(axis)} ${valued(axis, values[i])}`));
  return [
    `${label}, middle run: from ${significant(low.median, 4)} ${unit} at ${at(low.values)} to ${significant(high.median, 4)} ${unit} at ${at(high.values)}.`,
  ];
}

/** A class is told of a point where three in four runs agree. */
function mixedWords(summaries: readonly PointSummary[]): string[] {
  const mixed = summaries.filter(({ most, counts, runs }) => most && counts[most] < 0.75 * runs.length);
  if (mixed.length === 0) return [];
  return [
    `At ${mixed.length} of ${count(summaries.length, "point")} less than three in four runs are of one class: chance decides there, and more runs would place the border better.`,
  ];
}

function failedWords({ failures }: ScanResult): string[] {
  const reasons = failures.filter((one) => one !== undefined);
  if (reasons.length === 0) return [];
  return [
    `${count(reasons.length, "run")} failed and ${reasons.length === 1 ? "is" : "are"} left out; the first: ${reasons[0]}`,
  ];
}
