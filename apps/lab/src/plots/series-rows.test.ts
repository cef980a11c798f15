import { describe, expect, test } from "vitest";
import { lineStyle, needsEdge } from "./line-style.ts";
import { sayValue } from "./say-value.ts";
import { difference, lineValues, risesADay, valueOn } from "./series-rows.ts";

const look = (day: number, ...rest: readonly (readonly [string, number])[]) => [
  { name: "day", unit: "day", value: day },
  ...rest.map(([name, value]) => ({ name, unit: "cell", value })),
];
const line = (column: string) => ({ column, label: column, style: lineStyle(column, 0) });

describe("lines of a run", () => {
  test("looks of before a fork that lack a column have no value there, and others keep theirs", () => {
    const rows = [look(0, ["tumour", 5]), look(1, ["drug", 2], ["tumour", 6])];
    expect(lineValues(rows, line("tumour")).values).toEqual([5, 6]);
    expect(lineValues(rows, line("drug"), 100).values).toEqual([Number.NaN, 200]);
    expect(lineValues(rows, line("nothing")).values).toEqual([]);
  });

  test("a count of events is told as what came in the day before each look", () => {
    const days = [0, 0.25, 0.5, 0.75, 1, 1.25];
    const counts = [0, 1, 2, 3, 4, 12];
    expect(risesADay(days, counts)).toEqual([Number.NaN, 4, 4, 4, 4, 11]);
  });

  test("a value holds until the next look, and there is none before the first", () => {
    const values = { days: [1, 2], values: [10, 20] };
    expect([0.5, 1, 1.9, 2, 9].map((day) => valueOn(values, day))).toEqual([Number.NaN, 10, 10, 20, 20]);
  });

  test("a difference has the days that both runs have", () => {
    const first = { days: [0, 0.5, 1], values: [1, 2, 3] };
    expect(difference(first, { days: [0, 1], values: [4, 1] })).toEqual({ days: [0, 1], values: [-3, 2] });
  });
});

test("numbers have three figures, groups of thousands, or powers of ten", () => {
  expect([0, 1234.4, 0.12345, 1.5e8, 1e6, 2e-5, Number.NaN].map(sayValue)).toEqual([
    "0",
    "1,234",
    "0.123",
    "1.5 × 10⁸",
    "10⁶",
    "2 × 10⁻⁵",
    "no value",
  ]);
});

test("pale lines have an edge on paper, dark ones do not", () => {
  expect(needsEdge("#D1F2CA", "#FBFAF7")).toBe(true);
  expect(needsEdge("#226BEB", "#FBFAF7")).toBe(false);
  expect(needsEdge("#D1F2CA", "#11161D")).toBe(false);
});
