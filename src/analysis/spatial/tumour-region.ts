import { convert } from "../../foundation/units.ts";
import { squaredDistances } from "./distance-transform.ts";
import { leastCells, tooFew } from "./estimate.ts";
import { connectedParts, type PixelGrid, pixelAt, pixelGrid } from "./pixel-grid.ts";
import { cellsOfType, type PointPattern, type Points } from "./point-pattern.ts";

export interface TumourRegionOptions {
  /** Radius of the disc that must find no tumour cell in it for a place to be outside; default 50 µm (assumed). */
  readonly alpha?: number;
  /** Side of the pixels, to about one of which the margin is known; default alpha / 10. */
  readonly pixel?: number;
  /** Parts with fewer tumour cells are strays, not tumour; default 10. */
  readonly leastPart?: number;
  /** Gaps smaller than this area belong to the tumour; default π · alpha². */
  readonly smallestGap?: number;
  /** Fewest tumour cells in all; default 20. */
  readonly least?: number;
}

/** Where the tumour is, and how far each place is from its margin. */
export interface TumourRegion {
  /** `""`, or why there is no region. */
  readonly reason: string;
  readonly grid: PixelGrid;
  /**
   * Distance of each pixel to the margin: negative inside, positive outside, NaN off the window; ∓Infinity where the
   * window holds no margin. Where tumour meets the end of the window there is no margin: nobody looked beyond.
   */
  readonly signed: Float64Array;
  /** Area that a pixel of the window stands for. */
  readonly pixelArea: number;
  readonly alpha: number;
}

/**
 * The tumour as the alpha-hull of its cells: every place that no disc of radius alpha free of tumour cells can reach.
 * On pixels that is a closing: grow the cells by alpha, then shrink by alpha.
 *
 * @param tumour  the type of the tumour cells, or several
 *
 * Source: Edelsbrunner, Kirkpatrick & Seidel (1983), https://doi.org/10.1109/TIT.1983.1056714
 */
export function tumourRegion(
  pattern: PointPattern,
  tumour: string | readonly string[],
  options: TumourRegionOptions = {},
): TumourRegion {
  const cells = cellsOfType(pattern, tumour);
  const alpha = options.alpha ?? convert(50, "µm", pattern.unit);
  const grid = pixelGrid(pattern.window, options.pixel ?? alpha / 10);
  const pixels = grid.inWindow.reduce((sum, inside) => sum + inside, 0);
  const shared = { grid, alpha, pixelArea: pixels > 0 ? pattern.window.area / pixels : Number.NaN };
  const few = tooFew({ [[tumour].flat().join(", ")]: cells.x.length }, options.least ?? leastCells);
  if (few !== "") return { ...shared, reason: few, signed: new Float64Array(grid.nx * grid.ny).fill(Number.NaN) };
  const region = hull(grid, cells, alpha);
  dropStrays(grid, region, cells, options.leastPart ?? 10);
  fillGaps(grid, region, (options.smallestGap ?? Math.PI * alpha * alpha) / shared.pixelArea);
  const reason = region.includes(1)
    ? ""
    : `no part of the tumour is denser than its cells' distance of ${alpha} allows`;
  return { ...shared, reason, signed: signedDistances(grid, region) };
}

/** 1 in the hull. Pixels off the window count neither as tumour nor as free of it. */
function hull(grid: PixelGrid, cells: Points, alpha: number): Uint8Array {
  const near = grown(grid, cells, alpha);
  const free = grid.inWindow.map((inside, pixel) => (inside && !near[pixel] ? 1 : 0));
  const depth = squaredDistances(free, grid.nx, grid.ny);
  // The edge of what is free runs half a pixel before the first free centre.
  const needed = alpha / grid.side + 0.5;
  return grid.inWindow.map((inside, pixel) => (inside && depth[pixel] >= needed * needed ? 1 : 0));
}

/** 1 where a cell is nearer than alpha. */
function grown({ nx, ny, side, x0, y0 }: PixelGrid, cells: Points, alpha: number): Uint8Array {
  const near = new Uint8Array(nx * ny);
  for (let cell = 0; cell < cells.x.length; cell++) {
    const u = (cells.x[cell] - x0) / side;
    const v = (cells.y[cell] - y0) / side;
    const reach = alpha / side;
    for (let j = Math.max(0, Math.ceil(v - reach)); j <= Math.min(ny - 1, v + reach); j++) {
      const half = Math.sqrt(Math.max(0, reach * reach - (j - v) * (j - v)));
      const from = Math.max(0, Math.ceil(u - half));
      const to = Math.min(nx - 1, Math.floor(u + half));
      if (to >= from) near.fill(1, j * nx + from, j * nx + to + 1);
    }
  }
  return near;
}

function dropStrays(grid: PixelGrid, region: Uint8Array, cells: Points, least: number): void {
  const { part, parts } = connectedParts(grid, (pixel) => region[pixel] === 1);
  const count = new Int32Array(parts + 1);
  for (let cell = 0; cell < cells.x.length; cell++) count[part[pixelAt(grid, cells.x[cell], cells.y[cell])]]++;
  for (let pixel = 0; pixel < region.length; pixel++) if (count[part[pixel]] < least) region[pixel] = 0;
}

function fillGaps(grid: PixelGrid, region: Uint8Array, smallest: number): void {
  const { part, parts } = connectedParts(grid, (pixel) => grid.inWindow[pixel] === 1 && region[pixel] === 0);
  const size = new Int32Array(parts + 1);
  for (const number of part) size[number]++;
  // A gap at the end of the window may go on beyond it; it is judged by what is seen.
  for (let pixel = 0; pixel < region.length; pixel++) {
    if (part[pixel] > 0 && size[part[pixel]] < smallest) region[pixel] = 1;
  }
}

function signedDistances({ nx, ny, side, inWindow }: PixelGrid, region: Uint8Array): Float64Array {
  const outside = inWindow.map((inside, pixel) => (inside && !region[pixel] ? 1 : 0));
  const toOutside = squaredDistances(outside, nx, ny);
  const toRegion = squaredDistances(region, nx, ny);
  return Float64Array.from(region, (inside, pixel) => {
    if (!inWindow[pixel]) return Number.NaN;
    return inside ? -(Math.sqrt(toOutside[pixel]) - 0.5) * side : (Math.sqrt(toRegion[pixel]) - 0.5) * side;
  });
}

/** Distance of a place in the window to the margin, between pixels by lines; see `TumourRegion.signed`. */
export function distanceToMargin({ grid, signed }: TumourRegion, x: number, y: number): number {
  const here = signed[pixelAt(grid, x, y)];
  if (!Number.isFinite(here) && !Number.isNaN(here)) return here;
  const u = (x - grid.x0) / grid.side;
  const v = (y - grid.y0) / grid.side;
  const i = Math.floor(u);
  const j = Math.floor(v);
  let sum = 0;
  let weights = 0;
  for (let corner = 0; corner < 4; corner++) {
    const ci = i + (corner & 1);
    const cj = j + (corner >> 1);
    if (ci < 0 || cj < 0 || ci >= grid.nx || cj >= grid.ny) continue;
    const value = signed[cj * grid.nx + ci];
    if (Number.isNaN(value)) continue;
    const weight = (1 - Math.abs(u - ci)) * (1 - Math.abs(v - cj));
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : here;
}
