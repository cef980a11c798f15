import { LN2_HIGH, LN2_LOW, powerOfTwo } from "./powers-of-two.ts";

/**
 * (2·atanh(s) − 2s) / s³ as a polynomial in s², for s² ≤ 0.02945, by interpolation at Chebyshev nodes in 60 digits;
 * weighted error below 2⁻⁵⁹.
 */
export const LOGARITHM_TAIL = [
  0.6666666666666666, 0.4000000000000088, 0.28571428570801954, 0.22222222392089008, 0.18181795600060793,
  0.15386241881938595, 0.13268714792348096, 0.1308723619665962,
] as const;

/**
 * 3·(atanh(s)/s − 1 − s²/3) / s⁴ as a polynomial in s², for s² ≤ 0.02945; weighted error below 2⁻⁶⁷.
 */
export const LOGARITHM_TAIL_FINE = [
  0.6, 0.42857142857144054, 0.333333333324821, 0.27272727503481237, 0.23076892401896876, 0.20002209318150904,
  0.17559293534822049, 0.17585405434358117,
] as const;

const [A0, A1, A2, A3, A4, A5, A6, A7] = LOGARITHM_TAIL;
const [B0, B1, B2, B3, B4, B5, B6, B7] = LOGARITHM_TAIL_FINE;

/** High word of √½: mantissas are taken from [√½, √2), so that logarithms near 1 lose nothing to cancellation. */
export const MANTISSA_START = 0x3fe6a09e;
export const SMALLEST_NORMAL = 2.2250738585072014e-308;
export const TWO_54 = 18014398509481984;

// WebAssembly and every engine in use store numbers with the low word first.
const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

/** The k for which x / 2^k lies in [√½, √2), for a positive normal x. */
function exponentOf(x: number): number {
  float[0] = x;
  return (words[1] - MANTISSA_START) >> 20;
}

/** ln(2^k·(1 + f)) for f in [√½ − 1, √2 − 1], by ln(1 + f) = f − f²/2 + s·(f²/2 + R(s²)), s = f/(2 + f). */
function kernel(k: number, f: number): number {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const rest = z * (A0 + z * A1 + z2 * (A2 + z * A3) + z4 * (A4 + z * A5 + z2 * (A6 + z * A7)));
  const low = k * LN2_LOW - (half - s * (half + rest));
  const high = k * LN2_HIGH;
  const sum = high + f;
  return sum + (f - (sum - high) + low);
}

/** Natural logarithm, to 0.8 of a unit in the last place. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const normal = x < SMALLEST_NORMAL ? x * TWO_54 : x;
  const k = exponentOf(normal);
  return kernel(x < SMALLEST_NORMAL ? k - 54 : k, normal * powerOfTwo(-k) - 1);
}

/** ln(1 + x) without loss for small x, to about one unit in the last place. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return Math.abs(x) < 5.551115123125783e-17 ? x : kernel(0, x);
  const u = 1 + x;
  if (!(u > 0 && u < Number.POSITIVE_INFINITY)) return log(u);
  const lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  return log(u) + lost / u;
}

/** The half of a product's operand that has 26 bits (Veltkamp's splitting), so that products of halves are exact. */
export function upperHalf(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}

/** 2 / (3·ln 2), whole and in two parts, the first with 26 bits. */
export const LOG2_FACTOR = 0.9617966939259756;
export const LOG2_FACTOR_HIGH = 0.9617966860532761;
export const LOG2_FACTOR_LOW = 7.872699542894897e-9;

/** The part of the last `log2Sum` that its result is too short to hold. */
export let log2Rest = 0;

/**
 * log₂ x for positive finite x as an unevaluated sum, result + `log2Rest`, to about 2⁻⁶⁴ of its size. From
 * log₂(2^k·m) = k + 2/(3 ln 2) · s·(3 + s² + s⁴·Q(s²)), s = (m − 1)/(m + 1), with s held in two parts.
 */
export function log2Sum(x: number): number {
  const normal = x < SMALLEST_NORMAL ? x * TWO_54 : x;
  const exponent = exponentOf(normal);
  const k = x < SMALLEST_NORMAL ? exponent - 54 : exponent;
  const m = normal * powerOfTwo(-exponent);
  const f = m - 1;
  const d = m + 1;
  const dRest = m - (d - 1);
  const inverse = 1 / d;
  const sHigh = upperHalf(f * inverse);
  const dHigh = upperHalf(d);
  const sLow = (f - sHigh * dHigh - sHigh * (d - dHigh + dRest)) * inverse;
  const s = sHigh + sLow;
  const zHigh = sHigh * sHigh;
  const zLow = sLow * (s + sHigh);
  const z = zHigh + zLow;
  const z2 = z * z;
  const z4 = z2 * z2;
  const q = z2 * (B0 + z * B1 + z2 * (B2 + z * B3) + z4 * (B4 + z * B5 + z2 * (B6 + z * B7)));
  const small = zLow + q;
  const w = 3 + zHigh;
  const wHigh = upperHalf(w + small);
  const wLow = w - wHigh + (zHigh - (w - 3)) + small;
  const p = sHigh * wHigh;
  const pHigh = upperHalf(p);
  const pLow = p - pHigh + (sLow * wHigh + s * wLow);
  const part = pHigh * LOG2_FACTOR_HIGH;
  const sum = k + part;
  log2Rest = part - (sum - k) + (pLow * LOG2_FACTOR + pHigh * LOG2_FACTOR_LOW);
  return sum;
}

/** Base-2 logarithm, correctly rounded but for rare near-ties; exact for powers of two. */
export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return log(x);
  return log2Sum(x) + log2Rest;
}

const LOG10_2 = 0.3010299956639812;
const LOG10_2_HIGH = 0.3010299950838089;
const LOG10_2_LOW = 5.801722962879576e-10;

/** Base-10 logarithm, correctly rounded but for rare near-ties; exact for powers of ten. */
export function log10(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return log(x);
  const sum = log2Sum(x);
  const high = upperHalf(sum);
  return high * LOG10_2_HIGH + (high * LOG10_2_LOW + (sum - high + log2Rest) * LOG10_2);
}
