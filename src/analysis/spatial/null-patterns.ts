import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { PointPattern } from "./point-pattern.ts";

/** Parts of the address of a draw: labels and places of one simulation share no chance. */
const LABELS = 0;
const PLACES = 1;

/** Puts numbers in a random order, in place: the same for the same seed and simulation. */
export function shuffle(values: Int32Array, seed: number, simulation: number): void {
  const random = generator(seed, streams.spatialPermutation, simulation, LABELS);
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1));
    const held = values[last];
    values[last] = values[other];
    values[other] = held;
  }
}

/**
 * Random labelling: cells stay where they are and exchange their types.
 *
 * @param among  types that take part; by default all
 */
export function randomLabels(
  pattern: PointPattern,
  seed: number,
  simulation: number,
  among?: readonly string[],
): PointPattern {
  const cells: number[] = [];
  pattern.type.forEach((type, cell) => {
    if (!among || among.includes(type)) cells.push(cell);
  });
  const from = Int32Array.from(cells);
  shuffle(from, seed, simulation);
  const type = pattern.type.slice();
  cells.forEach((cell, k) => {
    type[cell] = pattern.type[from[k]];
  });
  return { ...pattern, type };
}

/** Complete spatial randomness: as many cells of each type, anywhere in the window. */
export function randomPlaces(pattern: PointPattern, seed: number, simulation: number): PointPattern {
  const { window } = pattern;
  const { xMin, xMax, yMin, yMax } = window.bounds;
  const random = generator(seed, streams.spatialPermutation, simulation, PLACES);
  const x = new Float64Array(pattern.x.length);
  const y = x.slice();
  for (let cell = 0; cell < x.length; ) {
    x[cell] = xMin + random.uniform() * (xMax - xMin);
    y[cell] = yMin + random.uniform() * (yMax - yMin);
    if (window.contains(x[cell], y[cell])) cell++;
  }
  return { ...pattern, x, y };
}
