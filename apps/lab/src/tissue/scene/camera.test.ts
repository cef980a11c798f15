import { describe, expect, test } from "vitest";
import { axesOf, type Camera, orbit, pan, toScreen, toTissue, wholeView, zoomAt } from "./camera.ts";
import { lengthText, scaleBar } from "./scale-bar.ts";

const size = { width: 800, height: 600 };
const box = { minimum: [0, 0, 0], maximum: [400, 300, 100], flat: false };
const tilted: Camera = { x: 10, y: 20, z: 5, zoom: 2, yaw: 0.7, pitch: 0.9 };

describe("the camera", () => {
  test("what it shows under a pixel is what it draws at that pixel, from any side", () => {
    const [x, y, z] = toTissue(tilted, size, 123, 456);
    const [px, py, depth] = toScreen(tilted, size, x, y, z);
    expect([px, py]).toEqual([expect.closeTo(123, 8), expect.closeTo(456, 8)]);
    expect(depth).toBeCloseTo(0, 8);
  });

  test("its axes stand upright on each other and keep lengths", () => {
    const { right, up, near } = axesOf(tilted);
    const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);
    for (const axis of [right, up, near]) expect(dot(axis, axis)).toBeCloseTo(1, 12);
    for (const [a, b] of [
      [right, up],
      [up, near],
      [near, right],
    ])
      expect(dot(a, b)).toBeCloseTo(0, 12);
  });

  test("from above, y points up and higher cells are nearer", () => {
    const above = wholeView(box, size, false);
    const [, low] = toScreen(above, size, 200, 0, 0);
    const [, high] = toScreen(above, size, 200, 300, 0);
    expect(high).toBeLessThan(low);
    expect(toScreen(above, size, 0, 0, 90)[2]).toBeGreaterThan(toScreen(above, size, 0, 0, 10)[2]);
  });

  test("the whole view holds every corner of the box, and fills the picture in one direction", () => {
    for (const solid of [false, true]) {
      const camera = wholeView(box, size, solid);
      const corners = Array.from({ length: 8 }, (_, i) =>
        toScreen(camera, size, (i & 1) * 400, ((i >> 1) & 1) * 300, solid ? (i >> 2) * 100 : 50),
      );
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      expect(Math.min(...xs, ...ys)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(800);
      expect(Math.max(...ys)).toBeLessThanOrEqual(600);
      expect(
        Math.max((Math.max(...xs) - Math.min(...xs)) / 800, (Math.max(...ys) - Math.min(...ys)) / 600),
      ).toBeGreaterThan(0.9);
    }
  });

  test("zooming keeps what is under the pointer, and stops at its limits", () => {
    const before = toTissue(tilted, size, 700, 100);
    const after = toTissue(zoomAt(tilted, size, 700, 100, 1.7), size, 700, 100);
    for (const axis of [0, 1, 2]) expect(after[axis]).toBeCloseTo(before[axis], 8);
    expect(zoomAt(tilted, size, 0, 0, 1e9).zoom).toBe(40);
    expect(zoomAt(tilted, size, 0, 0, 1e-9).zoom).toBe(0.05);
  });

  test("dragging moves the tissue by as many pixels as the pointer", () => {
    const [x, y] = toScreen(pan(tilted, 30, -12), size, 1, 2, 3);
    const [x0, y0] = toScreen(tilted, size, 1, 2, 3);
    expect([x - x0, y - y0]).toEqual([expect.closeTo(30, 8), expect.closeTo(-12, 8)]);
  });

  test("it never turns under the tissue", () => {
    expect(orbit(tilted, 0, -9).pitch).toBe(0);
    expect(orbit(tilted, 0, 9).pitch).toBe(1.5);
  });
});

test("a scale bar is round, as long as it says, and fits", () => {
  for (const zoom of [0.07, 0.5, 0.86, 3, 21]) {
    const { length, pixels } = scaleBar(zoom, 150);
    expect(pixels).toBeCloseTo(length * zoom, 10);
    expect(pixels).toBeLessThanOrEqual(150);
    expect(pixels).toBeGreaterThan(58);
    expect([1, 2, 5]).toContain(Number((length / 10 ** Math.floor(Math.log10(length) + 1e-9)).toPrecision(3)));
  }
  expect(lengthText(2000)).toBe("2 mm");
  expect(lengthText(50)).toBe("50 µm");
});
