import { InputError } from "../../foundation/errors.ts";
import type { Substance } from "../../models/tissue/contract.ts";

/** Values of a file, and the substance's own initial density where the file gives none. */
export function startingDensity(values: Float64Array | undefined, initial: number): number | Float64Array {
  return values ? values.map((value) => (Number.isNaN(value) ? initial : value)) : initial;
}

/**
 * Voxels whose density is held: the outermost layer of sides, then those of a file; NaN where free.
 *
 * @param own  densities held in single voxels, which win over sides
 * @throws {InputError} if `own` has not one entry a voxel
 */
export function heldVoxels(
  fixed: Substance["fixed"],
  [nx, ny, nz]: readonly [number, number, number],
  own: Float64Array | undefined,
): Float64Array | undefined {
  const given = (Object.entries(fixed) as [keyof typeof fixed, number][]).filter(([, value]) => value !== undefined);
  if (given.length === 0 && !own) return undefined;
  if (own && own.length !== nx * ny * nz) throw new InputError("held", `${own.length} voxels`, `${nx * ny * nz}`);
  const held = new Float64Array(nx * ny * nz).fill(Number.NaN);
  const value = (side: keyof typeof fixed, at: boolean) => (at ? fixed[side] : undefined);
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        // Where sides meet, the later one wins.
        const side =
          value("zMaximum", nz > 1 && z === nz - 1) ??
          value("zMinimum", nz > 1 && z === 0) ??
          value("yMaximum", y === ny - 1) ??
          value("yMinimum", y === 0) ??
          value("xMaximum", x === nx - 1) ??
          value("xMinimum", x === 0);
        if (side !== undefined) held[x + nx * (y + ny * z)] = side;
      }
    }
  }
  own?.forEach((density, voxel) => {
    if (!Number.isNaN(density)) held[voxel] = density;
  });
  return held;
}
