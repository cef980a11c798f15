import { expect, test } from "vitest";
import { frameOf } from "../formats/tissue-output/sample-frame.ts";
import { numbers, type Table, texts } from "../foundation/table.ts";
import { spatialSummary } from "./spatial-summary.ts";

/** A square tumour of 400 µm with cells every 10 µm, and T cells where `places` says. */
function tissue(places: readonly (readonly [number, number])[], names = ["tumour", "CD8 T cell"], z = 0) {
  const tumour = Array.from({ length: 1600 }, (_, i) => ({
    type: names[0],
    x: -195 + 10 * (i % 40),
    y: -195 + 10 * Math.floor(i / 40),
    z,
  }));
  const tCells = places.map(([x, y]) => ({ type: names[1], x, y, z }));
  return frameOf({ reach: 500, cellTypes: names, cells: [...tumour, ...tCells].map((cell, id) => ({ ...cell, id })) });
}

function value(table: Table, statistic: string): number | string {
  const row = texts(table, "statistic").indexOf(statistic);
  expect(row, statistic).toBeGreaterThanOrEqual(0);
  return texts(table, "text")[row] || numbers(table, "value")[row];
}

const grid = (from: number, step: number) =>
  Array.from({ length: 49 }, (_, i) => [from + step * (i % 7), from + step * Math.floor(i / 7)] as const);
const around = Array.from({ length: 40 }, (_, i) => [-215, -195 + 10 * i] as const);

test.each([
  ["inflamed", grid(-92, 30)],
  ["excluded", around],
  ["desert", [[0, 0] as const]],
])("T cells make a tumour %s by where they are", (name, places) => {
  expect(value(spatialSummary(tissue(places)), "infiltration")).toBe(name);
});

test("statistics of contact rise from T cells around a tumour to T cells in it", () => {
  const [out, inside] = [around, grid(-92, 30)].map((places) => spatialSummary(tissue(places)));
  for (const name of ["cross-G area to 20 µm, immune to tumour", "mixing score within 20 µm"]) {
    expect(value(inside, name), name).toBeGreaterThan(Number(value(out, name)));
  }
});

test("types are found by their names, or else by their order; dead cells do not count", () => {
  const found = (names: string[]) => {
    const table = spatialSummary(tissue(around, names));
    return [value(table, "tumour"), value(table, "immune")];
  };
  expect(found(["cancer", "cytotoxic T"])).toEqual(["cancer", "cytotoxic T"]);
  expect(found(["ctl", "tumor"])).toEqual(["tumor", "ctl"]);
  expect(found(["A", "B"])).toEqual(["A", "B"]);
  const frame = tissue(around);
  const dead = {
    ...frame,
    cells: {
      ...frame.cells,
      columns: frame.cells.columns.map((column) => {
        return column.name === "state"
          ? { ...column, values: texts(frame.cells, "type").map((type) => (type === "tumour" ? "live" : "necrotic")) }
          : column;
      }),
    },
  };
  expect(value(spatialSummary(dead), "immune in margin")).toBe(0);
});

test("names that are given win, and one that is unknown is refused with what there is", () => {
  const table = spatialSummary(tissue(around), { tumour: ["CD8 T cell"], immune: ["tumour"] });
  expect(value(table, "tumour")).toBe("CD8 T cell");
  expect(() => spatialSummary(tissue(around), { immune: ["CD4"] })).toThrow(
    'immune: found "CD4"; expected of tumour, CD8 T cell',
  );
});

test("a tissue of one type, or of none at all, has reasons in place of numbers", () => {
  const table = spatialSummary(frameOf({ cells: [], cellTypes: ["tumour"] }));
  expect(value(table, "infiltration")).toBe("unknown");
  expect(texts(table, "reason")[texts(table, "statistic").indexOf("mixing score within 20 µm")]).not.toBe("");
});
