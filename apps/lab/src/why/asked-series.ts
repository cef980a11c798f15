import { type SeriesEntry, seriesTableOf, type Table } from "../../../../src/index.ts";

/** A look as a screen keeps it. */
interface Look {
  readonly day: number;
  readonly row: readonly SeriesEntry[];
}

/** The series of a run, looks `saveEvery` days apart, from frames that may lie closer. */
export function askedSeries(frames: readonly Look[], saveEvery: number): Table {
  const last = frames.length - 1;
  let due = 0;
  const rows = frames.flatMap(({ day, row }, at) => {
    if (day < due * saveEvery - 1e-9 && at !== last) return [];
    due = Math.floor(day / saveEvery + 1e-9) + 1;
    return [row];
  });
  return seriesTableOf(rows);
}

/** Cells at the start from which a tissue is large: each run of it takes many times as long. */
const large = 3000;

/** How many runs with other chance are asked for, if nobody says otherwise. */
export function usualReplicates(cells: number): number {
  return cells >= large ? 8 : 20;
}
