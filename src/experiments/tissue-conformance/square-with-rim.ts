import { exp, sin } from "../../foundation/maths.ts";

/** A square of n × n voxels whose outermost ones are held, and what diffuses and decays in it. */
export interface SquareWithRim {
  readonly n: number;
  /** µm. */
  readonly spacing: number;
  /** µm²/min. */
  readonly diffusion: number;
  /** 1/min. */
  readonly decay: number;
  readonly rim: number;
  readonly initial: number;
}

/** The rim's density in the rim, NaN elsewhere; shape [n², x fastest]. */
export function heldRim({ n, rim }: SquareWithRim): Float64Array {
  return Float64Array.from({ length: n * n }, (_, voxel) => {
    const [i, j] = [voxel % n, Math.floor(voxel / n)];
    return Math.min(i, j) === 0 || Math.max(i, j) === n - 1 ? rim : Number.NaN;
  });
}

/**
 * The densities at a time, min, of the equation on these very voxels, with no error in time: u = c − rim is a sum of
 * sine modes, which the five-point operator only scales.
 */
export function exactDensities(problem: SquareWithRim, time: number): Float64Array {
  const { n, spacing, diffusion, decay, rim, initial } = problem;
  const m = n - 2;
  const modes = Array.from({ length: m }, (_, k) =>
    Float64Array.from({ length: m }, (_, i) => sin(((i + 1) * (k + 1) * Math.PI) / (m + 1))),
  );
  const scale = Array.from({ length: m }, (_, k) => {
    const half = sin(((k + 1) * Math.PI) / (2 * (m + 1)));
    return (4 * half * half * diffusion) / (spacing * spacing);
  });
  // Parts of the constant 1 in each mode.
  const parts = modes.map((mode) => (2 / (m + 1)) * mode.reduce((sum, value) => sum + value, 0));
  const weights = parts.map((a, k) =>
    parts.map((b, l) => {
      const rate = decay + scale[k] + scale[l];
      const left = time === Number.POSITIVE_INFINITY ? 0 : exp(-rate * time);
      return a * b * ((initial - rim) * left - (decay * rim * (1 - left)) / rate);
    }),
  );
  return Float64Array.from({ length: n * n }, (_, voxel) => {
    const [i, j] = [(voxel % n) - 1, Math.floor(voxel / n) - 1];
    if (i < 0 || j < 0 || i >= m || j >= m) return rim;
    let sum = rim;
    for (let k = 0; k < m; k++) for (let l = 0; l < m; l++) sum += weights[k][l] * modes[k][i] * modes[l][j];
    return sum;
  });
}
