import type { Matrix } from "./cholesky.ts";
import { adaptiveIntegral } from "./integral.ts";
import { normalDensity, normalProbability } from "./normal.ts";

/** Beyond this many standard deviations the normal distribution leaves less than 1e-18. */
const edge = 9;

/**
 * Probability that every component of a normal vector with zero means and unit variances lies between its bounds.
 *
 * Meant for a handful of components (a maximum of correlated tests); the correlation may be singular.
 *
 * @param lower, upper  bounds, shape [n]; may be infinite
 * @param correlation   shape [n, n]
 * @returns absolute error about 1e-8
 *
 * Method: y = L·z with pivoted Cholesky and independent z; nested adaptive quadrature over all z but the last.
 */
export function normalRectangle(
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  correlation: Matrix,
  tolerance = 1e-9,
): number {
  const { rows, rank } = pivotedFactor(correlation);
  // A component binds the last of the z that it depends on; dependent components share a level with another one.
  const levels = Array.from({ length: rank }, () => [] as number[]);
  for (let i = 0; i < rows.length; i++) {
    let last = rank - 1;
    while (last > 0 && Math.abs(rows[i][last]) < 1e-9) last -= 1;
    levels[last].push(i);
  }
  const z = new Float64Array(rank);
  const integrate = (level: number, error: number): number => {
    let lo = -edge;
    let hi = edge;
    for (const i of levels[level]) {
      let shift = 0;
      for (let k = 0; k < level; k++) shift += rows[i][k] * z[k];
      const scale = rows[i][level];
      const a = (lower[i] - shift) / scale;
      const b = (upper[i] - shift) / scale;
      lo = Math.max(lo, Math.min(a, b));
      hi = Math.min(hi, Math.max(a, b));
    }
    if (!(hi > lo)) return 0;
    if (level === rank - 1) return normalProbability(hi) - normalProbability(lo);
    const inner = (value: number) => {
      z[level] = value;
      return normalDensity(value) * integrate(level + 1, error / 4);
    };
    return adaptiveIntegral(inner, lo, hi, error);
  };
  return integrate(0, tolerance);
}

/** Rows of L in the order of the variables, columns in the order of the pivots; `rank` columns are filled. */
function pivotedFactor(correlation: Matrix): { rows: Float64Array[]; rank: number } {
  const n = correlation.length;
  const rows = Array.from({ length: n }, () => new Float64Array(n));
  const rest = Float64Array.from(correlation, (row, i) => row[i]);
  const free = new Set(rest.keys());
  let rank = 0;
  while (free.size > 0) {
    const pivot = [...free].reduce((best, i) => (rest[i] > rest[best] + 1e-12 ? i : best));
    if (rest[pivot] < 1e-9) break;
    const root = Math.sqrt(rest[pivot]);
    free.delete(pivot);
    rows[pivot][rank] = root;
    for (const i of free) {
      let value = correlation[i][pivot];
      for (let k = 0; k < rank; k++) value -= rows[i][k] * rows[pivot][k];
      rows[i][rank] = value / root;
      rest[i] -= (value / root) * (value / root);
    }
    rank += 1;
  }
  return { rows, rank };
}
