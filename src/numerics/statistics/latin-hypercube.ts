import { draw } from "../../foundation/random.ts";
import type { Stream } from "../../foundation/streams.ts";

/**
 * Latin hypercube: in every dimension each of `size` equal strata of (0, 1) holds exactly one point.
 *
 * @returns points, shape [size][dimensions]
 *
 * Source: McKay, Beckman & Conover (1979), https://doi.org/10.1080/00401706.1979.10489755
 */
export function latinHypercube(size: number, dimensions: number, seed: number, stream: Stream): Float64Array[] {
  const points = Array.from({ length: size }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const keys = Float64Array.from({ length: size }, (_, i) => draw(seed, stream, 2 * d, i));
    const order = Array.from(keys.keys()).sort((i, j) => keys[i] - keys[j] || i - j);
    order.forEach((point, stratum) => {
      points[point][d] = (stratum + draw(seed, stream, 2 * d + 1, point)) / size;
    });
  }
  return points;
}
