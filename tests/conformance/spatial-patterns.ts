import { type PointPattern, pointPattern } from "../../src/analysis/spatial/point-pattern.ts";
import { rectangleWindow } from "../../src/analysis/spatial/rectangle-window.ts";
import type { Window } from "../../src/analysis/spatial/window.ts";
import { generator } from "../../src/foundation/random.ts";
import { streams } from "../../src/foundation/streams.ts";

/** Cells of one type, to be put together with others into a pattern. */
export interface Group {
  readonly type: string;
  readonly places: readonly (readonly [number, number])[];
}

export function together(window: Window, groups: readonly Group[], unit = "µm"): PointPattern {
  const all = groups.flatMap(({ type, places }) => places.map(([x, y]) => ({ x, y, type })));
  return pointPattern(
    all.map(({ x }) => x),
    all.map(({ y }) => y),
    all.map(({ type }) => type),
    window,
    unit,
  );
}

export const square = rectangleWindow({ xMin: -500, xMax: 500, yMin: -500, yMax: 500 });

/** Independent places in the square that `where` allows. */
export function scattered(
  type: string,
  count: number,
  seed: number,
  where: (x: number, y: number) => boolean = () => true,
): Group {
  const random = generator(seed, streams.bootstrap, 0, 0);
  const places: [number, number][] = [];
  while (places.length < count) {
    const [x, y] = [1000 * random.uniform() - 500, 1000 * random.uniform() - 500];
    if (where(x, y)) places.push([x, y]);
  }
  return { type, places };
}

export const within = (radius: number) => (x: number, y: number) => x * x + y * y < radius * radius;
export const between = (inner: number, outer: number) => (x: number, y: number) =>
  !within(inner)(x, y) && within(outer)(x, y);

/** A round tumour about the origin: cells on a triangular lattice, 10 µm apart. */
export function roundTumour(radius: number): Group {
  const places: [number, number][] = [];
  const height = 10 * Math.sqrt(0.75);
  const rows = Math.ceil(radius / height);
  for (let j = -rows; j <= rows; j++) {
    for (let i = -rows - 2; i <= rows + 2; i++) {
      const x = 10 * (i + (Math.abs(j) % 2) / 2);
      if (within(radius)(x, j * height)) places.push([x, j * height]);
    }
  }
  return { type: "tumour", places };
}
