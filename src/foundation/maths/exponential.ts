import { LN2_HIGH, LN2_LOW, LOG2_E, powerOfTwo, ROUNDER, scale } from "./powers-of-two.ts";

/**
 * (e^r − 1 − r) / r² for |r| ≤ 0.3475, by interpolation at Chebyshev nodes in 60 digits; weighted error below 2⁻⁶¹.
 * Evaluated pairwise (Estrin), in the order in which the WebAssembly twin evaluates it.
 */
export const EXPONENTIAL_TAIL = [
  0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333325985, 0.0013888888888883642, 0.00019841269875342141,
  2.4801587325920163e-5, 2.7557254740405416e-6, 2.7557273171941026e-7, 2.5105490906986696e-8, 2.091488256348507e-9,
] as const;

const [C0, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10] = EXPONENTIAL_TAIL;

/** e^(high + low) − 1 − high, for |high + low| ≤ 0.3475 and low below high's last bits. */
function tail(high: number, low: number): number {
  const r = high + low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const r8 = r4 * r4;
  const first = C0 + r * C1 + r2 * (C2 + r * C3) + r4 * (C4 + r * C5 + r2 * (C6 + r * C7));
  return low + r2 * (first + r8 * (C8 + r * C9 + r2 * C10));
}

/** 2^k · e^(high + low), for |high + low| ≤ 0.3475 and an integer |k| ≤ 1100; the sum is compensated. */
export function scaledExponential(k: number, high: number, low: number): number {
  const rest = tail(high, low);
  const sum = 1 + high;
  return scale(sum + (high - (sum - 1) + rest), k);
}

/** e^x, to 0.7 of a unit in the last place. */
export function exp(x: number): number {
  if (!(x > -746 && x < 710)) return x > 0 ? Number.POSITIVE_INFINITY : x < 0 ? 0 : Number.NaN;
  const k = x * LOG2_E + ROUNDER - ROUNDER;
  return scaledExponential(k, x - k * LN2_HIGH, -(k * LN2_LOW));
}

/** e^x − 1 without loss for small x, to about one unit in the last place. */
export function expm1(x: number): number {
  if (!(x > -50)) return x < 0 ? -1 : Number.NaN;
  if (x > 700) return exp(x);
  if (x === 0) return x;
  return exponentialLessOne(x);
}

/** e^x − 1 for -50 ≤ x ≤ 700. */
function exponentialLessOne(x: number): number {
  const k = x * LOG2_E + ROUNDER - ROUNDER;
  const high = x - k * LN2_HIGH;
  const rest = tail(high, -(k * LN2_LOW));
  const power = powerOfTwo(k);
  const whole = power - 1;
  const part = power * high;
  const sum = whole + part;
  return sum + (part - (sum - whole) + power * rest);
}

/** Hyperbolic tangent, to two units in the last place. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 7.450580596923828e-9) return x;
  const u = exponentialLessOne(-2 * Math.min(size, 22));
  const t = -u / (2 + u);
  return x < 0 ? -t : t;
}
