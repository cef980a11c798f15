import { median } from "../../numerics/statistics/quantile.ts";

/**
 * Slope of a line through points that a few outliers do not move: the median of the slopes of all pairs.
 *
 * @param x  shape [points], no two alike
 * @param y  shape [points]
 * @returns NaN of fewer than two points
 *
 * Source: Sen (1968), https://doi.org/10.1080/01621459.1968.10480934
 */
export function theilSen(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const slopes: number[] = [];
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) slopes.push((y[j] - y[i]) / (x[j] - x[i]));
  }
  return slopes.length === 0 ? Number.NaN : median(slopes);
}
