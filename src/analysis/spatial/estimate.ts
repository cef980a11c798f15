import type { Table } from "../../foundation/table.ts";

/** Cells of each type below which a statistic is not given: a handful of cells has no pattern. */
export const leastCells = 20;

/** A curve or a set of rows; where it could not be had, its numbers are NaN and `reason` says why. */
export interface Estimate {
  readonly table: Table;
  /** `""` where the numbers are given. */
  readonly reason: string;
}

/** One number; NaN with a reason where it could not be had. */
export interface Measure {
  readonly value: number;
  readonly unit: string;
  /** `""` where the value is given. */
  readonly reason: string;
}

/** Why these counts are too few, or `""`. */
export function tooFew(counts: Readonly<Record<string, number>>, least: number): string {
  const short = Object.entries(counts).filter(([, count]) => count < least);
  return short.map(([type, count]) => `${count} cells of type ${type}, fewer than ${least}`).join("; ");
}

export function measure(unit: string, reason: string, value: () => number): Measure {
  return { value: reason === "" ? value() : Number.NaN, unit, reason };
}
