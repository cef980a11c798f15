import { logGamma, stirlingRest } from "../maths/gamma-function.ts";
import { exp, log, log1p } from "../maths.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** ln k! − [(k + ½) ln k − k + ½ ln 2π], for k ≥ 1. */
function factorialRest(k: number): number {
  return k >= 10 ? stirlingRest(k) : logGamma(k + 1) - (k + 0.5) * log(k) + k - HALF_LOG_TWO_PI;
}

/**
 * x ln(x/m) + m − x without cancellation for x near m. Differences of ln k! would be useless here: at 10¹² cells a
 * factorial's logarithm is known to ±0.002 only.
 *
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities"
 */
function deviance(x: number, m: number): number {
  const d = x - m;
  if (Math.abs(d) >= 0.1 * (x + m)) return x * log(x / m) - d;
  const v = d / (x + m);
  const square = v * v;
  let sum = d * v;
  let power = 2 * x * v;
  for (let j = 1; j < 100; j++) {
    power *= square;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** Logarithm of the Poisson probability of k, for mean > 0 and an integer k ≥ 0. */
export function logPoisson(k: number, mean: number): number {
  if (k === 0) return -mean;
  return -deviance(k, mean) - factorialRest(k) - 0.5 * log(k) - HALF_LOG_TWO_PI;
}

/** Logarithm of the binomial probability of k among n, for 0 < p < 1 and integers 0 ≤ k ≤ n. */
export function logBinomial(k: number, n: number, p: number): number {
  if (k === 0) return n * log1p(-p);
  if (k === n) return n * log(p);
  const rest = factorialRest(n) - factorialRest(k) - factorialRest(n - k);
  const spread = 0.5 * (log(n / k) - log(n - k)) - HALF_LOG_TWO_PI;
  return rest + spread - deviance(k, n * p) - deviance(n - k, n * (1 - p));
}

type Uniform = () => number;

/** Poisson count for mean ≥ 0: by inversion below 10, by transformed rejection (time independent of the mean) above. */
export function poisson(uniform: Uniform, mean: number): number {
  if (mean < 10) return invertPoisson(uniform(), mean);
  // PTRS of Hörmann (1993), https://doi.org/10.1016/0167-6687(93)90997-4; the constants are his.
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const side = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / side + b) * u + mean + 0.43);
    if (side >= 0.07 && v <= quick) return k;
    if (k < 0 || (side < 0.013 && v > side)) continue;
    if (log((v * inverseAlpha) / (a / (side * side) + b)) <= logPoisson(k, mean)) return k;
  }
}

function invertPoisson(u: number, mean: number): number {
  let probability = exp(-mean);
  let left = u;
  let k = 0;
  // The bound ends the search in the last rounding errors of the sum of probabilities.
  while (left > probability && k < 1000) {
    left -= probability;
    k++;
    probability *= mean / k;
  }
  return k;
}

/** Successes among n ≥ 0 trials of probability p in [0, 1]; time independent of n. */
export function binomial(uniform: Uniform, n: number, p: number): number {
  if (p > 0.5) return n - binomial(uniform, n, 1 - p);
  if (n === 0 || p === 0) return 0;
  if (n * p < 10) return invertBinomial(uniform(), n, p);
  // BTRS of Hörmann (1993), https://doi.org/10.1080/00949659308811496; the constants are his.
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const quick = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = logBinomial(Math.floor((n + 1) * p), n, p);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const side = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / side + b) * u + centre);
    if (k < 0 || k > n) continue;
    if (side >= 0.07 && v <= quick) return k;
    if (log((v * alpha) / (a / (side * side) + b)) <= logBinomial(k, n, p) - mode) return k;
  }
}

function invertBinomial(u: number, n: number, p: number): number {
  const odds = p / (1 - p);
  let probability = exp(n * log1p(-p));
  let left = u;
  let k = 0;
  while (left > probability && k < Math.min(n, 1000)) {
    left -= probability;
    k++;
    probability *= ((n - k + 1) / k) * odds;
  }
  return k;
}
