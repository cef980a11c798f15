import { type TissueField, type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { blend, type Rgb, rgb } from "./cell-palette.ts";
import type { Pixels } from "./scene.ts";

/** From nothing to much, evenly darker, and quiet enough to lie behind cells. */
const stops = ["#FDFCF9", "#EEF1EF", "#DAE2E3", "#C1CFD4", "#A5B9C2", "#89A3B0"];

/** A colour for a fraction of the range. */
export function fieldColour(fraction: number): string {
  const at = Math.min(1, Math.max(0, fraction)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(at));
  return blend(stops[below], stops[below + 1], at - below);
}

const colours: readonly Rgb[] = Array.from({ length: 256 }, (_, i) => rgb(fieldColour(i / 255)));

export interface FieldRange {
  readonly least: number;
  readonly largest: number;
}

/** The range of a layer of voxels. */
export function rangeOf(layer: Float64Array): FieldRange {
  let least = Infinity;
  let largest = -Infinity;
  for (const value of layer) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  return { least, largest };
}

/** The layer of voxels in which a height lies. */
export function layerAt(frame: TissueFrame, field: TissueField, height: number): Float64Array {
  const [nx, ny, nz] = voxelCounts(frame.domain);
  const above = Math.floor((height - frame.domain.minimum[2]) / frame.domain.spacing[2]);
  const layer = Math.min(nz - 1, Math.max(0, above));
  return field.values.subarray(layer * nx * ny, (layer + 1) * nx * ny);
}

/** A layer as an image with y upwards, smooth between the centres of voxels. */
export function fieldImage(layer: Float64Array, nx: number, ny: number, { least, largest }: FieldRange): Pixels {
  const fine = Math.max(1, Math.min(8, Math.floor(512 / Math.max(nx, ny))));
  const [width, height] = [nx * fine, ny * fine];
  const data = new Uint8ClampedArray(4 * width * height);
  const scale = largest > least ? 255 / (largest - least) : 0;
  const along = (pixel: number, count: number): [number, number, number] => {
    const at = Math.min(count - 1, Math.max(0, (pixel + 0.5) / fine - 0.5));
    const below = Math.floor(at);
    return [below, Math.min(count - 1, below + 1), at - below];
  };
  for (let row = 0; row < height; row++) {
    const [y0, y1, v] = along(height - 1 - row, ny);
    for (let column = 0; column < width; column++) {
      const [x0, x1, u] = along(column, nx);
      const low = layer[y0 * nx + x0] * (1 - u) + layer[y0 * nx + x1] * u;
      const high = layer[y1 * nx + x0] * (1 - u) + layer[y1 * nx + x1] * u;
      const level = Math.round((low * (1 - v) + high * v - least) * scale);
      const [r, g, b] = colours[Math.min(255, Math.max(0, level))];
      data.set([r, g, b, 255], 4 * (row * width + column));
    }
  }
  return { width, height, data };
}
