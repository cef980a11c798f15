import { describe, expect, test } from "vitest";
import { barLength, cellAt, placementOf } from "./draw-cells.ts";

describe("cells on a canvas", () => {
  const tissue = { minimum: [-100, -50, 0], maximum: [100, 50, 0] } as never;

  test("a box keeps its proportions, lies in the middle, and y points up", () => {
    const place = placementOf(tissue, 400, 400);
    expect(place.scale).toBe(2);
    expect([place.x(-100), place.x(100)]).toEqual([0, 400]);
    expect([place.y(-50), place.y(50)]).toEqual([300, 100]);
  });

  test("a click finds the cell under it, the uppermost of several, and none beside", () => {
    const look = {
      id: Uint32Array.of(4, 9),
      x: Float32Array.of(0, 1),
      y: Float32Array.of(10, 10),
      z: Float32Array.of(0, 3),
      radius: Float32Array.of(8, 8),
    } as never;
    const canvas = { width: 400, height: 400 };
    expect(cellAt(tissue, look, canvas, 202, 180)).toBe(9);
    expect(cellAt(tissue, look, canvas, 185, 180)).toBe(4);
    expect(cellAt(tissue, look, canvas, 20, 20)).toBeUndefined();
  });

  test("the bar of scale has a round length that fits a quarter of the width", () => {
    expect(barLength(400, 2)).toBe(50);
    expect(barLength(400, 0.11)).toBe(500);
    for (const scale of [0.013, 0.7, 3.3, 91]) expect(barLength(800, scale) * scale).toBeLessThanOrEqual(200);
  });
});
