import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CrossKOptions, crossK } from "../../src/analysis/spatial/cross-k.ts";
import { pointPattern } from "../../src/analysis/spatial/point-pattern.ts";
import { polygonWindow } from "../../src/analysis/spatial/polygon-window.ts";
import { rectangleWindow } from "../../src/analysis/spatial/rectangle-window.ts";
import { numbers } from "../../src/foundation/table.ts";
import { expectSame } from "./expect-same.ts";

// Our spatial statistics against R's spatstat, on simulated cells in a rectangle and in a polygon with a hole. How the
// file was made, and with which versions: spatial-reference.R beside this file.

const reference = JSON.parse(readFileSync(new URL("spatial-reference.json", import.meta.url), "utf8"));
const r: number[] = reference.distances;
const windows = {
  rectangle: rectangleWindow({ xMin: -50, xMax: 350, yMin: 10, yMax: 310 }),
  polygon: polygonWindow([reference.polygon.outer, reference.polygon.hole]),
};

test("the reference holds what these tests compare", () => {
  expect(r).toHaveLength(15);
  expect(Object.keys(reference.results)).toEqual(Object.keys(windows));
});

describe.each(["rectangle", "polygon"] as const)("in a %s", (kind) => {
  const { x, y, type } = reference.patterns[kind];
  const pattern = pointPattern(x, y, type, windows[kind]);
  const expected = reference.results[kind];
  const k = (from: string, to: string, options: CrossKOptions) => crossK(pattern, from, to, { r, ...options }).table;

  test.each(["border", "translation", "isotropic"] as const)(
    "K and cross-K with %s correction are spatstat's",
    (correction) => {
      expectSame(numbers(k("tumour", "tumour", { correction }), "K"), expected.K[correction], "K");
      expectSame(numbers(k("tumour", "tcell", { correction }), "K"), expected.crossK[correction], "cross-K");
    },
  );

  test("cross-L is spatstat's", () => {
    expectSame(numbers(k("tumour", "tcell", {}), "L"), expected.crossL, "L");
  });
});
