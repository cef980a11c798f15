import type { TissueLook } from "../../../../../src/index.ts";

/** A layer of a field, made finer: values as parts of `top`, x fastest. */
export interface FieldPicture {
  readonly substance: string;
  readonly unit: string;
  /** The density that the last colour stands for. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/** Pixels a voxel along each axis. */
export const FINER = 4;

/** One layer of a field in voxels, as parts of `top`. */
export function fieldLayer(look: TissueLook, substance: string, top: number, height: number): Float32Array | undefined {
  const field = look.fields.find((one) => one.substance === substance);
  if (!field) return undefined;
  const [nx, ny, nz] = look.voxels;
  const { minimum, maximum } = look.box;
  const part = (height - minimum[2]) / Math.max(1e-9, maximum[2] - minimum[2]);
  const k = Math.max(0, Math.min(nz - 1, Math.floor(part * nz)));
  const scale = top > 0 ? field.most / 255 / top : 0;
  return Float32Array.from({ length: nx * ny }, (_, i) => scale * field.values[k * nx * ny + i]);
}

/**
 * Values between the middles of voxels, by Catmull and Rom's cubic: it goes through every value that was computed, where
 * a smoother curve would flatten peaks. Cut off at 0 and 1, where the cubic may swing over.
 */
export function finer(values: Float32Array, nx: number, ny: number, times = FINER): Float32Array {
  const wide = alongX(values, nx, ny, times);
  const turned = transpose(wide, nx * times, ny);
  const fine = transpose(alongX(turned, ny, nx * times, times), ny * times, nx * times);
  for (let i = 0; i < fine.length; i++) fine[i] = Math.max(0, Math.min(1, fine[i]));
  return fine;
}

function alongX(values: Float32Array, nx: number, ny: number, times: number): Float32Array {
  const out = new Float32Array(nx * times * ny);
  for (let x = 0; x < nx * times; x++) {
    const place = (x + 0.5) / times - 0.5;
    const left = Math.floor(place);
    const t = place - left;
    const at = (k: number) => Math.max(0, Math.min(nx - 1, left + k));
    const [a, b, c, d] = [at(-1), at(0), at(1), at(2)];
    const [wa, wb, wc, wd] = [
      0.5 * (-t + 2 * t * t - t ** 3),
      0.5 * (2 - 5 * t * t + 3 * t ** 3),
      0.5 * (t + 4 * t * t - 3 * t ** 3),
      0.5 * (t ** 3 - t * t),
    ];
    for (let y = 0; y < ny; y++) {
      const row = y * nx;
      out[y * nx * times + x] =
        wa * values[row + a] + wb * values[row + b] + wc * values[row + c] + wd * values[row + d];
    }
  }
  return out;
}

function transpose(values: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = values[y * width + x];
  return out;
}

/** The next round number that is not below. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value * (1 - 1e-9))! * power;
}
