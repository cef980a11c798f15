import { numbers, type Table } from "../../foundation/table.ts";

/** Numbers that a run is judged by: of live tumour cells in all patches together, unless said otherwise. */
export interface Measures {
  readonly start: number;
  readonly final: number;
  readonly fewest: number;
  /** Day from which no tumour cell is left; NaN where some is. */
  readonly cleared: number;
  readonly change: number;
  readonly kills: number;
  readonly killsByT: number;
  readonly killsByNk: number;
  readonly healthyKilled: number;
  readonly effectors: number;
}
export type MeasureName = keyof Measures;

export interface MeasureWords {
  readonly label: string;
  readonly unit: string;
  readonly meaning: string;
}

/** What can be shown of a scan; all of it is kept of every run. */
export const measureWords: Readonly<Record<Exclude<MeasureName, "start">, MeasureWords>> = {
  final: {
    label: "Tumour cells at the end",
    unit: "cells",
    meaning: "live tumour cells in the tissue on the last day",
  },
  change: {
    label: "Change in tumour cells",
    unit: "%",
    meaning: "live tumour cells on the last day against the first, in percent",
  },
  fewest: { label: "Fewest tumour cells", unit: "cells", meaning: "the smallest number on any day that was looked at" },
  cleared: {
    label: "Day of clearance",
    unit: "day",
    meaning: "first day from which no tumour cell is left; only runs that clear have one",
  },
  kills: {
    label: "Tumour cells killed",
    unit: "cells",
    meaning: "kills by all immune cells and antibody in the tissue",
  },
  killsByT: { label: "Kills by killer T cells", unit: "cells", meaning: "tumour cells that T cells killed" },
  killsByNk: { label: "Kills by natural killer cells", unit: "cells", meaning: "tumour cells that NK cells killed" },
  healthyKilled: { label: "Healthy cells killed", unit: "cells", meaning: "healthy cells that immune cells killed" },
  effectors: {
    label: "Killer T cells at the end",
    unit: "cells",
    meaning: "CD8 effector cells in the tissue on the last day",
  },
};
export type ShownMeasure = keyof typeof measureWords;

/** How tables call measures, as programs like it, and their units. */
const measureColumns: Readonly<Record<MeasureName, { readonly name: string; readonly unit: string }>> = {
  start: { name: "tumour_start", unit: "cell" },
  final: { name: "tumour_end", unit: "cell" },
  change: { name: "change_percent", unit: "%" },
  fewest: { name: "tumour_fewest", unit: "cell" },
  cleared: { name: "cleared_day", unit: "day" },
  kills: { name: "kills", unit: "cell" },
  killsByT: { name: "kills_by_t_cells", unit: "cell" },
  killsByNk: { name: "kills_by_nk_cells", unit: "cell" },
  healthyKilled: { name: "healthy_killed", unit: "cell" },
  effectors: { name: "effectors_end", unit: "cell" },
};

export const measureNames = Object.keys(measureColumns) as readonly MeasureName[];
export const measureColumn = (name: MeasureName): string => measureColumns[name].name;
export const measureUnit = (name: MeasureName): string => measureColumns[name].unit;

const killColumns = [
  "kills by T cells",
  "kills by NK cells",
  "kills by macrophages",
  "kills by CAR T cells",
  "kills by antibody",
];

/** Reads a run's series; where there are several patches, they are summed. */
export function measuresOf(series: Table): Measures {
  const tumour = summed(series, "tumour");
  const day = numbers(series, "day");
  const last = (name: string) => summed(series, name).at(-1) ?? 0;
  const start = tumour[0];
  const final = tumour.at(-1) ?? 0;
  return {
    start,
    final,
    fewest: Math.min(...tumour),
    cleared: clearance(day, tumour),
    change: start > 0 ? (100 * (final - start)) / start : Number.NaN,
    kills: killColumns.reduce((sum, name) => sum + last(name), 0),
    killsByT: last("kills by T cells"),
    killsByNk: last("kills by NK cells"),
    healthyKilled: last("healthy cells killed"),
    effectors: last("CD8 effector"),
  };
}

function summed(series: Table, name: string): number[] {
  const columns = series.columns.filter((one) => one.name === name || one.name.endsWith(`: ${name}`));
  return Array.from({ length: series.rows }, (_, row) =>
    columns.reduce((sum, { values }) => sum + Number(values[row]), 0),
  );
}

function clearance(day: ArrayLike<number>, tumour: readonly number[]): number {
  let first = tumour.length;
  while (first > 0 && tumour[first - 1] === 0) first--;
  return first < tumour.length ? day[first] : Number.NaN;
}

export type OutcomeClass = "cleared" | "shrank" | "held" | "grew";

export interface ClassWords {
  readonly letter: string;
  readonly shape: string;
  readonly meaning: string;
}

/** Classes from best to worst for the patient. The borders at 30 and 20 % are a choice: they are told beside every result. */
export const outcomeClasses: Readonly<Record<OutcomeClass, ClassWords>> = {
  cleared: { letter: "C", shape: "circle", meaning: "no tumour cell is left in the tissue at the end" },
  shrank: {
    letter: "S",
    shape: "triangle down",
    meaning: "at least 30 % fewer tumour cells at the end than at the start",
  },
  held: { letter: "H", shape: "square", meaning: "in between: less than 30 % fewer and less than 20 % more" },
  grew: { letter: "G", shape: "triangle up", meaning: "at least 20 % more tumour cells at the end than at the start" },
};
export const classNames = Object.keys(outcomeClasses) as OutcomeClass[];

export function classOf({ start, final }: Pick<Measures, "start" | "final">): OutcomeClass {
  if (final === 0) return "cleared";
  if (final <= 0.7 * start) return "shrank";
  return final < 1.2 * start ? "held" : "grew";
}

/** How many runs of each class, and the most frequent; of equals the worse, so that no border looks better than it is. */
export function countClasses(runs: readonly Measures[]): {
  readonly counts: Readonly<Record<OutcomeClass, number>>;
  readonly most: OutcomeClass | undefined;
} {
  const counts: Record<OutcomeClass, number> = { cleared: 0, shrank: 0, held: 0, grew: 0 };
  for (const run of runs) counts[classOf(run)]++;
  const most = classNames.reduce<OutcomeClass | undefined>(
    (best, name) => (counts[name] > 0 && (best === undefined || counts[name] >= counts[best]) ? name : best),
    undefined,
  );
  return { counts, most };
}
