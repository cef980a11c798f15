import { InputError } from "../../foundation/errors.ts";
import { column, numbers, table } from "../../foundation/table.ts";
import type { Estimate } from "./estimate.ts";
import { randomLabels, randomPlaces } from "./null-patterns.ts";
import type { PointPattern } from "./point-pattern.ts";

export interface EnvelopeOptions {
  /** `places`: complete spatial randomness; `labels`: cells stay and exchange types. */
  readonly null: "places" | "labels";
  /** Types that exchange labels; by default all. */
  readonly among?: readonly string[];
  /** Default 99: the least p is then 0.01. */
  readonly simulations?: number;
  /** How many of the lowest and highest curves are beyond the envelope, counted from 1; default 1. */
  readonly rank?: number;
  readonly seed: number;
}

export interface Envelope extends Estimate {
  /** Global p: how often a curve of the null strays as far from the mean as the observed one, at its farthest. */
  readonly p: number;
}

/**
 * A curve of the pattern against the same curve of simulated patterns.
 *
 * Limits hold at each distance by itself; looking at all of them at once, use `p`, which is exact for any statistic
 * (Baddeley et al. 2014, https://doi.org/10.1890/13-2042.1). It asks for the largest deviation, so give it a curve of
 * even spread, such as L rather than K.
 *
 * @param statistic  from pattern to curve, e.g. `(p) => crossK(p, "CD8", "tumour")`
 * @param name       which column of the curve
 * @returns one row a distance: `r`, `observed`, `mean`, `lo`, `hi`
 */
export function envelope(
  pattern: PointPattern,
  statistic: (pattern: PointPattern) => Estimate,
  name: string,
  options: EnvelopeOptions,
): Envelope {
  const { simulations = 99, rank = 1, seed } = options;
  if (!(Number.isInteger(simulations) && rank >= 1 && simulations >= 2 * rank)) {
    throw new InputError(
      "simulations",
      `${simulations} with rank ${rank}`,
      "a whole number of at least twice the rank",
    );
  }
  const simulate = (k: number) =>
    options.null === "labels" ? randomLabels(pattern, seed, k, options.among) : randomPlaces(pattern, seed, k);
  const { table: source, reason } = statistic(pattern);
  const observed = numbers(source, name);
  const curves = Array.from({ length: reason === "" ? simulations : 0 }, (_, k) =>
    numbers(statistic(simulate(k)).table, name),
  );
  const rows = observed.map((_, at) => at);
  const [mean, lo, hi] = [1, 2, 3].map(() => new Float64Array(observed.length).fill(Number.NaN));
  if (reason === "") {
    for (const at of rows) {
      const sorted = Float64Array.from(curves, (curve) => curve[at]).sort();
      mean[at] = (sorted.reduce((a, b) => a + b, 0) + observed[at]) / (simulations + 1);
      lo[at] = sorted[rank - 1];
      hi[at] = sorted[simulations - rank];
    }
  }
  const { unit, label } = column(source, name);
  return {
    reason,
    p: reason === "" ? globalP(observed, curves, mean) : Number.NaN,
    table: table(`envelope of ${source.name}`, [
      column(source, "r"),
      { name: "observed", unit, label, values: observed },
      { name: "mean", unit, label: "Mean", values: mean },
      { name: "lo", unit, label: "Lower limit", values: lo },
      { name: "hi", unit, label: "Upper limit", values: hi },
    ]),
  };
}

/** The mean is of all curves, the observed one too: under the null all are then alike, which makes p exact. */
function globalP(observed: Float64Array, curves: readonly Float64Array[], mean: Float64Array): number {
  const own = farthest(observed, mean);
  return (1 + curves.filter((curve) => farthest(curve, mean) >= own).length) / (curves.length + 1);
}

function farthest(curve: Float64Array, mean: Float64Array): number {
  return curve.reduce((far, value, at) => {
    const away = Math.abs(value - mean[at]);
    return Number.isNaN(away) ? far : Math.max(far, away);
  }, 0);
}
