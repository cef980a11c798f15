/** A sheet of voxels in which a substance diffuses, decays and is taken up. */
export interface SheetWithSinks {
  readonly counts: readonly [number, number];
  /** µm. */
  readonly spacing: number;
  /** µm²/min. */
  readonly diffusion: number;
  /** 1/min. */
  readonly decay: number;
  /** Density held in a voxel, NaN where it is free; shape [voxels, x fastest]. */
  readonly held: Float64Array;
  /** 1/min a voxel. */
  readonly sink: Float64Array;
}

/** Residuals are brought to this part of their start: the error is then that of rounding. */
const TOLERANCE = 1e-13;

/**
 * The densities at which (decay + sink) c = diffusion ∇²c in all free voxels, by conjugate gradients without any shortcut:
 * a solver that shares nothing with the engine's.
 */
export function steadyDensities(sheet: SheetWithSinks): Float64Array {
  const { counts, spacing, diffusion, decay, held, sink } = sheet;
  const [nx, ny] = counts;
  const n = nx * ny;
  const link = diffusion / (spacing * spacing);
  const neighbours = (voxel: number) => {
    const i = voxel % nx;
    const j = Math.floor(voxel / nx);
    return [
      i > 0 ? voxel - 1 : -1,
      i < nx - 1 ? voxel + 1 : -1,
      j > 0 ? voxel - nx : -1,
      j < ny - 1 ? voxel + nx : -1,
    ].filter((other) => other >= 0);
  };
  const around = Array.from({ length: n }, (_, voxel) => neighbours(voxel));
  const free = (voxel: number) => Number.isNaN(held[voxel]);
  const apply = (c: Float64Array) =>
    Float64Array.from(c, (value, voxel) => {
      if (!free(voxel)) return 0;
      let sum = (decay + sink[voxel]) * value;
      for (const other of around[voxel]) sum += link * (value - (free(other) ? c[other] : 0));
      return sum;
    });
  const right = Float64Array.from({ length: n }, (_, voxel) =>
    free(voxel) ? around[voxel].reduce((sum, other) => sum + (free(other) ? 0 : link * held[other]), 0) : 0,
  );
  const c = conjugateGradients(apply, right);
  return c.map((value, voxel) => (free(voxel) ? value : held[voxel]));
}

const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

function conjugateGradients(apply: (c: Float64Array) => Float64Array, right: Float64Array): Float64Array {
  const c = new Float64Array(right.length);
  const residual = right.slice();
  const way = right.slice();
  let size = dot(residual, residual);
  const enough = size * TOLERANCE * TOLERANCE;
  for (let i = 0; i < 20 * right.length && size > enough; i++) {
    const image = apply(way);
    const step = size / dot(way, image);
    for (let k = 0; k < c.length; k++) {
      c[k] += step * way[k];
      residual[k] -= step * image[k];
    }
    const next = dot(residual, residual);
    for (let k = 0; k < c.length; k++) way[k] = residual[k] + (next / size) * way[k];
    size = next;
  }
  return c;
}
