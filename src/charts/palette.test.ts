import { describe, expect, test } from "vitest";
import { ciede2000, contrast, worstDistance } from "./colour-distance.ts";
import { armStyles, paper, quiet, responseStyles } from "./palette.ts";

describe("colours", () => {
  test("the difference formula gives the values of Sharma's table (pairs 1, 7, 13 and 17)", () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
    expect(ciede2000([50, -0.001, 2.49], [50, 0.0011, -2.49])).toBeCloseTo(4.7461, 4);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  });

  test("any two arms are at least 12 apart for normal sight and for the three dichromacies", () => {
    expect(worstDistance(armStyles.map((style) => style.colour))).toBeGreaterThan(12);
  });

  test("any two best responses are at least 12 apart", () => {
    expect(worstDistance(Object.values(responseStyles).map((style) => style.fill))).toBeGreaterThan(12);
  });

  test("every arm's line is at least 3:1 against the paper, and quiet text at least 7:1", () => {
    for (const { colour } of armStyles) expect(contrast(colour, paper)).toBeGreaterThan(3);
    expect(contrast(quiet, paper)).toBeGreaterThan(7);
  });

  test("no two arms share a dash pattern", () => {
    expect(new Set(armStyles.map((style) => style.dash)).size).toBe(armStyles.length);
  });
});
