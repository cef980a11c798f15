import type { MicroenvironmentMemory } from "../../engine/microenvironment/microenvironment-run.ts";
import { digestBytes, digestNumbers, digestTable, digestText } from "../../foundation/digest.ts";
import type { Table } from "../../foundation/table.ts";
import type { TissueDigest } from "../tissue-digest.ts";

/** Equal digests: the same numbers over time and at the end, in patches and body, to the last bit. */
export function microenvironmentDigest(series: Table, end: MicroenvironmentMemory): TissueDigest {
  const parts = { series: digestTable(series), end: digestText(JSON.stringify(end, shortened)) };
  return { ...parts, all: digestText(JSON.stringify([parts.series, parts.end])) };
}

/** Arrays by their digests, and keys in order. */
function shortened(_: string, value: unknown): unknown {
  if (value instanceof Float64Array) return digestNumbers(value);
  if (ArrayBuffer.isView(value)) return digestBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
