import { type Table, table } from "../../foundation/table.ts";
import type { Life } from "./lineage.ts";

/**
 * How many cells of each clone live at each of some times, what happens at that moment included.
 *
 * @param times  min, rising
 * @returns a row for each time and clone that has living cells then: `time` (min), `founder`, `cells`; founders rise
 *   within a time
 */
export function cloneSizes(all: ReadonlyMap<number, Life>, times: readonly number[]): Table {
  const changes: { readonly time: number; readonly founder: number; readonly by: number }[] = [];
  for (const { founder, born, ended } of all.values()) {
    changes.push({ time: born, founder, by: 1 });
    if (ended < Number.POSITIVE_INFINITY) changes.push({ time: ended, founder, by: -1 });
  }
  // Not by subtraction: the times of cells that were there before are infinite.
  changes.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const sizes = new Map<number, number>();
  const rows: (readonly [time: number, founder: number, cells: number])[] = [];
  let next = 0;
  for (const time of times) {
    for (; next < changes.length && changes[next].time <= time; next++) {
      const { founder, by } = changes[next];
      const cells = (sizes.get(founder) ?? 0) + by;
      if (cells === 0) sizes.delete(founder);
      else sizes.set(founder, cells);
    }
    for (const [founder, cells] of [...sizes].sort((a, b) => a[0] - b[0])) rows.push([time, founder, cells]);
  }
  return table("clone sizes", [
    { name: "time", unit: "min", label: "time", values: Float64Array.from(rows, (row) => row[0]) },
    { name: "founder", unit: "", label: "founder", values: Float64Array.from(rows, (row) => row[1]) },
    { name: "cells", unit: "", label: "living cells", values: Float64Array.from(rows, (row) => row[2]) },
  ]);
}
