import type { TissueContext } from "../context.ts";
import { join, vanish } from "./eat.ts";
import { setShape } from "./set-shape.ts";

/** Two cells become one, at their common centre of mass. */
export function fuse(context: TissueContext, row: number, other: number): void {
  const { cells } = context;
  const total = cells.volume[row] + cells.volume[other];
  for (let k = 0; k < 3; k++) {
    cells.body[8 * row + k] =
      (cells.volume[row] * cells.body[8 * row + k] + cells.volume[other] * cells.body[8 * other + k]) / total;
  }
  cells.volume[row] = total;
  for (const column of [
    cells.nuclear,
    cells.fluid,
    cells.nuclearSolid,
    cells.cytoplasmicSolid,
    cells.targetNuclearSolid,
    cells.ruptureVolume,
    cells.nuclei,
  ]) {
    column[row] += column[other];
  }
  join(context, row, other, () => 1);
  context.tell?.("fused", other, row, cells.volume[other]);
  vanish(context, other);
  setShape(context, row);
}
