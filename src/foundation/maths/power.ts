import { scaledExponential } from "./exponential.ts";
import { log2Rest, log2Sum, upperHalf } from "./logarithm.ts";
import { ROUNDER } from "./powers-of-two.ts";

/** ln 2, whole and in two parts, the first with 26 bits. */
export const LN2 = Math.LN2;
export const LN2_UPPER = 0.6931471675634384;
export const LN2_LOWER = 1.2996506893889889e-8;
/** An exponent beyond this overflows or underflows every base but 1. */
export const LARGEST_EXPONENT = 65536 * 65536 * 65536 * 65536 * 2;

/** x^y for positive finite x and |y| ≤ 2⁶⁵: 2^(y·log₂ x) with the product in two parts. */
function positivePower(x: number, y: number): number {
  const sum = log2Sum(x);
  const sumHigh = upperHalf(sum);
  const yHigh = upperHalf(y);
  const high = yHigh * sumHigh;
  const low = (y - yHigh) * sumHigh + y * (sum - sumHigh + log2Rest);
  const product = high + low;
  if (product > 1100) return Number.POSITIVE_INFINITY;
  if (product < -1100) return 0;
  const k = product + ROUNDER - ROUNDER;
  const rest = high - k;
  const r = rest + low;
  const rHigh = upperHalf(r);
  const rLow = rest - rHigh + low;
  return scaledExponential(k, rHigh * LN2_UPPER, rHigh * LN2_LOWER + rLow * LN2);
}

function isOdd(y: number): boolean {
  return Math.floor(y) === y && Math.floor(y * 0.5) * 2 !== y;
}

/** x^y to 0.7 of a unit in the last place, with ECMAScript's special cases (a power of ±1 with y = ±∞ is NaN). */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  const negative = x < 0 || 1 / x < 0;
  if (size === 1 && Math.abs(y) === Number.POSITIVE_INFINITY) return Number.NaN;
  let result: number;
  if (size === 0 || size === Number.POSITIVE_INFINITY) {
    result = (size === 0) === y < 0 ? Number.POSITIVE_INFINITY : 0;
  } else {
    if (negative && Math.floor(y) !== y) return Number.NaN;
    result = positivePower(size, Math.min(Math.max(y, -LARGEST_EXPONENT), LARGEST_EXPONENT));
  }
  return negative && isOdd(y) ? -result : result;
}

/** Cube root, to one unit in the last place: one Newton step from x^(1/3). */
export function cbrt(x: number): number {
  const size = Math.abs(x);
  if (!(size > 0 && size < Number.POSITIVE_INFINITY)) return x;
  const start = positivePower(size, 0.3333333333333333);
  const root = start + (size / (start * start) - start) / 3;
  return x < 0 ? -root : root;
}
