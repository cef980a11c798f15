import { table } from "../../foundation/table.ts";
import { eachClosePair } from "./close-pairs.ts";
import { distancesFor, firstNotBelow } from "./distances.ts";
import { type Estimate, leastCells, tooFew } from "./estimate.ts";
import type { PointPattern } from "./point-pattern.ts";

/**
 * Co-occurrence ratio: share of `type` among the cells within r of a `given` cell, over its share among the cells within
 * r of any cell. 1 where types are dealt out at random, whatever the shape of the tissue.
 *
 * squidpy's co_occurrence has the same ratio for the cells between two successive distances.
 *
 * @returns one row a distance: `r`, `ratio` (NaN while no pair is that close), `expected` (1)
 */
export function coOccurrence(
  pattern: PointPattern,
  type: string,
  given: string,
  options: { readonly r?: ArrayLike<number>; readonly least?: number } = {},
): Estimate {
  const r = distancesFor(pattern.window, options.r);
  const count = (wanted: string) => pattern.type.reduce((sum, name) => sum + (name === wanted ? 1 : 0), 0);
  const reason = tooFew({ [type]: count(type), [given]: count(given) }, options.least ?? leastCells);
  const ratio = reason === "" ? ratios(pattern, type, given, r) : new Float64Array(r.length).fill(Number.NaN);
  return {
    reason,
    table: table("co-occurrence", [
      { name: "r", unit: pattern.unit, label: "Distance", values: r },
      { name: "ratio", unit: "1", label: "Co-occurrence ratio", values: ratio },
      { name: "expected", unit: "1", label: "Random labels", values: new Float64Array(r.length).fill(1) },
    ]),
  };
}

function ratios(pattern: PointPattern, type: string, given: string, r: Float64Array): Float64Array {
  const squares = r.map((value) => value * value);
  const isType = Uint8Array.from(pattern.type, (name) => (name === type ? 1 : 0));
  const isGiven = Uint8Array.from(pattern.type, (name) => (name === given ? 1 : 0));
  const [all, ofType, ofGiven, both] = [1, 2, 3, 4].map(() => new Float64Array(r.length));
  eachClosePair(pattern, pattern, r[r.length - 1], (i, j, _dx, _dy, d2) => {
    const at = firstNotBelow(squares, d2);
    all[at]++;
    ofType[at] += isType[j];
    ofGiven[at] += isGiven[i];
    both[at] += isGiven[i] & isType[j];
  });
  let [pairs, toType, fromGiven, shared] = [0, 0, 0, 0];
  return r.map((_, k) => {
    pairs += all[k];
    toType += ofType[k];
    fromGiven += ofGiven[k];
    shared += both[k];
    return shared / fromGiven / (toType / pairs);
  });
}
