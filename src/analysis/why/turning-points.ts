import { weightedQuantile } from "../../numerics/statistics/quantile.ts";
import type { CountSeries } from "./count-series.ts";
import { turnDay } from "./turn-day.ts";

export const turnKinds = [
  "began to grow",
  "began to shrink",
  "stopped growing",
  "stopped shrinking",
  "died out",
  "grew faster",
  "grew more slowly",
  "shrank faster",
  "shrank more slowly",
] as const;
export type TurnKind = (typeof turnKinds)[number];

/** Where the course of a count changed. */
export interface Turn {
  readonly kind: TurnKind;
  readonly day: number;
  /** Days between which it lies in 95 of 100 series with the same turn and the same noise. */
  readonly lo: number;
  readonly hi: number;
  /** Growth a day before and after, by robust fits on the logarithm. */
  readonly before: number;
  readonly after: number;
  /** Days on either side that the fits used. */
  readonly window: number;
  /** How far the two rates lie apart, in standard errors. */
  readonly strength: number;
}

/**
 * Standard errors above which a bend is no noise. The largest of many looks and windows exceeds 4 in fewer than one
 * in twenty series without a turn: simulated in `turning-points.test.ts`.
 */
const clear = 4;
/** Growth a day below which nothing changed that anybody would ask about. */
const least = 0.01;
const windows = [5, 7, 10, 14, 20, 28];

/**
 * Turning points of a count, in the order of time: where growth changes its sign, begins or stops, and where it changes
 * by half or more of what it was. Local slopes before and after every look are compared, in windows of several widths;
 * what is strongest is taken first, and keeps its surroundings.
 *
 * @param seed  of the bootstrap of each day
 */
export function turningPoints(series: CountSeries, seed: number): Turn[] {
  const found: (Turn & { readonly at: number; readonly width: number })[] = [];
  const candidates = bends(series).sort((a, b) => Math.abs(b.z) - Math.abs(a.z) || a.at - b.at);
  for (const { at, width, before, after, z } of candidates) {
    if (found.some((other) => Math.abs(other.at - at) <= Math.max(width, other.width))) continue;
    const kind = kindOf(before, after);
    if (!kind) continue;
    const from = at - width;
    const to = at + width;
    const when = turnDay(series, from, to, seed);
    const window = series.day[to] - series.day[at];
    found.push({ kind, ...when, before: before.slope, after: after.slope, window, strength: Math.abs(z), at, width });
  }
  const turns: Turn[] = found.map(({ at: _, width: __, ...turn }) => turn);
  const end = series.diedOut === undefined ? [] : [dyingOut(series, series.diedOut)];
  return [...turns, ...end].sort((a, b) => a.day - b.day);
}

/** The turn that a reader would ask about first: of sign, then the end, then of slope; the strongest of its sort. */
export function mainTurn(turns: readonly Turn[]): Turn | undefined {
  const rank = ({ kind }: Turn) =>
    kind.startsWith("began") || kind.startsWith("stopped") ? 0 : kind === "died out" ? 1 : 2;
  return [...turns].sort((a, b) => rank(a) - rank(b) || b.strength - a.strength)[0];
}

interface Local {
  readonly slope: number;
  readonly error: number;
}

function bends(series: CountSeries) {
  const n = series.day.length;
  const all: { at: number; width: number; before: Local; after: Local; z: number }[] = [];
  for (const width of windows) {
    for (let at = width; at + width < n; at++) {
      const before = local(series, at - width, at);
      const after = local(series, at, at + width);
      const error = Math.sqrt(before.error * before.error + after.error * after.error);
      const z = (after.slope - before.slope) / error;
      if (Math.abs(z) >= clear) all.push({ at, width, before, after, z });
    }
  }
  return all;
}

/**
 * Slope between two looks, by all pairs of them. In a random walk whose steps have different variances a pair is worth
 * its time squared over the variance between its ends; the error is that of the best weights, and a tenth more, which
 * is what robustness costs.
 */
function local({ day, log, variance }: CountSeries, from: number, to: number): Local {
  const slopes: number[] = [];
  const weights: number[] = [];
  let information = 0;
  for (let i = from; i < to; i++) {
    information += (day[i + 1] - day[i]) / variance[i];
    let between = 0;
    for (let j = i + 1; j <= to; j++) {
      between += variance[j - 1] * (day[j] - day[j - 1]);
      const time = day[j] - day[i];
      slopes.push((log[j] - log[i]) / time);
      weights.push((time * time) / between);
    }
  }
  return { slope: weightedQuantile(slopes, weights, 0.5), error: 1.1 / Math.sqrt(information) };
}

function kindOf(before: Local, after: Local): TurnKind | undefined {
  const change = Math.abs(after.slope - before.slope);
  if (change < least) return undefined;
  const [was, is] = [signOf(before), signOf(after)];
  if (is !== was && is > 0) return "began to grow";
  if (is !== was && is < 0) return "began to shrink";
  if (is === 0 && was > 0) return "stopped growing";
  if (is === 0 && was < 0) return "stopped shrinking";
  if (change < 0.5 * Math.max(Math.abs(before.slope), Math.abs(after.slope))) return undefined;
  if (is >= 0) return after.slope > before.slope ? "grew faster" : "grew more slowly";
  return after.slope < before.slope ? "shrank faster" : "shrank more slowly";
}

/** Sign of a slope that is told from 0, and worth telling. */
function signOf({ slope, error }: Local): number {
  return Math.abs(slope) < Math.max(2 * error, least / 2) ? 0 : Math.sign(slope);
}

function dyingOut(series: CountSeries, day: number): Turn {
  const last = series.day.length - 1;
  const from = Math.max(0, last - windows[0]);
  const { slope } = last > from ? local(series, from, last) : { slope: Number.NaN };
  const seen = series.day[last] ?? day;
  const window = day - (series.day[from] ?? 0);
  return {
    kind: "died out",
    day,
    lo: seen,
    hi: day,
    before: slope,
    after: Number.NEGATIVE_INFINITY,
    window,
    strength: Number.POSITIVE_INFINITY,
  };
}
