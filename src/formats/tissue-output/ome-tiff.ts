import { InputError } from "../../foundation/errors.ts";
import { type TissueFrame, voxelCounts } from "../../models/tissue/frame.ts";
import { joinBytes } from "./bytes.ts";
import { omeXml } from "./ome-xml.ts";
import { type FrameCells, readFrame } from "./read-frame.ts";
import { type Stack, tiff } from "./tiff.ts";

export interface OmeTiffOptions {
  /** Edge of a pixel, µm; 1 when absent. */
  readonly pixel?: number;
  /** One plane through the tissue (`section`), or all of the box in slices of one pixel (`volume`). */
  readonly extent?: "section" | "volume";
  /** Height of the section, µm; the middle of the box when absent. */
  readonly at?: number;
  /** Largest size of the file in bytes; 1 GiB when absent. */
  readonly limit?: number;
}

/**
 * A frame as an image of microscopy: OME-TIFF, pixels of 32-bit floats in the order c, z, y, x. Channels: the density
 * of each substance (of the voxel that a pixel's centre lies in), each cell type (1 in live cells, 0.5 in dead ones),
 * and the cell that a pixel belongs to (its id + 1; 0 outside). Where cells overlap, the plane between their surfaces
 * parts them. y grows downwards in images: the first row is the least y.
 *
 * @throws {InputError} as `readFrame` does, where the file would be larger than the limit, or an id does not fit
 */
export function omeTiff(frame: TissueFrame, options: OmeTiffOptions = {}): Uint8Array<ArrayBuffer> {
  const cells = readFrame(frame);
  const grid = gridOf(frame, options);
  const names = [...frame.fields.map((field) => field.substance), ...frame.cellTypes, "cell id + 1"];
  checkSize(grid, names.length, options.limit ?? 2 ** 30);
  const last = cells.count === 0 ? 0 : cells.id[cells.count - 1];
  if (last >= 2 ** 24)
    throw new InputError("ome-tiff", `cell ${last}`, "ids below 16777216, which 32-bit floats can hold");
  const owner = owners(cells, grid);
  const planes = [
    ...frame.fields.map(({ values }) => density(frame, values, grid)),
    ...frame.cellTypes.map((_, type) => typeImage(owner, cells, type)),
    image(owner, (row) => cells.id[row] + 1),
  ];
  const stack: Stack = {
    width: grid.counts[0],
    height: grid.counts[1],
    pixel: grid.pixel,
    description: omeXml({
      name: `tissue at ${frame.time} min`,
      type: "float",
      ...grid,
      depth: grid.pixel,
      channels: names.map((name) => ({ name })),
      time: frame.time * 60,
    }),
  };
  return tiff(stack, joinBytes(planes.map((plane) => new Uint8Array(plane.buffer))));
}

interface Grid {
  readonly counts: readonly [number, number, number];
  readonly pixel: number;
  /** Of the first pixel's centre, µm. */
  readonly first: readonly [number, number, number];
}

function gridOf({ domain }: TissueFrame, { pixel = 1, extent = "section", at }: OmeTiffOptions): Grid {
  if (!(pixel > 0)) throw new InputError("ome-tiff, pixel", String(pixel), "µm > 0");
  const along = (axis: 0 | 1 | 2) => Math.max(1, Math.round((domain.maximum[axis] - domain.minimum[axis]) / pixel));
  const flat = extent === "section" || domain.dimensions === 2;
  const middle = at ?? (domain.minimum[2] + domain.maximum[2]) / 2;
  const [x, y, z] = domain.minimum.map((low) => low + pixel / 2);
  return { counts: [along(0), along(1), flat ? 1 : along(2)], pixel, first: [x, y, flat ? middle : z] };
}

function checkSize({ counts, pixel }: Grid, channels: number, limit: number): void {
  const bytes = 4 * channels * counts.reduce((product, count) => product * count, 1);
  if (bytes <= limit) return;
  const found = `${channels} channels of ${counts.join(" × ")} pixels, ${bytes} bytes`;
  throw new InputError("ome-tiff", found, `at most ${limit} bytes: take pixels larger than ${pixel} µm, or a section`);
}

/** The row of the cell that each pixel belongs to, or −1. */
function owners(cells: FrameCells, { counts, pixel, first }: Grid): Int32Array {
  const [nx, ny, nz] = counts;
  const owner = new Int32Array(nx * ny * nz).fill(-1);
  const nearest = new Float32Array(owner.length);
  const span = (at: number, radius: number, axis: number): [number, number] => [
    Math.max(0, Math.ceil((at - radius - first[axis]) / pixel)),
    Math.min(counts[axis] - 1, Math.floor((at + radius - first[axis]) / pixel)),
  ];
  for (let row = 0; row < cells.count; row++) {
    const radius = cells.radius[row];
    const [x0, x1] = span(cells.x[row], radius, 0);
    const [y0, y1] = span(cells.y[row], radius, 1);
    const [z0, z1] = span(cells.z[row], radius, 2);
    for (let k = z0; k <= z1; k++) {
      const dz = first[2] + k * pixel - cells.z[row];
      for (let j = y0; j <= y1; j++) {
        const dy = first[1] + j * pixel - cells.y[row];
        for (let i = x0; i <= x1; i++) {
          const dx = first[0] + i * pixel - cells.x[row];
          // Negative inside; of overlapping cells, the one with the least owns the pixel: a power diagram.
          const power = dx * dx + dy * dy + dz * dz - radius * radius;
          const at = (k * ny + j) * nx + i;
          if (power < nearest[at]) {
            nearest[at] = power;
            owner[at] = row;
          }
        }
      }
    }
  }
  return owner;
}

function typeImage(owner: Int32Array, cells: FrameCells, type: number): Float32Array {
  return image(owner, (row) => (cells.type[row] !== type ? 0 : cells.state[row] === 0 ? 1 : 0.5));
}

/** A value for each pixel that belongs to a cell; 0 elsewhere. */
function image(owner: Int32Array, value: (row: number) => number): Float32Array {
  const pixels = new Float32Array(owner.length);
  for (let at = 0; at < owner.length; at++) if (owner[at] >= 0) pixels[at] = value(owner[at]);
  return pixels;
}

function density({ domain }: TissueFrame, values: Float64Array, { counts, pixel, first }: Grid): Float32Array {
  const voxels = voxelCounts(domain);
  const [xs, ys, zs] = counts.map((count, axis) =>
    Int32Array.from({ length: count }, (_, i) => {
      const at = Math.floor((first[axis] + i * pixel - domain.minimum[axis]) / domain.spacing[axis]);
      return Math.min(voxels[axis] - 1, Math.max(0, at));
    }),
  );
  const pixels = new Float32Array(xs.length * ys.length * zs.length);
  let at = 0;
  for (const z of zs)
    for (const y of ys) for (const x of xs) pixels[at++] = values[(z * voxels[1] + y) * voxels[0] + x];
  return pixels;
}
