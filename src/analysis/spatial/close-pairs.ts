import { CellBins } from "./cell-bins.ts";
import type { Points } from "./point-pattern.ts";

/** A pair: cell `i` of the sources, cell `j` of the targets, the vector from i to j, and its squared length. */
export type PairVisit = (i: number, j: number, dx: number, dy: number, d2: number) => void;

/**
 * Visits each (source, target) not farther apart than `reach`, sources in order. Where both are one and the same list,
 * a cell is not its own partner and each pair comes twice, once from either side. Memory: of the order of the cells.
 */
export function eachClosePair(sources: Points, targets: Points, reach: number, visit: PairVisit): void {
  const bins = new CellBins(targets, reach);
  const { start, order, columns } = bins;
  const { x, y } = targets;
  const same = sources === targets;
  const reach2 = reach * reach;
  const wide = reach * (1 + 1e-9); // a partner at just the reach may round into the bin beyond
  for (let i = 0; i < sources.x.length; i++) {
    const xi = sources.x[i];
    const yi = sources.y[i];
    const left = bins.column(xi - wide);
    const right = bins.column(xi + wide);
    const top = bins.row(yi + wide);
    for (let row = bins.row(yi - wide); row <= top; row++) {
      const end = start[row * columns + right + 1];
      for (let k = start[row * columns + left]; k < end; k++) {
        const j = order[k];
        const dx = x[j] - xi;
        const dy = y[j] - yi;
        const d2 = dx * dx + dy * dy;
        if (d2 <= reach2 && !(same && i === j)) visit(i, j, dx, dy, d2);
      }
    }
  }
}

export function countClosePairs(sources: Points, targets: Points, reach: number): number {
  let pairs = 0;
  eachClosePair(sources, targets, reach, () => {
    pairs++;
  });
  return pairs;
}
