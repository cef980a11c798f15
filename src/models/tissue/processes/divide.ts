import { draw } from "../../../foundation/random.ts";
import { streams } from "../../../foundation/streams.ts";
import { flag, pending } from "../cells.ts";
import { chance, direction } from "../chance.ts";
import { behaviour, customValue, setCustomValue, type TissueContext } from "../context.ts";
import { scaleVolume, setShape } from "./set-shape.ts";
import { become } from "./transform.ts";

const axis = new Float64Array(3);

/**
 * A cell becomes two: volumes, amounts and conserved values are halved, and the daughter may be of another type.
 *
 * @param row       the mother, which lives on as one of the two
 * @param daughter  a row with a copy of the mother
 * @param id        the daughter's number
 */
export function divide(context: TissueContext, step: number, row: number, daughter: number, id: number): void {
  const { cells } = context;
  place(context, step, row, daughter);
  for (const one of [row, daughter]) {
    scaleVolume(context, one, 0.5);
    halve(context, one);
    cells.pending[one] &= ~pending.division;
    cells.attachments[one] = 0;
    cells.target[one] = -1;
    setShape(context, one);
  }
  cells.divisions[row]++;
  cells.id[daughter] = id;
  cells.parent[daughter] = cells.id[row];
  cells.luck[daughter] = inheritedLuck(context, row);
  cells.divisions[daughter] = 0;
  cells.attackTime[daughter] = 0;
  cells.damageDelivered[daughter] = 0;
  cells.flags[daughter] |= flag.fresh;
  if (context.exact) cells.flags[row] |= flag.fresh;
  cells.previousForce.fill(0, 3 * daughter, 3 * daughter + 3);
  const type = daughtersType(context, step, row);
  if (type !== cells.type[daughter]) become(context, daughter, type);
  context.tell?.("born", daughter, row, cells.type[daughter]);
}

/** Probabilities of types in their order; what is above 1 together, by rules, is taken off the mother's own type. */
function daughtersType(context: TissueContext, step: number, row: number): number {
  const { cells, tables } = context;
  const first = tables.layout["asymmetric-division"];
  const own = cells.type[row];
  let total = 0;
  for (let type = 0; type < tables.types; type++) total += behaviour(context, row, first + type);
  const excess = Math.max(0, total - 1);
  let u = chance(context, streams.division, step, row, 63);
  for (let type = 0; type < tables.types; type++) {
    const share = behaviour(context, row, first + type);
    u -= type === own ? Math.max(0, share - excess) : share;
    if (u < 0) return type;
  }
  return own;
}

/** A number of its own for each division of a cell, so that a lineage meets the same chance whatever others do. */
function inheritedLuck({ cells, seed }: TissueContext, row: number): number {
  return Math.floor(
    draw(seed, streams.division, 1099511627776 + cells.divisions[row], cells.luck[row]) * 281474976710656,
  );
}

function place(context: TissueContext, step: number, row: number, daughter: number): void {
  const { cells, tables, exact } = context;
  const { body } = cells;
  const flat = tables.model.domain.dimensions === 2;
  direction(context, streams.division, step, row, flat && exact, axis);
  if (!exact && flat) {
    // A direction of the sphere, laid flat without being stretched to a radius again.
    direction(context, streams.division, step, row, false, axis);
    axis[2] = 0;
  }
  const radius = body[8 * row + 3];
  // One and a half radii apart, about where the two touch; PhysiCell moves the centre of mass by a quarter of a radius.
  const [ahead, behind] = exact ? [0.75, 0.75] : [1, 0.5];
  for (let k = 0; k < 3; k++) {
    body[8 * daughter + k] += ahead * radius * axis[k];
    body[8 * row + k] -= behind * radius * axis[k];
  }
}

function halve(context: TissueContext, row: number): void {
  const { tables, cells } = context;
  for (let i = 0; i < tables.customs; i++) {
    if (tables.conserved[i]) setCustomValue(context, row, i, 0.5 * customValue(context, row, i));
  }
  if (!tables.model.internalised) return;
  for (let s = 0; s < tables.substances; s++) cells.internal[row * tables.substances + s] *= 0.5;
}
