import { type Cells, life, pending } from "../../models/tissue/cells.ts";
import { type TissueContext, voxelOf } from "../../models/tissue/context.ts";
import { endAttack } from "../../models/tissue/processes/attack.ts";
import { divide } from "../../models/tissue/processes/divide.ts";
import { dropSprings } from "../../models/tissue/processes/drop-springs.ts";
import { vanish } from "../../models/tissue/processes/eat.ts";

/** How many rows the divisions that are due will add. */
export function countDivisions({ pending: due, count }: Cells): number {
  let divisions = 0;
  for (let row = 0; row < count; row++) if (due[row] & pending.division) divisions++;
  return divisions;
}

/**
 * Carries out what cells decided in a phenotype step: attacks end, cells divide, dead ones are removed. There must be
 * room for the new rows.
 *
 * @param nextId   number of the first cell that is born
 * @param copyRow  makes a new row as a copy of another
 * @returns number of the next cell
 */
export function divideAndRemove(
  context: TissueContext,
  step: number,
  nextId: number,
  copyRow: (row: number) => number,
): number {
  const { cells } = context;
  const before = cells.count;
  for (let row = 0; row < before; row++) {
    const target = cells.target[row];
    if (target >= 0 && (cells.pending[row] !== 0 || cells.life[target] !== life.live)) endAttack(context, row);
    cells.pending[row] &= ~pending.release;
  }
  let id = nextId;
  for (let row = 0; row < before; row++) {
    if (!(cells.pending[row] & pending.division) || cells.life[row] !== life.live) continue;
    dropSprings(context, row);
    const daughter = copyRow(row);
    divide(context, step, row, daughter, id++);
    cells.pending[daughter] = 0;
  }
  for (let row = 0; row < before; row++) {
    // A row may outlive its cell until rows are put in order: it goes once.
    if (!(cells.pending[row] & pending.removal) || cells.life[row] === life.gone) continue;
    release(context, row);
    context.tell?.("removed", row, -1, cells.volume[row]);
    vanish(context, row);
  }
  // Whoever attacks a cell that is gone now lets go of it.
  for (let row = 0; row < cells.count; row++) {
    if (cells.target[row] >= 0 && cells.life[cells.target[row]] === life.gone) endAttack(context, row);
  }
  return id;
}

/** A cell that is removed gives its voxel a part of what is in it. */
function release(context: TissueContext, row: number): void {
  const { cells, surroundings, tables } = context;
  if (!tables.model.internalised) return;
  const { spacing, densities } = surroundings;
  const voxel = voxelOf(context, row);
  const { releasedAtDeath } = tables.model.cellTypes[cells.type[row]];
  tables.names.substances.forEach((name, s) => {
    const held = cells.internal[row * tables.substances + s];
    // What a cell secreted counts as less than nothing in it. PhysiCell takes that from the voxel, which may have none.
    const amount = (releasedAtDeath[name] ?? 0) * (context.exact ? Math.max(0, held) : held);
    densities[s][voxel] += amount / (spacing[0] * spacing[1] * spacing[2]);
  });
}
