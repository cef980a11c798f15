import { ROUNDER } from "./powers-of-two.ts";

/** (sin(r)/r − 1) / r² as a polynomial in r², for |r| ≤ π/4; Chebyshev nodes in 60 digits, weighted error below 2⁻⁵⁷. */
export const SINE_TAIL = [
  -0.16666666666666666, 0.008333333333333331, -0.0001984126984126504, 2.755731921931959e-6, -2.5052106225650122e-8,
  1.60585305421325e-10, -7.586633672657066e-13,
] as const;

/** (cos(r) − 1 + r²/2) / r⁴ as a polynomial in r², for |r| ≤ π/4; weighted error below 2⁻⁶⁰. */
export const COSINE_TAIL = [
  0.041666666666666664, -0.0013888888888887389, 2.48015872987538e-5, -2.755731726556589e-7, 2.0876144984413913e-9,
  -1.1382539967177458e-11,
] as const;

const [S0, S1, S2, S3, S4, S5, S6] = SINE_TAIL;
const [C0, C1, C2, C3, C4, C5] = COSINE_TAIL;

export const TWO_OVER_PI = 0.6366197723675814;
/** π/2 in four parts; the first three have 26 bits, so that their products with up to 27 bits are exact. */
export const HALF_PI = [
  1.5707963109016418, 1.5893254712295857e-8, 6.123233932053594e-17, 6.36831716351095e-25,
] as const;

/**
 * Largest angle (2²⁷) that `sin` and `cos` take. Beyond it the reduction below is not exact; a double of that size has
 * an angle known to 1e-8 at best, so NaN is the honest answer.
 */
export const LARGEST_ANGLE = 134217728;

/** sin(x + quarters·π/2) for |x| ≤ 2²⁷. */
function shiftedSine(x: number, quarters: number): number {
  const k = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  // Three two-sums keep what each subtraction loses (Cody & Waite's reduction with Knuth's exact sum).
  const a = x - k * HALF_PI[0];
  const b = k * HALF_PI[1];
  const ab = a - b;
  const abBack = ab - a;
  const abLost = a - (ab - abBack) - (b + abBack);
  const c = k * HALF_PI[2];
  const abc = ab - c;
  const abcBack = abc - ab;
  const abcLost = ab - (abc - abcBack) - (c + abcBack);
  const lost = abLost + abcLost - k * HALF_PI[3];
  const r = abc + lost;
  const low = abc - r + lost;

  const z = r * r;
  const z2 = z * z;
  const z4 = z2 * z2;
  const sineTail = S0 + z * S1 + z2 * (S2 + z * S3) + z4 * (S4 + z * S5 + z2 * S6);
  const cosineTail = C0 + z * C1 + z2 * (C2 + z * C3) + z4 * (C4 + z * C5);
  const half = 0.5 * z;
  const sine = r + (r * z * sineTail + low * (1 - half));
  const whole = 1 - half;
  const cosine = whole + (1 - whole - half + (z2 * cosineTail - r * low));

  const turn = k + quarters;
  const quarter = turn - 4 * Math.floor(turn * 0.25);
  const value = quarter === 1 || quarter === 3 ? cosine : sine;
  return quarter >= 2 ? -value : value;
}

/** Sine of an angle in radians, |x| ≤ 2²⁷ (NaN beyond), to one unit in the last place. */
export function sin(x: number): number {
  const size = Math.abs(x);
  if (size < 7.450580596923828e-9) return x;
  return size <= LARGEST_ANGLE ? shiftedSine(x, 0) : Number.NaN;
}

/** Cosine of an angle in radians, |x| ≤ 2²⁷ (NaN beyond), to one unit in the last place. */
export function cos(x: number): number {
  return Math.abs(x) <= LARGEST_ANGLE ? shiftedSine(x, 1) : Number.NaN;
}
