import { describe, expect, test } from "vitest";
import { kindStyles } from "../../design/palette.ts";
import { glyphAtlas, REACH, TILE } from "./glyph-atlas.ts";
import { glyphNames, glyphPaths, glyphShapes, layerDistance, shownKinds } from "./glyphs.ts";
import { circle, distanceTo, roundedSquare } from "./outline.ts";

/** What a glyph leaves on paper: 0 nothing, 1 fill, 2 ink, on a grid of the size of a small cell. */
function print(name: (typeof glyphNames)[number], scale = 1): number[] {
  const { body, ink } = glyphShapes[name];
  const points = Array.from({ length: 17 * 17 }, (_, i) =>
    [(i % 17) - 8, Math.floor(i / 17) - 8].map((v) => (v * 1.5) / 8),
  );
  return points.map(([x, y]) => {
    if (layerDistance(ink, x / scale, y / scale) < 0) return 2;
    return layerDistance(body, x / scale, y / scale) < 0 ? 1 : 0;
  });
}

describe("glyphs", () => {
  test("a circle's distance is that of a circle to within its facets", () => {
    const ring = [circle(1)];
    for (const [x, y] of [
      [0, 0],
      [0.5, 0.2],
      [1.4, 0],
      [0.9, 0.9],
    ]) {
      expect(distanceTo(ring, x, y)).toBeCloseTo(Math.hypot(x, y) - 1, 1);
    }
  });

  test("the corner of a rounded square is round: its tip is outside, its sides are where they should be", () => {
    const square = [roundedSquare(0.88, 0.38)];
    expect(distanceTo(square, 0.86, 0.86)).toBeGreaterThan(0);
    expect(distanceTo(square, 0.87, 0)).toBeLessThan(0);
    expect(distanceTo(square, 1, 0)).toBeCloseTo(0.12, 5);
  });

  test("hollow glyphs are hollow, and those with a mark have it in the middle", () => {
    const middle = (name: (typeof glyphNames)[number]) => print(name)[8 * 17 + 8];
    for (const name of ["rounded square, empty centre", "hollow diamond", "six-arm star"] as const) {
      expect(middle(name), name).toBe(0);
    }
    for (const name of [
      "diamond with dot",
      "diamond with bar",
      "diamond with cross",
      "pentagon, filled centre",
      "ring",
    ] as const) {
      expect(middle(name), name).toBe(2);
    }
    for (const name of ["rounded square", "diamond", "triangle", "pentagon", "six-arm star, filled"] as const) {
      expect(middle(name), name).toBe(1);
    }
  });

  test("no two glyphs are alike without colour: each pair differs in 2 % of its square or more", () => {
    const prints = glyphNames.map((name) => print(name));
    prints.forEach((one, i) => {
      prints.slice(i + 1).forEach((other, j) => {
        const differs = one.filter((value, at) => value !== other[at]).length / one.length;
        expect(differs, `${glyphNames[i]} and ${glyphNames[i + 1 + j]}`).toBeGreaterThan(0.02);
      });
    });
  });

  test("nor on a dark ground, where ink and ground are one", () => {
    const prints = glyphNames.map((name) => print(name).map((value) => (value === 1 ? 1 : 0)));
    prints.forEach((one, i) => {
      prints.slice(i + 1).forEach((other, j) => {
        const differs = one.filter((value, at) => value !== other[at]).length / one.length;
        expect(differs, `${glyphNames[i]} and ${glyphNames[i + 1 + j]}`).toBeGreaterThan(0.02);
      });
    });
  });

  test("every kind has a glyph of its own, and every glyph fits into its tile", () => {
    expect(new Set(shownKinds.map((kind) => kindStyles[kind].glyph)).size).toBe(shownKinds.length);
    for (const name of glyphNames) {
      const reach = Math.max(...glyphShapes[name].body.flat(3).map(Math.abs));
      expect(reach, name).toBeLessThan(REACH);
    }
  });

  test("the atlas says what the outlines say", () => {
    const { values, width } = glyphAtlas();
    for (const [tile, name] of glyphNames.entries()) {
      for (const [u, v] of [
        [28, 28],
        [20, 40],
        [50, 30],
      ]) {
        const place = (texel: number) => ((texel + 0.5) / TILE) * 2 * REACH - REACH;
        const stored = values[2 * (v * width + tile * TILE + u)];
        expect(stored, name).toBeCloseTo(layerDistance(glyphShapes[name].body, place(u), place(v)), 5);
      }
    }
  });

  test("paths are closed lines of numbers", () => {
    for (const name of glyphNames) {
      for (const path of [...glyphPaths(name).body, ...glyphPaths(name).ink]) {
        expect(path).toMatch(/^(M-?[\d.]+ -?[\d.]+(L-?[\d.]+ -?[\d.]+)+Z)+$/);
      }
    }
  });
});
