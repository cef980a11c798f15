import { exp, log } from "../../foundation/maths.ts";
import { invertTail, type Tails } from "./invert-tail.ts";
import { devianceTerm, stirlingRemainder } from "./stirling.ts";

/**
 * Tails of the gamma distribution with the given shape and scale 1: the regularised incomplete gamma functions.
 *
 * @param shape  > 0
 * @param x      ≥ 0
 * @returns `lower` P(shape, x), `upper` Q(shape, x), and `density` with respect to ln x
 *
 * Source: DLMF 8.11.4 (series) and 8.9.2 (continued fraction), https://dlmf.nist.gov/8
 */
export function gammaTails(shape: number, x: number): Tails {
  if (!(shape > 0) || !(x >= 0)) return { lower: Number.NaN, upper: Number.NaN, density: Number.NaN };
  if (x === 0) return { lower: 0, upper: 1, density: 0 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0, density: 0 };
  const density = logDensity(shape, x);
  if (x < shape + 1) {
    const lower = density * series(shape, x);
    return { lower, upper: 1 - lower, density };
  }
  const upper = density * fraction(shape, x);
  return { lower: 1 - upper, upper, density };
}

/** x^a·e^(−x)/Γ(a). */
function logDensity(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * exp(-stirlingRemainder(a) - devianceTerm(a, x));
}

/** Σ xᵏ / (a·(a+1)·…·(a+k)). */
function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Lentz's evaluation of Γ(a, x)·e^x·x^(−a) as a continued fraction. */
function fraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 100_000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = numerator * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value;
}

/** The value that a gamma variable (given shape, scale 1) stays below with probability `p`. */
function gammaQuantile(shape: number, p: number): number {
  if (!(shape > 0) || !(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const high = log(shape + 40 * Math.sqrt(shape) + 800);
  return exp(invertTail((t) => gammaTails(shape, exp(t)), p, 1 - p, -745, high));
}

/** Probability that a chi-squared variable exceeds `x`: the p-value of a chi-squared statistic. */
export function chiSquaredUpper(x: number, degreesOfFreedom: number): number {
  return gammaTails(degreesOfFreedom / 2, x / 2).upper;
}

/** The value that a chi-squared variable stays below with probability `p`. */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  return 2 * gammaQuantile(degreesOfFreedom / 2, p);
}
