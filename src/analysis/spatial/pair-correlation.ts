import { table } from "../../foundation/table.ts";
import { eachClosePair } from "./close-pairs.ts";
import { distancesFor, firstNotBelow } from "./distances.ts";
import { edgeWeights, type WeightCorrection } from "./edge-weights.ts";
import { type Estimate, leastCells, tooFew } from "./estimate.ts";
import { cellsOfType, type PointPattern, type Points } from "./point-pattern.ts";

export interface PairCorrelationOptions {
  /** Distances, ascending; by default 101 from 0 to a quarter of the window's shorter side. */
  readonly r?: ArrayLike<number>;
  /** Default `isotropic`. */
  readonly correction?: WeightCorrection;
  /**
   * Half width h of the Epanechnikov kernel, beyond which a pair says nothing; default 0.15 / √(density of `to`)
   * (Stoyan's rule). spatstat's `bw` is its standard deviation, h / √5.
   */
  readonly halfWidth?: number;
  /** `r`: each sum is divided by 2πr; `d`: each pair by 2π times its own distance, better at small r. Default `r`. */
  readonly divisor?: "r" | "d";
  readonly least?: number;
}

export interface PairCorrelation extends Estimate {
  readonly halfWidth: number;
}

/**
 * Pair correlation of two types, g(r) = K′(r) / (2πr): density of `to` cells at distance r from a `from` cell over their
 * mean density. 1 where the types ignore each other; above, attraction. For one type against itself, g of that type.
 *
 * @returns one row a distance: `r`, `g` (NaN at r = 0 with divisor `r`), `expected` (1); and the half width used
 *
 * Source: Stoyan & Stoyan (1994), Fractals, random shapes and point fields; as spatstat's pcf and pcfcross.
 */
export function pairCorrelation(
  pattern: PointPattern,
  from: string,
  to: string,
  options: PairCorrelationOptions = {},
): PairCorrelation {
  const { window, unit } = pattern;
  const r = distancesFor(window, options.r);
  const sources = cellsOfType(pattern, from);
  const targets = from === to ? sources : cellsOfType(pattern, to);
  const halfWidth = options.halfWidth ?? 0.15 / Math.sqrt(targets.x.length / window.area);
  const reason = tooFew({ [from]: sources.x.length, [to]: targets.x.length }, options.least ?? leastCells);
  const g =
    reason === ""
      ? estimate(pattern, sources, targets, r, halfWidth, options)
      : new Float64Array(r.length).fill(Number.NaN);
  const columns = [
    { name: "r", unit, label: "Distance", values: r },
    { name: "g", unit: "1", label: "Pair correlation", values: g },
    { name: "expected", unit: "1", label: "No interaction", values: new Float64Array(r.length).fill(1) },
  ];
  return { table: table("pair correlation", columns), reason, halfWidth };
}

function estimate(
  { window }: PointPattern,
  sources: Points,
  targets: Points,
  r: Float64Array,
  h: number,
  { correction = "isotropic", divisor = "r" }: PairCorrelationOptions,
): Float64Array {
  const reach = r[r.length - 1] + h;
  const weight = edgeWeights(window, sources, targets, reach, correction);
  const sums = new Float64Array(r.length);
  eachClosePair(sources, targets, reach, (i, _j, dx, dy, d2) => {
    const d = Math.sqrt(d2);
    const first = firstNotBelow(r, d - h);
    if (first >= r.length || r[first] > d + h) return;
    const height = ((0.75 / h) * weight(i, dx, dy, d2)) / (divisor === "d" ? d : 1);
    for (let k = first; k < r.length && r[k] <= d + h; k++) {
      const t = (r[k] - d) / h;
      sums[k] += height * (1 - t * t);
    }
  });
  const partners = targets.x.length - (sources === targets ? 1 : 0);
  const scale = window.area / (2 * Math.PI * sources.x.length * partners);
  return sums.map((sum, k) => (divisor === "d" ? scale * sum : r[k] > 0 ? (scale * sum) / r[k] : Number.NaN));
}
