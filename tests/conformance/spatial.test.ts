import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type ContactOptions,
  type CrossKOptions,
  clarkEvans,
  crossG,
  crossJ,
  crossK,
  distanceSummary,
  emptySpace,
  mixingScore,
  morisitaHorn,
  neighbourhoodPercentage,
  type PairCorrelationOptions,
  pairCorrelation,
  pointPattern,
  polygonWindow,
  rectangleWindow,
} from "../../src/analysis/spatial/index.ts";
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

function expectWithin(found: ArrayLike<number>, expected: readonly number[], relative: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, k) => {
    expect(Math.abs(found[k] - value), `[${k}]: ${found[k]} for ${value}`).toBeLessThan(relative * Math.abs(value));
  });
}

test("the reference holds what these tests compare", () => {
  expect(r).toHaveLength(15);
  expect(Object.keys(reference.results)).toEqual(Object.keys(windows));
});

describe.each(["rectangle", "polygon"] as const)("in a %s", (kind) => {
  const { x, y, type } = reference.patterns[kind];
  const pattern = pointPattern(x, y, type, windows[kind]);
  const expected = reference.results[kind];

  describe.each(["border", "translation", "isotropic"] as const)("with %s correction", (correction) => {
    const k = (from: string, to: string) => numbers(crossK(pattern, from, to, { r, correction }).table, "K");

    test("K is spatstat's", () => {
      expectSame(k("tumour", "tumour"), expected.K[correction], "K");
    });

    test("cross-K is spatstat's", () => {
      expectSame(k("tumour", "tcell"), expected.crossK[correction], "cross-K");
    });
  });

  test("cross-L is spatstat's", () => {
    const options: CrossKOptions = { r };
    expectSame(numbers(crossK(pattern, "tumour", "tcell", options).table, "L"), expected.crossL, "L");
  });

  test("translation-corrected cross-K is spatstat's own, which draws a polygon on pixels, to 1 %", () => {
    const { table } = crossK(pattern, "tumour", "tcell", { r, correction: "translation" });
    expectWithin(numbers(table, "K"), expected.pixelTranslation, 0.01);
  });

  const g = (to: string, options: PairCorrelationOptions) =>
    numbers(pairCorrelation(pattern, "tumour", to, { r, ...options }).table, "g");

  test("pair correlations are the sums over pairs with spatstat's weights", () => {
    const { own, cross, divisorD } = expected.pairCorrelation;
    expectSame(g("tumour", { halfWidth: 8 }), own, "own");
    expectSame(g("tcell", { halfWidth: 8 }), cross, "cross");
    expectSame(g("tcell", { halfWidth: 8, divisor: "d" }), divisorD, "divisor d");
  });

  test("pair correlations are spatstat's to 1e-4: it smooths on bins by a Fourier transform", () => {
    const { own, cross, divisorD, rule, translation } = expected.smoothed;
    expectWithin(g("tumour", { halfWidth: 8 }), own, 1e-4);
    expectWithin(g("tcell", { halfWidth: 8 }), cross, 1e-4);
    expectWithin(g("tcell", { halfWidth: 8, divisor: "d" }), divisorD, 1e-4);
    expectWithin(g("tcell", {}), rule, 1e-4);
    // Its translation weights of a polygon come from pixels.
    const relative = kind === "polygon" ? 0.01 : 1e-4;
    expectWithin(g("tcell", { halfWidth: 8, correction: "translation" }), translation, relative);
  });

  describe.each(["border", "kaplan-meier"] as const)("with %s correction", (correction) => {
    const options: ContactOptions = { r, correction };

    test("G and cross-G are spatstat's", () => {
      expectSame(numbers(crossG(pattern, "tumour", "tumour", options).table, "G"), expected.G[correction], "G");
      expectSame(
        numbers(crossG(pattern, "tumour", "tcell", options).table, "G"),
        expected.crossG[correction],
        "cross-G",
      );
    });

    // Many places of a grid have one border distance; spatstat does not tell it from a contact within its step of r. In a
    // polygon it measures to the border of pixels.
    test("F is spatstat's to 1e-5, in a polygon to 1e-3", () => {
      const f = numbers(emptySpace(pattern, "tcell", { ...options, spacing: 2.5 }).table, "F");
      expected.F[correction].forEach((value: number, k: number) => {
        expect(Math.abs(f[k] - value)).toBeLessThan(kind === "polygon" ? 1e-3 : 1e-5);
      });
    });
  });

  test("J is made of G and F", () => {
    const j = numbers(crossJ(pattern, "tumour", "tcell", { r: [10] }).table, "J")[0];
    const far = numbers(crossG(pattern, "tumour", "tcell", { r: [10] }).table, "G")[0];
    const empty = numbers(emptySpace(pattern, "tcell", { r: [10] }).table, "F")[0];
    expect(j).toBe((1 - far) / (1 - empty));
  });

  test("Clark–Evans indices are spatstat's", () => {
    const found = [clarkEvans(pattern, "tumour"), clarkEvans(pattern, "tumour", { correction: "donnelly" })];
    if (kind === "polygon") {
      expect(found.pop()?.reason).toMatch(/rectangles only/);
    }
    expectSame(
      found.map(({ value }) => value),
      expected.clarkEvans,
      "Clark–Evans",
    );
  });

  test("Morisita–Horn on squares is R's by hand", () => {
    const index = (size: number) => morisitaHorn(pattern, "tumour", "tcell", { shape: "square", size }).value;
    expectSame([index(25), index(60)], expected.morisitaHorn, "Morisita–Horn");
  });

  test("mixing scores, percentages and distances are R's by hand", () => {
    const { mixing, normalised, percentage, pairwise, nearest, own } = expected.counts;
    const score = mixingScore(pattern, "tumour", "tcell", 20);
    expectSame([score.score, score.normalised], [mixing, normalised], "mixing");
    expectSame([neighbourhoodPercentage(pattern, "tumour", "tcell", 20).value], [percentage], "percentage");
    const row = (to: string, k: number) =>
      ["mean", "sd", "least", "greatest"].map((name) => numbers(distanceSummary(pattern, "tumour", to).table, name)[k]);
    expectSame(row("tcell", 0), pairwise, "pairwise");
    expectSame(row("tcell", 1), nearest, "nearest");
    expectSame(row("tumour", 0), own, "own");
  });
});
