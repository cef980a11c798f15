import { InputError } from "../foundation/errors.ts";
import { normalProbability, normalQuantile } from "../numerics/statistics/normal.ts";
import type { Estimate } from "./kaplan-meier.ts";
import { checkCount } from "./rate.ts";

/** Patients with an outcome, of all. */
export interface Count {
  readonly x: number;
  readonly n: number;
}

/**
 * Difference of two independent rates, first less second, with Newcombe's hybrid score interval.
 *
 * Source: Newcombe (1998), method 10, https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
 */
export function newcombeDifference(first: Count, second: Count, confidence = 0.95): Estimate {
  const value = rates(first, second);
  const z = normalQuantile(0.5 + confidence / 2);
  const [a, b] = [wilson(first, z), wilson(second, z)];
  const [p, q] = [first.x / first.n, second.x / second.n];
  return {
    value,
    lo: value - Math.sqrt((p - a.lo) * (p - a.lo) + (b.hi - q) * (b.hi - q)),
    hi: value + Math.sqrt((a.hi - p) * (a.hi - p) + (q - b.lo) * (q - b.lo)),
  };
}

/** Wilson's score limits of one rate. */
function wilson({ x, n }: Count, z: number): { lo: number; hi: number } {
  const centre = x + (z * z) / 2;
  const half = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  return { lo: (centre - half) / (n + z * z), hi: (centre + half) / (n + z * z) };
}

/**
 * Difference of two independent rates, first less second, with Miettinen and Nurminen's asymptotic score interval: all
 * differences that a score test with the restricted maximum likelihood would not reject.
 *
 * Source: Miettinen & Nurminen (1985), https://doi.org/10.1002/sim.4780040211
 */
export function miettinenNurminenDifference(first: Count, second: Count, confidence = 0.95): Estimate {
  const value = rates(first, second);
  const z = normalQuantile(0.5 + confidence / 2);
  const rejected = (delta: number) => Math.abs(scoreStatistic(first, second, delta)) > z;
  return { value, lo: border(rejected, -1, value), hi: border(rejected, 1, value) };
}

/**
 * Two-sided p-value of equal rates by the score test whose inversion is Miettinen and Nurminen's interval: the
 * chi-squared test without continuity correction, times (n − 1)/n.
 */
export function rateDifferenceTest(first: Count, second: Count): number {
  rates(first, second);
  return 2 * normalProbability(-Math.abs(scoreStatistic(first, second, 0)));
}

function rates(first: Count, second: Count): number {
  for (const { x, n } of [first, second]) {
    checkCount(x, n);
    if (n === 0) throw new InputError("n", "0", "patients in both groups");
  }
  return first.x / first.n - second.x / second.n;
}

/** The difference between `outside` (rejected) and `inside` (not) where rejection begins. */
function border(rejected: (delta: number) => boolean, outside: number, inside: number): number {
  let [far, near] = [outside, inside];
  if (!rejected(far + (near - far) * 1e-12)) return far;
  for (let i = 0; i < 60; i++) {
    const middle = 0.5 * (far + near);
    if (rejected(middle)) far = middle;
    else near = middle;
  }
  return 0.5 * (far + near);
}

function scoreStatistic(first: Count, second: Count, delta: number): number {
  const q = restrictedRate(first, second, delta);
  const p = q + delta;
  const n = first.n + second.n;
  const variance = ((p * (1 - p)) / first.n + (q * (1 - q)) / second.n) * (n / (n - 1));
  return (first.x / first.n - second.x / second.n - delta) / Math.sqrt(Math.max(variance, 1e-300));
}

/**
 * Most likely second rate when the first one exceeds it by `delta`. The likelihood is concave, so its slope is followed
 * to zero; the closed solution of the cubic needs an arc cosine and loses digits at the ends.
 */
function restrictedRate(first: Count, second: Count, delta: number): number {
  let lo = Math.max(0, -delta);
  let hi = Math.min(1, 1 - delta);
  const part = (count: number, rate: number) => (count === 0 ? 0 : count / rate);
  for (let i = 0; i < 60; i++) {
    const q = 0.5 * (lo + hi);
    const p = q + delta;
    const slope =
      part(first.x, p) - part(first.n - first.x, 1 - p) + part(second.x, q) - part(second.n - second.x, 1 - q);
    if (slope > 0) lo = q;
    else hi = q;
  }
  return 0.5 * (lo + hi);
}
