import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Table } from "./table.ts";

/** SHA-256 of bytes, in hexadecimal. */
export function digestBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function digestText(text: string): string {
  return digestBytes(utf8ToBytes(text));
}

/** SHA-256 of numbers as little-endian doubles. Every NaN counts as the same NaN: its bits are not fixed by WebAssembly. */
export function digestNumbers(values: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (let i = 0; i < values.length; i++)
    view.setFloat64(i * 8, Number.isNaN(values[i]) ? Number.NaN : values[i], true);
  return digestBytes(new Uint8Array(view.buffer));
}

/** SHA-256 of a table: names, units and values of its columns in order. Labels do not count. */
export function digestTable(source: Table): string {
  const parts = source.columns.map((entry) =>
    entry.values instanceof Float64Array ? digestNumbers(entry.values) : digestText(JSON.stringify(entry.values)),
  );
  return digestText(JSON.stringify([source.name, source.columns.map((entry) => [entry.name, entry.unit]), parts]));
}
