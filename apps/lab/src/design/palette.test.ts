import { describe, expect, test } from "vitest";
import { contrast } from "../../../../src/index.ts";
import { judged, LEAST, tooDark } from "./judge-palette.ts";
import { families, kindStyles, outline, palettes } from "./palette.ts";
import { readTokens, tokensText } from "./palette-tokens.ts";
import { patternPath } from "./pattern-paths.ts";

const worst = (name: keyof typeof palettes) => Math.min(...judged(palettes[name]).map(({ distance }) => distance));

describe("palettes", () => {
  test("every kind is of one family", () => {
    expect(families.flatMap(({ kinds }) => kinds).sort()).toEqual(Object.keys(kindStyles).sort());
  });

  test("any two families of the standard palette are at least 11 apart, of the high-contrast one 13, for four sights", () => {
    expect(worst("standard")).toBeGreaterThan(LEAST);
    expect(worst("high contrast")).toBeGreaterThan(13);
  });

  test("greys are told to be too near, and which two", () => {
    const [normal] = judged(palettes.greyscale);
    expect(normal.distance).toBeLessThan(LEAST);
    expect(normal.distance).toBeGreaterThan(1.5);
    expect(normal.pair[0]).not.toBe(normal.pair[1]);
  });

  test("every fill is 3:1 against the outline; of the high-contrast palette 4.5:1", () => {
    for (const fills of Object.values(palettes)) expect(tooDark(fills)).toEqual([]);
    for (const fill of Object.values(palettes["high contrast"])) expect(contrast(fill, outline)).toBeGreaterThan(4.5);
    expect(tooDark({ ...palettes.standard, NK: "#222222" })).toEqual(["natural killer cell"]);
  });

  test("the same colour for two families is no distance at all", () => {
    const same = { ...palettes.standard, NK: palettes.standard.tumour };
    expect(judged(same)[0]).toMatchObject({ distance: 0, pair: ["tumour cell", "natural killer cell"] });
  });
});

describe("own colours", () => {
  test("come back from their file as they were", () => {
    const own = { ...palettes.standard, NK: "#123456" };
    expect(readTokens(tokensText(own))).toEqual(own);
    expect(readTokens('{"fills":{"NK":"#abcdef"}}').tumour).toBe(palettes.standard.tumour);
  });

  test.each([
    ["no JSON", "It is no JSON"],
    ['{"cells":{}}', "It has no colours"],
    ['{"fills":{"Nk":"#123456"}}', "“Nk”, which is no kind of cell"],
    ['{"fills":{"NK":"red"}}', 'NK is "red"'],
  ])("that cannot be read say why: %s", (text, why) => {
    expect(() => readTokens(text)).toThrow(why);
  });
});

test("patterns are strokes within the reach of a glyph", () => {
  for (const pattern of ["rising", "falling", "level", "upright", "dots", "crossed", "grid"] as const) {
    const numbers =
      patternPath(pattern)
        .d.match(/-?\d+(\.\d+)?/g)
        ?.map(Number) ?? [];
    expect(numbers.length).toBeGreaterThan(8);
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(1.6);
  }
  expect(patternPath("none").d).toBe("");
});
