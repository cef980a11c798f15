import { InputError } from "../../foundation/errors.ts";
import type { Side, Substance } from "../../models/tissue/contract.ts";

/** Values of a file, and the substance's own initial density where the file gives none. */
export function startingDensity(values: Float64Array | undefined, initial: number): number | Float64Array {
  return values ? values.map((value) => (Number.isNaN(value) ? initial : value)) : initial;
}

/**
 * Voxels whose density is held: the outermost layer of sides, then those of a file; NaN where free.
 *
 * @param own  densities held in single voxels, which win over sides
 * @param sides  sides that decide, in their order, whether or not this substance is held there. PhysiCell's are those of
 *   all substances: where two meet, the later one frees a voxel that the earlier one holds
 * @throws {InputError} if `own` has not one entry a voxel
 */
export function heldVoxels(
  fixed: Substance["fixed"],
  [nx, ny, nz]: readonly [number, number, number],
  own: Float64Array | undefined,
  sides: ReadonlySet<Side> = heldSides(fixed),
): Float64Array | undefined {
  if (heldSides(fixed).size === 0 && !own) return undefined;
  if (own && own.length !== nx * ny * nz) throw new InputError("held", `${own.length} voxels`, `${nx * ny * nz}`);
  const held = new Float64Array(nx * ny * nz).fill(Number.NaN);
  const layers: readonly (readonly [Side, number, number, number])[] = [
    ["xMinimum", 0, -1, -1],
    ["xMaximum", nx - 1, -1, -1],
    ["yMinimum", -1, 0, -1],
    ["yMaximum", -1, ny - 1, -1],
    ["zMinimum", -1, -1, nz > 1 ? 0 : nz],
    ["zMaximum", -1, -1, nz > 1 ? nz - 1 : nz],
  ];
  // Where sides meet, the later one wins.
  for (const [side, atX, atY, atZ] of layers) {
    if (!sides.has(side)) continue;
    const density = fixed[side] ?? Number.NaN;
    for (let z = 0; z < nz; z++) {
      if (atZ >= 0 && z !== atZ) continue;
      for (let y = 0; y < ny; y++) {
        if (atY >= 0 && y !== atY) continue;
        for (let x = 0; x < nx; x++) {
          if (atX < 0 || x === atX) held[x + nx * (y + ny * z)] = density;
        }
      }
    }
  }
  own?.forEach((density, voxel) => {
    if (!Number.isNaN(density)) held[voxel] = density;
  });
  return held;
}

/** Sides that hold a density. */
export function heldSides(fixed: Substance["fixed"]): ReadonlySet<Side> {
  const given = (Object.entries(fixed) as [Side, number | undefined][]).filter(([, value]) => value !== undefined);
  return new Set(given.map(([side]) => side));
}
