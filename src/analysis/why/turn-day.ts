import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { quantileOfSorted } from "../../numerics/statistics/quantile.ts";
import type { CountSeries } from "./count-series.ts";

const resamples = 200;

/** The steps of a walk between looks: how long, how far a day, and how sure each is. */
interface Steps {
  readonly length: Float64Array;
  readonly rate: Float64Array;
  readonly variance: Float64Array;
}

/**
 * The look at which growth changed between two looks, and days between which 95 of 100 walks with the same change and
 * the same noise put it.
 */
export function turnDay(
  { day, log, variance }: CountSeries,
  from: number,
  to: number,
  seed: number,
): { readonly day: number; readonly lo: number; readonly hi: number } {
  const length = Float64Array.from({ length: to - from }, (_, i) => day[from + i + 1] - day[from + i]);
  const rate = length.map((days, i) => (log[from + i + 1] - log[from + i]) / days);
  const steps = { length, rate, variance: length.map((days, i) => variance[from + i] / days) };
  const best = split(steps);
  const again = Float64Array.from({ length: resamples }, (_, k) => {
    const random = generator(seed, streams.bootstrap, from * 4096 + to, k);
    const drawn = rate.map((_, i) => {
      const drift = i < best.at ? best.before : best.after;
      return drift + Math.sqrt(steps.variance[i]) * random.normal();
    });
    return day[from + split({ ...steps, rate: drawn }).at];
  }).sort();
  const at = day[from + best.at];
  return {
    day: at,
    lo: Math.min(at, quantileOfSorted(again, 0.025)),
    hi: Math.max(at, quantileOfSorted(again, 0.975)),
  };
}

/** The split of the steps into two runs of one rate each that fits them best; each run has two steps at least. */
function split({ length, rate, variance }: Steps) {
  let best = { at: 2, before: 0, after: 0, gain: Number.NEGATIVE_INFINITY };
  const mean = (from: number, to: number) => {
    let weight = 0;
    let sum = 0;
    for (let i = from; i < to; i++) {
      const w = 1 / variance[i];
      weight += w;
      sum += w * rate[i];
    }
    return { weight, mean: sum / weight };
  };
  for (let at = 2; at + 2 <= length.length; at++) {
    const a = mean(0, at);
    const b = mean(at, length.length);
    const gain = ((b.mean - a.mean) * (b.mean - a.mean)) / (1 / a.weight + 1 / b.weight);
    if (gain > best.gain) best = { at, before: a.mean, after: b.mean, gain };
  }
  return best;
}
