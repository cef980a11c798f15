import { generator } from "../../src/foundation/random.ts";
import { streams } from "../../src/foundation/streams.ts";
import type { Vector } from "../../src/models/tissue/contract.ts";

const distance = ([x, y, z]: Vector) => Math.hypot(x, y, z);

/** So many lattice points nearest to the middle; ties by their order in the lattice. */
function nearest(points: readonly Vector[], count: number): Vector[] {
  const order = points.map((point, i) => ({ point, i, r: distance(point) }));
  return order
    .sort((a, b) => a.r - b.r || a.i - b.i)
    .slice(0, count)
    .map(({ point }) => point);
}

/** A disc of cells in rows, each row shifted by half of the spacing. */
export function discPositions(count: number, spacing: number): Vector[] {
  const most = Math.ceil(Math.sqrt(count)) + 2;
  const points: Vector[] = [];
  for (let j = -most; j <= most; j++) {
    for (let i = -most; i <= most; i++) {
      points.push([spacing * (i + (j % 2 === 0 ? 0 : 0.5)), spacing * j * Math.sqrt(0.75), 0]);
    }
  }
  return nearest(points, count);
}

/** A ball of cells: columns of cells that touch, √3 radii apart both ways, alternate ones shifted: 6 r³ a cell. */
export function ballPositions(count: number, radius: number): Vector[] {
  const most = Math.ceil(Math.cbrt((6 * radius ** 3 * count * 3) / (4 * Math.PI)) / (Math.sqrt(3) * radius)) + 2;
  const points: Vector[] = [];
  for (let k = -most; k <= most; k++) {
    for (let i = -most; i <= most; i++) {
      for (let j = -most; j <= most; j++) {
        const x = radius * (Math.sqrt(3) * i + (k % 2 === 0 ? 0 : 0.5));
        const y = radius * (2 * j + (i % 2 === 0 ? 0 : 1));
        points.push([x, y, radius * Math.sqrt(3) * k]);
      }
    }
  }
  return nearest(points, count);
}

/** Points strewn evenly over a ring around 0, by chance. */
export function ringPositions(count: number, inner: number, outer: number, seed: number): Vector[] {
  const random = generator(seed, streams.tissuePlacement, 0, 0);
  return Array.from({ length: count }, () => {
    const r = Math.sqrt(inner ** 2 + random.uniform() * (outer ** 2 - inner ** 2));
    const angle = 2 * Math.PI * random.uniform();
    return [r * Math.cos(angle), r * Math.sin(angle), 0];
  });
}

/** Points strewn evenly over a shell around 0 within a cube, by chance. */
export function shellPositions(count: number, inner: number, outer: number, half: number, seed: number): Vector[] {
  const random = generator(seed, streams.tissuePlacement, 1, 0);
  const points: Vector[] = [];
  while (points.length < count) {
    const along = () => outer * (2 * random.uniform() - 1);
    const point: Vector = [along(), along(), along()];
    const r = distance(point);
    if (r >= inner && r <= outer && point.every((x) => Math.abs(x) < half)) points.push(point);
  }
  return points;
}
