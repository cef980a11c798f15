import { describe, expect, test } from "vitest";
import { FINER, finer, roundUp } from "./field-picture.ts";

describe("a field made finer", () => {
  test("a slope stays a slope", () => {
    const nx = 8;
    const slope = Float32Array.from({ length: nx * 3 }, (_, i) => (i % nx) / 10);
    const fine = finer(slope, nx, 3);
    // Away from the ends, where there is nothing to go on.
    for (let x = 2 * FINER; x < 6 * FINER; x++) expect(fine[x]).toBeCloseTo(((x + 0.5) / FINER - 0.5) / 10, 5);
  });

  test("it passes through a peak instead of flattening it, and stays within 0 and 1", () => {
    const peak = new Float32Array(25);
    peak[12] = 1;
    const fine = finer(peak, 5, 5, 5);
    expect(fine[12 * 25 + 12]).toBeCloseTo(1, 5);
    expect(Math.min(...fine)).toBe(0);
    expect(Math.max(...fine)).toBeLessThanOrEqual(1);
  });
});

test("the top of a bar is round and not below", () => {
  expect([37.9, 0.012, 1, 61, 0].map(roundUp)).toEqual([40, 0.015, 1, 80, 1]);
});
