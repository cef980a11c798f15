import { expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { squaredDistances } from "./distance-transform.ts";
import { nearestDistances } from "./nearest-neighbour.ts";

test("distances on a grid are those to the nearest marked node, whichever are marked", () => {
  for (const [nx, ny, share] of [
    [1, 7, 0.3],
    [13, 9, 0.02],
    [13, 9, 0.2],
    [8, 8, 0.9],
  ]) {
    const random = generator(nx, streams.bootstrap, 0, 0);
    const marked = Uint8Array.from({ length: nx * ny }, () => (random.uniform() < share ? 1 : 0));
    const found = squaredDistances(marked, nx, ny);
    for (let node = 0; node < marked.length; node++) {
      let nearest = Number.POSITIVE_INFINITY;
      marked.forEach((is, other) => {
        const dx = (other % nx) - (node % nx);
        const dy = Math.floor(other / nx) - Math.floor(node / nx);
        if (is) nearest = Math.min(nearest, dx * dx + dy * dy);
      });
      expect(found[node]).toBe(nearest);
    }
  }
});

test("nearest distances are those of trying every pair, also for places far from all cells", () => {
  const random = generator(5, streams.bootstrap, 0, 0);
  const cells = (n: number, scale: number) => ({
    x: Float64Array.from({ length: n }, () => scale * random.uniform()),
    y: Float64Array.from({ length: n }, () => (scale * random.uniform()) / 9),
  });
  const targets = cells(300, 100);
  for (const sources of [targets, cells(200, 500)]) {
    const found = nearestDistances(sources, targets);
    sources.x.forEach((x, i) => {
      let nearest = Number.POSITIVE_INFINITY;
      targets.x.forEach((other, j) => {
        if (sources === targets && i === j) return;
        const [dx, dy] = [other - x, targets.y[j] - sources.y[i]];
        nearest = Math.min(nearest, dx * dx + dy * dy);
      });
      expect(found[i]).toBe(Math.sqrt(nearest));
    });
  }
  expect([...nearestDistances(cells(2, 1), cells(0, 1))]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});
