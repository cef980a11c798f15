import { describe, expect, test } from "vitest";
import { contour } from "./contours.ts";

describe("contours", () => {
  test("of a slope lie where the value is met", () => {
    expect(contour([0, 1, 2, 0, 1, 2], 3, 0.25)).toEqual([[0.25, 0, 0.25, 1]]);
  });

  test("do not cross at a saddle, and stop at a missing value", () => {
    const [one, other] = contour([1, 0, 0, 1], 2, 0.4);
    expect(one).toEqual([0.6, 0, 1, 0.4]);
    expect(other).toEqual([0.4, 1, 0, 0.6]);
    expect(contour([1, 0, Number.NaN, 1], 2, 0.4)).toEqual([]);
  });
});
