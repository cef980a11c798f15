import { InputError } from "../../foundation/errors.ts";

/** How a quantile falls between two data points: R's type 6 (SAS PCTLDEF=4, Weibull) or type 7 (R's default). */
export type QuantileType = 6 | 7;

/**
 * Sample quantile; missing values (NaN) are left out, and no value gives NaN.
 *
 * Source: Hyndman & Fan (1996), https://doi.org/10.2307/2684934
 */
export function quantile(values: ArrayLike<number>, p: number, type: QuantileType = 7): number {
  return quantileOfSorted(sorted(values), p, type);
}

/** As `quantile`, for data already in ascending order and without NaN. */
export function quantileOfSorted(ascending: ArrayLike<number>, p: number, type: QuantileType = 7): number {
  if (!(p >= 0 && p <= 1)) throw new InputError("quantile", String(p), "a probability from 0 to 1");
  const n = ascending.length;
  if (n === 0) return Number.NaN;
  const position = type === 7 ? (n - 1) * p : (n + 1) * p - 1;
  // (n + 1)·p may come out a hair beside the whole number that it is; R rounds it in the same way.
  const fuzzy = Math.floor(position + 4 * Number.EPSILON);
  const fraction = Math.abs(position - fuzzy) < 4 * Number.EPSILON ? 0 : position - fuzzy;
  const below = ascending[Math.min(Math.max(fuzzy, 0), n - 1)];
  if (fraction === 0) return below;
  const above = ascending[Math.min(Math.max(fuzzy + 1, 0), n - 1)];
  return below === above ? below : (1 - fraction) * below + fraction * above;
}

/** The values in ascending order, without NaN. */
function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(Array.from(values).filter((value) => !Number.isNaN(value))).sort();
}

export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Arithmetic mean without NaN; of nothing NaN. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += values[i];
    n += 1;
  }
  return n === 0 ? Number.NaN : sum / n;
}

/** Sample variance (divisor n − 1) without NaN; of fewer than two values NaN. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += (values[i] - centre) * (values[i] - centre);
    n += 1;
  }
  return n < 2 ? Number.NaN : sum / (n - 1);
}

/** Mean under prevalence weights; weights need not add up to one. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += weights[i] * values[i];
    total += weights[i];
  }
  return sum / total;
}

/** Variance of the weighted distribution itself: Σw(x − mean)²/Σw, with no small-sample correction. */
export function weightedVariance(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const centre = weightedMean(values, weights);
  const squares = Float64Array.from(values, (value) => (value - centre) * (value - centre));
  return weightedMean(squares, weights);
}

/** Smallest value at which the weighted share of values up to it reaches `p`. */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new InputError("weighted quantile", String(p), "a probability from 0 to 1");
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j] || i - j);
  let total = 0;
  for (const i of order) total += weights[i];
  let sum = 0;
  for (const i of order) {
    sum += weights[i];
    if (sum >= p * total * (1 - 4 * Number.EPSILON) && weights[i] > 0) return values[i];
  }
  return Number.NaN;
}

/** How many equally weighted patients a weighted population is worth: (Σw)²/Σw² (Kish 1965). */
export function effectiveSize(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i];
    squares += weights[i] * weights[i];
  }
  return (sum * sum) / squares;
}
