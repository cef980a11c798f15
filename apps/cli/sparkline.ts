import type { Column } from "../../src/index.ts";

const blocks = "▁▂▃▄▅▆▇█";
const plainBlocks = "_.-~=+*#";

/** A column as a line of small bars from its least to its greatest value, `width` letters long. */
export function sparkline(values: Float64Array, width: number, ascii: boolean): string {
  const signs = ascii ? plainBlocks : blocks;
  const finite = values.filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Array.from({ length: Math.min(width, values.length) }, (_, x) => {
    const value = values[Math.round((x * (values.length - 1)) / Math.max(1, Math.min(width, values.length) - 1))];
    if (!Number.isFinite(value)) return " ";
    const level = most > least ? (value - least) / (most - least) : 0;
    return signs[Math.min(signs.length - 1, Math.floor(level * signs.length))];
  }).join("");
}

/** Quantities over time as lines of text: name, unit, picture, first and last value, least and greatest. */
export function timeCourses(columns: readonly Column[], width: number, ascii: boolean): string {
  const wide = Math.max(...columns.map(({ name, unit }) => name.length + unit.length + 4));
  const room = Math.max(10, width - wide - 42);
  return columns
    .map(({ name, unit, values }) => {
      const numbers = values as Float64Array;
      const range = `${short(numbers[0])} → ${short(numbers[numbers.length - 1])}  (${extremes(numbers)})`;
      return `${`${name} [${unit}]`.padEnd(wide)}${sparkline(numbers, room, ascii)}  ${range}`;
    })
    .join("\n");
}

function extremes(values: Float64Array): string {
  return `${short(values.reduce((a, b) => Math.min(a, b)))} to ${short(values.reduce((a, b) => Math.max(a, b)))}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
