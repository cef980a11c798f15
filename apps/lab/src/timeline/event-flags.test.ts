import { describe, expect, test } from "vitest";
import { eventFlags } from "./event-flags.ts";

/** Rows of a run with a column for each name, a look a day. */
function rows(columns: Readonly<Record<string, readonly number[]>>) {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, day) => [
    { name: "day", unit: "day", value: day },
    ...names.map((name) => ({ name, unit: "1", value: columns[name][day] })),
  ]);
}

const told = (columns: Readonly<Record<string, readonly number[]>>, prefix?: string) =>
  eventFlags(rows(columns), prefix).map(({ id, day }) => [id, day]);

describe("flags of a run", () => {
  test("the first dendritic cell and the first T cells are flagged once, in the order of time", () => {
    const columns = { "T cells entered": [0, 0, 0, 2, 9], "dendritic cells left": [0, 1, 1, 3, 4] };
    expect(told(columns)).toEqual([
      ["dendritic cells left", 1],
      ["T cells entered", 3],
    ]);
  });

  test("a tumour that grows, shrinks and comes back has two turns; one that grows has none", () => {
    const tumour = [400, 500, 600, 700, 690, 500, 300, 310, 305, 400, 520];
    expect(told({ tumour })).toEqual([
      ["turn 1", 3],
      ["turn 2", 6],
    ]);
    expect(told({ tumour: [400, 420, 450, 500, 560] })).toEqual([]);
    expect(told({ tumour: [600, 500, 400, 300] })).toEqual([]);
  });

  test("changes within chance are no turns", () => {
    expect(told({ tumour: [20, 26, 18, 25, 17, 24] })).toEqual([]);
  });

  test("a tumour is cleared when it stays away, and not while it may come back", () => {
    expect(told({ tumour: [9, 3, 0, 1, 0, 0] })).toEqual([["tumour cleared", 4]]);
    expect(told({ tumour: [9, 3, 0, 1] })).toEqual([]);
  });

  test("an antigen is half gone against its level at the start; MHC-I is no antigen", () => {
    const columns = { "level of A": [0.8, 0.6, 0.39, 0.2], "level of MHC-I": [1, 0.4, 0.3, 0.2] };
    expect(told(columns)).toEqual([["half of A", 2]]);
    expect(told({ "level of A": [1, Number.NaN, Number.NaN] })).toEqual([]);
  });

  test("a peak counts once it is past", () => {
    expect(told({ "CAR T": [0, 30, 60, 59] })).toEqual([]);
    expect(told({ "CAR T": [0, 30, 60, 50] })).toEqual([["CAR T peak", 2]]);
    expect(told({ "body: carTInterleukin6": [2, 40, 90, 20] })).toEqual([["cytokine peak", 2]]);
  });

  test("of several patches, the one that is shown", () => {
    const columns = { "a: tumour": [5, 0, 0], "b: tumour": [5, 5, 0] };
    expect(told(columns, "b: ")).toEqual([["tumour cleared", 2]]);
  });
});
