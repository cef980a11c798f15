import { normalQuantile } from "../../numerics/statistics/normal.ts";
import type { Estimate } from "../kaplan-meier.ts";

/** Pairs by what happened in the first and in the second arm. */
interface Pairs {
  readonly n: number;
  readonly both: number;
  readonly first: number;
  readonly second: number;
}

/**
 * Difference of two frequencies in pairs, first less second, with Tango's score interval: all differences that a score
 * test would not reject. Unlike Wald's it has a width where every pair agrees, and stays between -1 and 1.
 *
 * @param first, second  1 where it happened, 0 where not; shape [pairs]
 *
 * Source: Tango (1998), Statistics in Medicine 17:891-908
 */
export function frequencyDifference(first: readonly number[], second: readonly number[], confidence: number): Estimate {
  const pairs = paired(first, second);
  const z = normalQuantile(0.5 + confidence / 2);
  const value = (pairs.first - pairs.second) / pairs.n;
  const rejected = (delta: number) => Math.abs(tango(pairs, delta)) > z;
  return { value, lo: border(rejected, -1, value), hi: border(rejected, 1, value) };
}

/** Score of a difference, by the restricted maximum likelihood of pairs that happened in the second arm alone. */
function tango({ n, first, second }: Pairs, delta: number): number {
  const b = -first - second + (2 * n - first + second) * delta;
  const c = -second * delta * (1 - delta);
  const q = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
  const variance = n * (2 * q + delta * (1 - delta));
  return score(first - second - n * delta, variance);
}

/**
 * Ratio of two frequencies in pairs, first over second, with the score interval of Nam and Blackwelder.
 *
 * Source: Nam & Blackwelder (2002), Statistics in Medicine 21:689-699
 */
export function frequencyRatio(first: readonly number[], second: readonly number[], confidence: number): Estimate {
  const pairs = paired(first, second);
  const z = normalQuantile(0.5 + confidence / 2);
  const [x, y] = [pairs.both + pairs.first, pairs.both + pairs.second];
  const value = x / y;
  if (x === 0 && y === 0) return { value, lo: 0, hi: Number.POSITIVE_INFINITY };
  const rejected = (ratio: number) => Math.abs(namBlackwelder(pairs, ratio)) > z;
  // Ratios from 0 to infinity, as 0 to 1.
  const at = (place: number) => place / (1 - place);
  const middle = y === 0 ? 1 : value / (1 + value);
  const lo = border((place) => rejected(at(place)), 0, middle === 1 ? 1 - 1e-12 : middle);
  const hi = middle === 1 ? 1 : border((place) => rejected(at(place)), 1 - 1e-12, middle);
  return { value, lo: x === 0 ? 0 : at(lo), hi: hi > 1 - 1e-9 ? Number.POSITIVE_INFINITY : at(hi) };
}

/** Score of a ratio; the variance of X - ratio·Y is ratio·(p10 + p01) where the ratio is true. */
function namBlackwelder({ n, both, first, second }: Pairs, ratio: number): number {
  const [x, y, p10, p01] = [(both + first) / n, (both + second) / n, first / n, second / n];
  const square = ratio * ratio;
  const spread = x - square * y;
  const root = Math.sqrt(spread * spread + 4 * square * p10 * p01);
  const q10 = (-x + square * (y + 2 * p10) + root) / (2 * ratio * (ratio + 1));
  const q01 = ratio * q10 - (ratio - 1) * ((both + first + second) / n);
  return score(x - ratio * y, (ratio * (q10 + q01)) / n);
}

/** A distance in standard errors; what may not vary is at once too far. */
function score(distance: number, variance: number): number {
  if (Math.abs(distance) < 1e-12) return 0;
  return variance > 1e-15 ? distance / Math.sqrt(variance) : Number.POSITIVE_INFINITY;
}

/** Where between a value outside of the interval and one inside it rejection begins. */
function border(rejected: (value: number) => boolean, outside: number, inside: number): number {
  if (!rejected(outside + (inside - outside) * 1e-12)) return outside;
  let [far, near] = [outside, inside];
  for (let i = 0; i < 60; i++) {
    const middle = 0.5 * (far + near);
    if (rejected(middle)) far = middle;
    else near = middle;
  }
  return 0.5 * (far + near);
}

function paired(first: readonly number[], second: readonly number[]): Pairs {
  const countOf = (holds: (a: number, b: number) => boolean) =>
    first.filter((value, i) => holds(value, second[i])).length;
  return {
    n: first.length,
    both: countOf((a, b) => a === 1 && b === 1),
    first: countOf((a, b) => a === 1 && b === 0),
    second: countOf((a, b) => a === 0 && b === 1),
  };
}
