import type { Column } from "../../src/index.ts";

const blocks = "▁▂▃▄▅▆▇█";
const plainBlocks = "_.-~=+*#";

/** A column as a line of small bars from its least to its greatest value, `width` letters long. */
export function sparkline(values: Float64Array, width: number, ascii: boolean): string {
  const signs = ascii ? plainBlocks : blocks;
  const finite = values.filter(Number.isFinite);
  const [low, high] = [least(finite), most(finite)];
  return Array.from({ length: Math.min(width, values.length) }, (_, x) => {
    const value = values[Math.round((x * (values.length - 1)) / Math.max(1, Math.min(width, values.length) - 1))];
    if (!Number.isFinite(value)) return " ";
    const level = high > low ? (value - low) / (high - low) : 0;
    return signs[Math.min(signs.length - 1, Math.floor(level * signs.length))];
  }).join("");
}

/** Quantities over time as lines of text: name, unit, picture, first and last value, least and greatest. */
export function timeCourses(columns: readonly Column[], width: number, ascii: boolean): string {
  const wide = Math.max(...columns.map((column) => heading(column).length + 1));
  const room = Math.max(10, width - wide - 42);
  return columns
    .map((column) => {
      const numbers = column.values as Float64Array;
      const range = `${short(numbers[0])} → ${short(numbers[numbers.length - 1])}  (${extremes(numbers)})`;
      return `${heading(column).padEnd(wide)}${sparkline(numbers, room, ascii)}  ${range}`;
    })
    .join("\n");
}

/** `tumour [cell]`, or the name alone where it has no unit. */
function heading({ name, unit }: Column): string {
  return unit === "" ? name : `${name} [${unit}]`;
}

function least(values: Float64Array): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

/** Of the values that are there: a size of no cells is none. */
function extremes(values: Float64Array): string {
  const there = values.filter((value) => !Number.isNaN(value));
  return there.length === 0 ? "none" : `${short(least(there))} to ${short(most(there))}`;
}

function short(value: number): string {
  if (Number.isNaN(value)) return "none";
  return String(Number(value.toPrecision(3)));
}
