import { InputError } from "../../foundation/errors.ts";
import { table } from "../../foundation/table.ts";
import { convert } from "../../foundation/units.ts";
import type { Estimate } from "./estimate.ts";
import { cellsOfType, type PointPattern } from "./point-pattern.ts";
import { distanceToMargin, type TumourRegion } from "./tumour-region.ts";

/** Signed distance of every cell of the pattern to the tumour's margin: negative inside; NaN without a tumour. */
export function marginDistances(pattern: PointPattern, region: TumourRegion): Float64Array {
  return pattern.x.map((x, cell) => (region.reason === "" ? distanceToMargin(region, x, pattern.y[cell]) : Number.NaN));
}

/**
 * Cells by distance to the tumour's margin.
 *
 * @param type  which cells, or several types together
 * @param cuts  ascending distances between bins, negative inside; e.g. [-100, 0, 100] makes four bins, the first and the
 *   last without end
 * @returns one row a bin: `from`, `to` (−Infinity and Infinity at the ends), `cells`, `area` (mm²), `density` (cells
 *   per mm²; NaN where the bin has no area)
 * @throws {InputError} if the cuts do not ascend
 */
export function marginProfile(
  pattern: PointPattern,
  type: string | readonly string[],
  region: TumourRegion,
  cuts: readonly number[],
): Estimate {
  const bad = cuts.findIndex((cut, k) => Number.isNaN(cut) || cut <= cuts[k - 1]);
  if (bad >= 0) throw new InputError(`cuts[${bad}]`, `${cuts[bad]}`, "a distance above the one before");
  const known = region.reason === "";
  const edges = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY];
  const cells = new Float64Array(cuts.length + 1).fill(known ? 0 : Number.NaN);
  const pixels = cells.slice();
  if (known) {
    const { x, y } = cellsOfType(pattern, type);
    for (let cell = 0; cell < x.length; cell++) cells[binOf(cuts, distanceToMargin(region, x[cell], y[cell]))]++;
    for (const distance of region.signed) if (!Number.isNaN(distance)) pixels[binOf(cuts, distance)]++;
  }
  const area = pixels.map((count) => convert(count * region.pixelArea, `${pattern.unit}^2`, "mm^2"));
  const { unit } = pattern;
  return {
    reason: region.reason,
    table: table("tumour margin", [
      { name: "from", unit, label: "From", values: Float64Array.from(edges.slice(0, -1)) },
      { name: "to", unit, label: "To", values: Float64Array.from(edges.slice(1)) },
      { name: "cells", unit: "", label: "Cells", values: cells },
      { name: "area", unit: "mm^2", label: "Area", values: area },
      { name: "density", unit: "1/mm^2", label: "Density", values: cells.map((count, k) => count / area[k]) },
    ]),
  };
}

/** Bins hold their upper cut: the first is (−∞, cuts[0]]. */
function binOf(cuts: readonly number[], distance: number): number {
  const at = cuts.findIndex((cut) => distance <= cut);
  return at < 0 ? cuts.length : at;
}
