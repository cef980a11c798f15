import { InputError } from "../../foundation/errors.ts";
import { table } from "../../foundation/table.ts";
import { eachClosePair } from "./close-pairs.ts";
import { type Estimate, leastCells, tooFew } from "./estimate.ts";
import { shuffle } from "./null-patterns.ts";
import type { Points } from "./point-pattern.ts";

/** Pairs of cells not farther apart than the radius, as a, b, a, b, …; each pair once, a < b. */
export function radiusGraph(cells: Points, radius: number): Int32Array {
  const pairs: number[] = [];
  eachClosePair(cells, cells, radius, (i, j) => {
    if (i < j) pairs.push(i, j);
  });
  return Int32Array.from(pairs);
}

export interface EnrichmentOptions {
  readonly seed: number;
  /** Default 1000. */
  readonly permutations?: number;
  /** Fewest cells of a type; default 20. Rarer types get NaN. */
  readonly least?: number;
}

/**
 * How often neighbours have two given types, against types dealt out at random over the same graph.
 *
 * @param type   one entry a cell
 * @param pairs  neighbours: a `radiusGraph`, or the pairs of a tissue's own graph of contacts
 * @returns one row a pair of types, in alphabetical order: `one`, `other`, `observed` (pairs of neighbours), `mean` and
 *   `sd` over permutations, `z` = (observed − mean) / sd
 *
 * Source: Palla et al. (2022), https://doi.org/10.1038/s41592-021-01358-2; z as squidpy's nhood_enrichment.
 */
export function neighbourhoodEnrichment(
  type: readonly string[],
  pairs: Int32Array,
  { seed, permutations = 1000, least = leastCells }: EnrichmentOptions,
): Estimate {
  if (!(Number.isInteger(permutations) && permutations >= 2)) {
    throw new InputError("permutations", `${permutations}`, "a whole number of at least 2");
  }
  const types = [...new Set(type)].sort();
  const code = Int32Array.from(type, (name) => types.indexOf(name));
  const cells = types.map((_, k) => code.reduce((sum, value) => sum + (value === k ? 1 : 0), 0));
  const observed = countPairs(code, pairs, types.length);
  const mean = new Float64Array(observed.length);
  const squares = mean.slice();
  for (let k = 0; k < permutations; k++) {
    shuffle(code, seed, k); // of an order already random, which is as random
    countPairs(code, pairs, types.length).forEach((count, at) => {
      const before = count - mean[at];
      mean[at] += before / (k + 1);
      squares[at] += before * (count - mean[at]);
    });
  }
  const sd = squares.map((sum) => Math.sqrt(sum / permutations));
  const rows = types.flatMap((_, a) => types.slice(a).map((_, b) => ({ a, b: a + b, at: a * types.length + a + b })));
  const known = rows.map(({ a, b }) => cells[a] >= least && cells[b] >= least);
  const values = (of: Float64Array) => Float64Array.from(rows, ({ at }, row) => (known[row] ? of[at] : Number.NaN));
  return {
    reason: tooFew(Object.fromEntries(types.map((name, k) => [name, cells[k]])), least),
    table: table("neighbourhood enrichment", [
      { name: "one", unit: "", label: "Type", values: rows.map(({ a }) => types[a]) },
      { name: "other", unit: "", label: "Other type", values: rows.map(({ b }) => types[b]) },
      { name: "observed", unit: "", label: "Pairs", values: Float64Array.from(rows, ({ at }) => observed[at]) },
      { name: "mean", unit: "", label: "Mean of permutations", values: values(mean) },
      { name: "sd", unit: "", label: "Standard deviation", values: values(sd) },
      { name: "z", unit: "1", label: "z", values: values(observed.map((count, at) => (count - mean[at]) / sd[at])) },
    ]),
  };
}

/** Pairs by types, the lower type first. */
function countPairs(code: Int32Array, pairs: Int32Array, types: number): Float64Array {
  const counts = new Float64Array(types * types);
  for (let k = 0; k < pairs.length; k += 2) counts[code[pairs[k]] * types + code[pairs[k + 1]]]++;
  for (let a = 0; a < types; a++) {
    for (let b = a + 1; b < types; b++) counts[a * types + b] += counts[b * types + a];
  }
  return counts;
}
