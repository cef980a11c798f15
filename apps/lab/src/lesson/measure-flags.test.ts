import { describe, expect, test } from "vitest";
import type { TissueLook } from "../../../../src/index.ts";
import { flagFates, flagHistogram, meanFlags, outcomeOf, perHundred } from "./measure-flags.ts";

interface Cell {
  readonly id: number;
  readonly level?: number;
  readonly kind?: number;
  readonly dying?: true;
  readonly parent?: number;
}

function look(day: number, cells: readonly Cell[]): TissueLook {
  return {
    day,
    count: cells.length,
    id: Uint32Array.from(cells, ({ id }) => id),
    parent: Uint32Array.from(cells, ({ parent = 0 }) => parent),
    kind: Uint8Array.from(cells, ({ kind = 0 }) => kind),
    state: Uint8Array.from(cells, ({ dying }) => (dying ? 1 : 0)),
    antigens: [Uint8Array.from(cells, ({ level = 0 }) => Math.round(255 * level))],
  } as unknown as TissueLook;
}

describe("flags of tumour cells", () => {
  const start = look(0, [
    { id: 1, level: 1 },
    { id: 2, level: 0.9 },
    { id: 3, level: 0.1 },
    { id: 4, level: 1, kind: 5 },
    { id: 5, level: 1, dying: true },
  ]);

  test("only live tumour cells count", () => {
    expect(flagHistogram(start)).toEqual([1, 0, 0, 0, 0, 0, 0, 2]);
    expect(meanFlags(start)).toBeCloseTo(2 / 3, 2);
  });

  test("deaths and births go to the class of the cell that died or divided", () => {
    const next = look(2, [
      { id: 2, level: 0.9, dying: true },
      { id: 3, level: 0.1 },
      { id: 6, level: 0.1, parent: 3 },
    ]);
    const { many, few } = flagFates([start, next]);
    expect(many).toEqual({ deaths: 2, births: 0, cellDays: 4 });
    expect(few).toEqual({ deaths: 0, births: 1, cellDays: 2 });
    expect(perHundred(many.deaths, many)).toBe(50);
  });

  test("a run says fewer, same, more or gone", () => {
    expect([outcomeOf(0.7, 0.2), outcomeOf(0.7, 0.68), outcomeOf(0.3, 0.6), outcomeOf(0.7, Number.NaN)]).toEqual([
      "fewer",
      "same",
      "more",
      "gone",
    ]);
  });
});
