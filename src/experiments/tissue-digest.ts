import type { Snapshot } from "../engine/tissue/snapshot.ts";
import { digestBytes, digestNumbers, digestTable, digestText } from "../foundation/digest.ts";
import type { Table } from "../foundation/table.ts";

/** What a run of a tissue came to, in 64 letters each: the numbers over time, and everything at its end. */
export interface TissueDigest {
  readonly series: string;
  readonly end: string;
  /** Of both. */
  readonly all: string;
}

/** Equal digests: the same numbers to the last bit, whatever the number of threads. */
export function tissueDigest(series: Table, end: Snapshot): TissueDigest {
  const arrays = Object.entries(end.arrays)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => [
      name,
      values instanceof Float64Array
        ? digestNumbers(values)
        : digestBytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
    ]);
  const parts = {
    series: digestTable(series),
    end: digestText(JSON.stringify([end.meta.counts, end.meta.steps, arrays])),
  };
  return { ...parts, all: digestText(JSON.stringify([parts.series, parts.end])) };
}
