import { exp } from "../../foundation/maths.ts";
import { invertTail, type Tails } from "./invert-tail.ts";
import { devianceTerm, stirlingRemainder } from "./stirling.ts";

/**
 * Tails of the beta distribution: the regularised incomplete beta functions.
 *
 * @param x  0 to 1
 * @param y  1 − x, given apart where the caller knows it better than the subtraction does
 * @returns `lower` Iₓ(a, b), `upper` 1 − Iₓ(a, b), and `density` with respect to ln(x/y)
 *
 * Source: DLMF 8.17.22 (continued fraction), https://dlmf.nist.gov/8.17
 */
export function betaTails(a: number, b: number, x: number, y = 1 - x): Tails {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return { lower: Number.NaN, upper: Number.NaN, density: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1, density: 0 };
  if (y === 0) return { lower: 1, upper: 0, density: 0 };
  const density = logOddsDensity(a, b, x, y);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (density / a) * fraction(a, b, x);
    return { lower, upper: 1 - lower, density };
  }
  const upper = (density / b) * fraction(b, a, y);
  return { lower: 1 - upper, upper, density };
}

/** x^a·y^b/B(a, b), by the remainders of Stirling's formula. */
function logOddsDensity(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const remainder = stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b);
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * exp(remainder - devianceTerm(a, n * x) - devianceTerm(b, n * y));
}

function fraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let value = d;
  const step = (numerator: number) => {
    d = 1 + numerator * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    value *= c * d;
    return c * d;
  };
  for (let m = 1; m < 100_000; m++) {
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const factor = step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value;
}

/** The value that a beta variable stays below with probability `p`; 0 ≤ p ≤ 1, with `q` = 1 − p. */
export function betaQuantile(p: number, a: number, b: number, q = 1 - p): number {
  if (!(a > 0 && b > 0 && p >= 0 && q >= 0)) return Number.NaN;
  if (p === 0) return 0;
  if (q === 0) return 1;
  return oddsOf(logOddsQuantile(p, q, a, b)).x;
}

function logOddsQuantile(p: number, q: number, a: number, b: number): number {
  const at = (t: number) => {
    const { x, y } = oddsOf(t);
    return betaTails(a, b, x, y);
  };
  return invertTail(at, p, q, -740, 740);
}

/** A fraction and its complement, both exact, from their log odds. */
function oddsOf(t: number): { x: number; y: number } {
  const e = exp(-Math.abs(t));
  const small = e / (1 + e);
  const large = 1 / (1 + e);
  return t < 0 ? { x: small, y: large } : { x: large, y: small };
}

/** Probability that Student's t with the given degrees of freedom is at most `t`. */
export function studentCumulative(t: number, degreesOfFreedom: number): number {
  const square = t * t;
  const x = degreesOfFreedom / (degreesOfFreedom + square);
  const tail = 0.5 * betaTails(degreesOfFreedom / 2, 0.5, x, square / (degreesOfFreedom + square)).lower;
  return t < 0 ? tail : 1 - tail;
}

/** Probability that |t| is exceeded in size, either side: the p-value of a t statistic. */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  return 2 * studentCumulative(-Math.abs(t), degreesOfFreedom);
}

/** The value that Student's t stays below with probability `p`. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p >= 0 && p <= 1 && degreesOfFreedom > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const tail = 2 * Math.min(p, 1 - p);
  const odds = logOddsQuantile(tail, 1 - tail, degreesOfFreedom / 2, 0.5);
  const size = Math.sqrt(degreesOfFreedom * exp(-odds));
  return p < 0.5 ? -size : size;
}

/** Probability of at most `k` successes in `n` trials. */
export function binomialCumulative(k: number, n: number, probability: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return betaTails(whole + 1, n - whole, probability).upper;
}

/** Smallest count that at least the fraction `p` of binomial draws do not exceed. */
export function binomialQuantile(p: number, n: number, probability: number): number {
  let lo = -1;
  let hi = n;
  while (hi - lo > 1) {
    const middle = Math.floor((lo + hi) / 2);
    // R's fuzz: a p that was computed as a cumulative probability must give its own count back.
    if (binomialCumulative(middle, n, probability) >= p * (1 - 64 * Number.EPSILON)) hi = middle;
    else lo = middle;
  }
  return hi;
}
