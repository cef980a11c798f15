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
  const rows = reason === "" ? [pairwise(sources, targets), nearest(sources, targets)] : [unknown, unknown];
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

/** Straight loops: there may be thousands of millions of pairs. */
function pairwise(sources: Points, targets: Points): Moments {
  const same = sources === targets;
  const [n, m] = [sources.x.length, targets.x.length];
  let [sum, squares] = [0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [sources.x[i], sources.y[i]];
    let row = 0;
    for (let j = same ? i + 1 : 0; j < m; j++) {
      const dx = targets.x[j] - x;
      const dy = targets.y[j] - y;
      const d2 = dx * dx + dy * dy;
      row += Math.sqrt(d2);
      squares += d2;
      if (d2 < low) low = d2;
      if (d2 > high) high = d2;
    }
    sum += row;
  }
  return moments(same ? (n * (n - 1)) / 2 : n * m, sum, squares, Math.sqrt(low), Math.sqrt(high));
}

function nearest(sources: Points, targets: Points): Moments {
  const distances = nearestDistances(sources, targets);
  const total = (of: (distance: number) => number) => distances.reduce((sum, distance) => sum + of(distance), 0);
  const low = distances.reduce((a, b) => Math.min(a, b));
  const high = distances.reduce((a, b) => Math.max(a, b));
  const squares = total((distance) => distance * distance);
  return moments(
    distances.length,
    total((distance) => distance),
    squares,
    low,
    high,
  );
}

function moments(n: number, sum: number, squares: number, least: number, greatest: number): Moments {
  const mean = sum / n;
  return { mean, sd: Math.sqrt(Math.max(0, squares - n * mean * mean) / (n - 1)), least, greatest };
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
