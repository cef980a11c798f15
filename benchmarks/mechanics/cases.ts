import { generator } from "../../src/foundation/random.ts";
import { streams } from "../../src/foundation/streams.ts";
import { BODY_NUMBERS } from "../../src/numerics/mechanics/mechanics.ts";

/** Bodies as they start, and their own velocities (µm/min). */
export interface Case {
  readonly name: string;
  readonly dimensions: 2 | 3;
  readonly bodies: Float64Array;
  readonly own: Float64Array;
}

const RADIUS = 8.41;
const REPULSION = 10;
const ADHESION = 0.4;

/** Points of a lattice of closest packing within a ball or a disc around 0 that holds about so many. */
function packed(dimensions: 2 | 3, spacing: number, count: number): number[][] {
  const rows = (spacing * Math.sqrt(3)) / 2;
  const layers = spacing * Math.sqrt(2 / 3);
  const area = spacing * rows;
  const radius =
    dimensions === 3 ? Math.cbrt((count * area * layers * 3) / (4 * Math.PI)) : Math.sqrt((count * area) / Math.PI);
  const most = Math.ceil(radius / layers) + 2;
  const points: number[][] = [];
  for (let k = dimensions === 3 ? -most : 0; k <= (dimensions === 3 ? most : 0); k++) {
    const shift = Math.abs(k % 2);
    for (let j = -most; j <= most; j++) {
      for (let i = -most; i <= most; i++) {
        const point = [spacing * (i + (Math.abs(j % 2) + shift) / 2), rows * (j + shift / 3), layers * k];
        if (Math.hypot(...point) < radius) points.push(point);
      }
    }
  }
  return points;
}

/** A packing a little out of order, of which a part walks by itself. */
export function packedCase(
  name: string,
  dimensions: 2 | 3,
  spacing: number,
  reach: number,
  count: number,
  walking: number,
): Case {
  const points = packed(dimensions, spacing, count);
  const chance = generator(1, streams.lesions, dimensions, 0);
  const bodies = new Float64Array(points.length * BODY_NUMBERS);
  const own = new Float64Array(points.length * 3);
  for (const [i, point] of points.entries()) {
    const at = point.map((x, axis) => (axis < dimensions ? x + chance.uniform() - 0.5 : 0));
    bodies.set([...at, RADIUS, reach * RADIUS, Math.sqrt(REPULSION), Math.sqrt(ADHESION), 0], i * BODY_NUMBERS);
    if (chance.uniform() >= walking) continue;
    for (let axis = 0; axis < dimensions; axis++) own[i * 3 + axis] = 4 * (chance.uniform() - 0.5);
  }
  return { name, dimensions, bodies, own };
}
