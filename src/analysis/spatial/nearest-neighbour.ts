import { CellBins } from "./cell-bins.ts";
import type { Points } from "./point-pattern.ts";

/**
 * Distance from each source to the nearest target, Infinity where there is none; where both are one and the same list,
 * to the nearest other cell.
 */
export function nearestDistances(sources: Points, targets: Points): Float64Array {
  const same = sources === targets;
  const bins = new CellBins(targets, 0); // a quarter of a cell a bin
  return sources.x.map((x, i) => Math.sqrt(nearestSquared(bins, x, sources.y[i], same ? i : -1)));
}

/** Searches rings of bins outwards, until the next ring begins farther than what was found. */
function nearestSquared(bins: CellBins, x: number, y: number, self: number): number {
  const { columns, rows, size } = bins;
  const column = bins.column(x);
  const row = bins.row(y);
  const farthest = Math.max(column, columns - 1 - column, row, rows - 1 - row);
  let nearest = Number.POSITIVE_INFINITY;
  for (let ring = 0; ring <= farthest; ring++) {
    const bound = (ring - 1) * size;
    if (ring > 0 && bound > 0 && nearest <= bound * bound) break;
    const [left, right] = [column - ring, column + ring];
    for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
      if (r === row - ring || r === row + ring) {
        nearest = nearestInRun(bins, r, Math.max(0, left), Math.min(columns - 1, right), x, y, self, nearest);
        continue;
      }
      if (left >= 0) nearest = nearestInRun(bins, r, left, left, x, y, self, nearest);
      if (right < columns) nearest = nearestInRun(bins, r, right, right, x, y, self, nearest);
    }
  }
  return nearest;
}

function nearestInRun(
  { start, order, columns, points }: CellBins,
  row: number,
  from: number,
  to: number,
  x: number,
  y: number,
  self: number,
  found: number,
): number {
  let nearest = found;
  const end = start[row * columns + to + 1];
  for (let k = start[row * columns + from]; k < end; k++) {
    const cell = order[k];
    const dx = points.x[cell] - x;
    const dy = points.y[cell] - y;
    const d2 = dx * dx + dy * dy;
    if (d2 < nearest && cell !== self) nearest = d2;
  }
  return nearest;
}
