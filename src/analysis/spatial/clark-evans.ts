import { leastCells, type Measure, measure, tooFew } from "./estimate.ts";
import { nearestDistances } from "./nearest-neighbour.ts";
import { cellsOfType, type PointPattern } from "./point-pattern.ts";

export interface ClarkEvansOptions {
  /** `donnelly` (rectangles only) allows for cells whose nearest neighbour is beyond the border. Default `none`. */
  readonly correction?: "none" | "donnelly";
  readonly least?: number;
}

/**
 * Clark–Evans index (average nearest neighbour index): mean distance to the nearest cell of the same type over that of
 * independent cells, 1 / (2√λ). Below 1 clustered, above 1 spaced.
 *
 * Sources: Clark & Evans (1954), https://doi.org/10.2307/1931034; Donnelly (1978), Simulations to determine the
 * variance and edge effect of total nearest neighbour distance; as spatstat's clarkevans.
 */
export function clarkEvans(pattern: PointPattern, type: string, options: ClarkEvansOptions = {}): Measure {
  const { window } = pattern;
  const cells = cellsOfType(pattern, type);
  const n = cells.x.length;
  const isDonnelly = options.correction === "donnelly";
  const unfit = isDonnelly && window.kind !== "rectangle" ? "Donnelly's correction is for rectangles only" : "";
  return measure("1", tooFew({ [type]: n }, options.least ?? leastCells) || unfit, () => {
    const mean = nearestDistances(cells, cells).reduce((sum, distance) => sum + distance, 0) / n;
    const edge = isDonnelly ? ((0.0514 + 0.0412 / Math.sqrt(n)) * window.perimeter) / n : 0;
    return mean / (0.5 * Math.sqrt(window.area / n) + edge);
  });
}
