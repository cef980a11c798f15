import { type Column, table } from "../../foundation/table.ts";
import { eachClosePair } from "./close-pairs.ts";
import { distancesFor, firstNotBelow } from "./distances.ts";
import { edgeWeights, type WeightCorrection } from "./edge-weights.ts";
import { type Estimate, leastCells, tooFew } from "./estimate.ts";
import { cellsOfType, type PointPattern, type Points } from "./point-pattern.ts";

export interface CrossKOptions {
  /** Distances, ascending, in the pattern's unit; by default 101 from 0 to a quarter of the window's shorter side. */
  readonly r?: ArrayLike<number>;
  /** Default `isotropic`. `border` leaves out sources that are closer to the border than r. */
  readonly correction?: WeightCorrection | "border";
  /** Fewest cells of either type; default 20. */
  readonly least?: number;
}

/**
 * Ripley's cross-K: mean number of `to` cells within r of a `from` cell, divided by their density; and L = √(K/π).
 * K = πr² and L = r where the two types ignore each other. For one type against itself, Ripley's K.
 *
 * @returns one row a distance: `r`, `K` (unit²), `L`, `expected` (πr²)
 *
 * Source: Ripley (1977), https://doi.org/10.1111/j.2517-6161.1977.tb01615.x; as spatstat's Kest and Kcross.
 */
export function crossK(pattern: PointPattern, from: string, to: string, options: CrossKOptions = {}): Estimate {
  const { window, unit } = pattern;
  const r = distancesFor(window, options.r);
  const sources = cellsOfType(pattern, from);
  const targets = from === to ? sources : cellsOfType(pattern, to);
  const reason = tooFew({ [from]: sources.x.length, [to]: targets.x.length }, options.least ?? leastCells);
  const k = reason === "" ? estimate(pattern, sources, targets, r, options.correction ?? "isotropic") : missing(r);
  return { table: table("cross-K", columns(r, k, unit)), reason };
}

function missing(r: Float64Array): Float64Array {
  return new Float64Array(r.length).fill(Number.NaN);
}

function estimate(
  { window }: PointPattern,
  sources: Points,
  targets: Points,
  r: Float64Array,
  correction: WeightCorrection | "border",
): Float64Array {
  if (correction === "border") return borderK(window.area, sources, targets, r, bordersOf(window, sources));
  const weight = edgeWeights(window, sources, targets, r[r.length - 1], correction);
  const squares = r.map((value) => value * value);
  const sums = new Float64Array(r.length);
  eachClosePair(sources, targets, r[r.length - 1], (i, _j, dx, dy, d2) => {
    sums[firstNotBelow(squares, d2)] += weight(i, dx, dy, d2);
  });
  const partners = targets.x.length - (sources === targets ? 1 : 0);
  const scale = window.area / (sources.x.length * partners);
  let sum = 0;
  return sums.map((value) => (sum += value) * scale);
}

function bordersOf(window: PointPattern["window"], { x, y }: Points): Float64Array {
  return x.map((xi, i) => window.distanceToBorder(xi, y[i]));
}

/** Sources at least r from the border see their whole disc: Σ 1[d ≤ r ≤ border] / (density · #[border ≥ r]). */
function borderK(area: number, sources: Points, targets: Points, r: Float64Array, border: Float64Array): Float64Array {
  const squares = r.map((value) => value * value);
  const last = border.map((distance) => firstAbove(r, distance));
  const change = new Float64Array(r.length + 1); // a pair counts from its distance to its source's border distance
  eachClosePair(sources, targets, r[r.length - 1], (i, _j, _dx, _dy, d2) => {
    const at = firstNotBelow(squares, d2);
    if (at >= last[i]) return;
    change[at]++;
    change[last[i]]--;
  });
  const leaving = new Float64Array(r.length + 1);
  for (const at of last) leaving[at]++;
  const density = targets.x.length / area;
  let pairs = 0;
  let seen = sources.x.length;
  return r.map((_, k) => {
    pairs += change[k];
    seen -= leaving[k];
    return seen > 0 ? pairs / (density * seen) : Number.NaN;
  });
}

function firstAbove(sorted: Float64Array, wanted: number): number {
  let at = firstNotBelow(sorted, wanted);
  while (at < sorted.length && sorted[at] === wanted) at++;
  return at;
}

function columns(r: Float64Array, k: Float64Array, unit: string): Column[] {
  return [
    { name: "r", unit, label: "Distance", values: r },
    { name: "K", unit: `${unit}^2`, label: "K", values: k },
    { name: "L", unit, label: "L", values: k.map((value) => Math.sqrt(value / Math.PI)) },
    {
      name: "expected",
      unit: `${unit}^2`,
      label: "πr², no interaction",
      values: r.map((value) => Math.PI * value * value),
    },
  ];
}
