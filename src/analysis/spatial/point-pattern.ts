import { InputError } from "../../foundation/errors.ts";
import { column, numbers, type Table, texts } from "../../foundation/table.ts";
import type { Window } from "./window.ts";

/** Places of cells: one entry a cell. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Cells of a section: where they are, what they are, and where they were looked for. */
export interface PointPattern extends Points {
  readonly type: readonly string[];
  readonly window: Window;
  /** Unit of the coordinates, as `foundation/units` reads it. */
  readonly unit: string;
}

/**
 * @param x       one entry a cell, in `unit`
 * @param type    one entry a cell
 * @param window  must hold every cell: estimates are biased by cells outside it
 * @throws {InputError} if lengths differ, or a cell is outside or not a number
 */
export function pointPattern(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  type: readonly string[],
  window: Window,
  unit = "µm",
): PointPattern {
  if (x.length !== y.length || x.length !== type.length) {
    throw new InputError("point pattern", `${x.length} x, ${y.length} y, ${type.length} types`, "one of each a cell");
  }
  for (let cell = 0; cell < x.length; cell++) {
    if (window.contains(x[cell], y[cell])) continue;
    throw new InputError(`point pattern cell ${cell}`, `(${x[cell]}, ${y[cell]})`, "a place inside the window");
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), type, window, unit };
}

/** Names of the columns that a pattern is read from. */
export interface PatternColumns {
  readonly x?: string;
  readonly y?: string;
  readonly type?: string;
}

/** The cells of a table that are inside the window; by default columns `x`, `y` and `type`, as tissue frames have. */
export function patternOf(cells: Table, window: Window, columns: PatternColumns = {}): PointPattern {
  const name = columns.x ?? "x";
  const x = numbers(cells, name);
  const y = numbers(cells, columns.y ?? "y");
  const type = texts(cells, columns.type ?? "type");
  const inside: number[] = [];
  for (let cell = 0; cell < x.length; cell++) if (window.contains(x[cell], y[cell])) inside.push(cell);
  return {
    x: Float64Array.from(inside, (cell) => x[cell]),
    y: Float64Array.from(inside, (cell) => y[cell]),
    type: inside.map((cell) => type[cell]),
    window,
    unit: column(cells, name).unit,
  };
}

/** Cells of a type, or of any of several, in their order. */
export function cellsOfType(pattern: PointPattern, type: string | readonly string[]): Points {
  const wanted = new Set([type].flat());
  const kept: number[] = [];
  for (let cell = 0; cell < pattern.type.length; cell++) if (wanted.has(pattern.type[cell])) kept.push(cell);
  return {
    x: Float64Array.from(kept, (cell) => pattern.x[cell]),
    y: Float64Array.from(kept, (cell) => pattern.y[cell]),
  };
}
