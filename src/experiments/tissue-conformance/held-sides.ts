import type { Substance } from "../../models/tissue/contract.ts";

/** Densities of a sheet's outermost voxels where the substance is held at their side, NaN elsewhere. */
export function heldVoxels({ fixed }: Substance, [nx, ny]: readonly [number, number, number]): Float64Array {
  return Float64Array.from({ length: nx * ny }, (_, voxel) => {
    const [i, j] = [voxel % nx, Math.floor(voxel / nx)];
    // Where sides meet, the later one wins.
    if (j === ny - 1 && fixed.yMaximum !== undefined) return fixed.yMaximum;
    if (j === 0 && fixed.yMinimum !== undefined) return fixed.yMinimum;
    if (i === nx - 1 && fixed.xMaximum !== undefined) return fixed.xMaximum;
    if (i === 0 && fixed.xMinimum !== undefined) return fixed.xMinimum;
    return Number.NaN;
  });
}
