import { type Column, table } from "../../foundation/table.ts";
import { eachClosePair } from "./close-pairs.ts";
import { type Estimate, leastCells, type Measure, measure, tooFew } from "./estimate.ts";
import { nearestDistances } from "./nearest-neighbour.ts";
import { cellsOfType, type PointPattern, type Points } from "./point-pattern.ts";

interface Moments {
  mean: number;
  sd: number;
  least: number;
  greatest: number;
}

/**
 * Distances between two types: between all pairs (their mean is the average pairwise distance) and from each `from` cell
 * to the nearest `to` cell (average minimum distance). Not corrected for the border. All pairs take time of the order of
 * cells × cells, but no memory.
 *
 * @returns rows `pairwise` and `nearest`: `kind`, `mean`, `sd` (of a sample), `least`, `greatest`
 */
export function distanceSummary(pattern: PointPattern, from: string, to: string, least = leastCells): Estimate {
  const sources = cellsOfType(pattern, from);
  const targets = from === to ? sources : cellsOfType(pattern, to);
  const reason = tooFew({ [from]: sources.x.length, [to]: targets.x.length }, least);
  const unknown = { mean: Number.NaN, sd: Number.NaN, least: Number.NaN, greatest: Number.NaN };
  const rows =
    reason === ""
      ? [
          moments((visit) => eachPair(sources, targets, visit)),
          moments((visit) => nearestDistances(sources, targets).forEach(visit)),
        ]
      : [unknown, unknown];
  const { unit } = pattern;
  const column = (name: keyof Moments, label: string): Column => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, (row) => row[name]),
  });
  return {
    reason,
    table: table("distances", [
      { name: "kind", unit: "", label: "Between", values: ["pairwise", "nearest"] },
      column("mean", "Mean"),
      column("sd", "Standard deviation"),
      column("least", "Least"),
      column("greatest", "Greatest"),
    ]),
  };
}

function eachPair(sources: Points, targets: Points, visit: (distance: number) => void): void {
  const same = sources === targets;
  for (let i = 0; i < sources.x.length; i++) {
    for (let j = same ? i + 1 : 0; j < targets.x.length; j++) {
      const dx = targets.x[j] - sources.x[i];
      const dy = targets.y[j] - sources.y[i];
      visit(Math.sqrt(dx * dx + dy * dy));
    }
  }
}

/** By Welford's updates, which lose no digits and keep no list. */
function moments(each: (visit: (distance: number) => void) => void): Moments {
  let [n, mean, squares] = [0, 0, 0];
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  each((distance) => {
    n++;
    const before = distance - mean;
    mean += before / n;
    squares += before * (distance - mean);
    least = Math.min(least, distance);
    greatest = Math.max(greatest, distance);
  });
  return { mean, sd: Math.sqrt(squares / (n - 1)), least, greatest };
}

/**
 * Mean over `from` cells of the percentage of `to` cells among all cells within the radius, the cell itself left out.
 * Cells without any neighbour say nothing and are left out (SPIAT makes the whole mean NaN of them).
 */
export function neighbourhoodPercentage(
  pattern: PointPattern,
  from: string,
  to: string,
  radius: number,
  least = leastCells,
): Measure {
  const sources: number[] = [];
  pattern.type.forEach((type, cell) => {
    if (type === from) sources.push(cell);
  });
  const count = pattern.type.reduce((sum, type) => sum + (type === to ? 1 : 0), 0);
  return measure("%", tooFew({ [from]: sources.length, [to]: count }, least), () => {
    const near = new Float64Array(sources.length);
    const wanted = near.slice();
    eachClosePair(cellsOfType(pattern, from), pattern, radius, (i, j) => {
      if (sources[i] === j) return;
      near[i]++;
      if (pattern.type[j] === to) wanted[i]++;
    });
    let [sum, cells] = [0, 0];
    near.forEach((all, i) => {
      if (all === 0) return;
      sum += (100 * wanted[i]) / all;
      cells++;
    });
    return cells > 0 ? sum / cells : Number.NaN;
  });
}
