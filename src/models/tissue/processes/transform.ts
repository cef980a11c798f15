import { streams } from "../../../foundation/streams.ts";
import { life, pending } from "../cells.ts";
import { chance, probability } from "../chance.ts";
import { behaviour, isActive, type TissueContext } from "../context.ts";
import { setShape } from "./set-shape.ts";

/** Live cells become other types at their transformation rates. Writes each cell's own columns alone. */
export function transform(context: TissueContext, step: number, dt: number, start: number, end: number): void {
  const { tables, cells } = context;
  const { transformation } = tables.layout;
  for (let row = start; row < end; row++) {
    if (cells.life[row] !== life.live || !isActive(context, row)) continue;
    for (let type = 0; type < tables.types; type++) {
      const rate = behaviour(context, row, transformation + type);
      if (rate <= 0 || type === cells.type[row]) continue;
      if (chance(context, streams.transformation, step, row, type % 60) >= probability(context, rate * dt)) continue;
      become(context, row, type);
      context.tell?.("transformed", row, -1, type);
      break;
    }
  }
}

/** The cell takes on the type's whole phenotype. It keeps its volume, what is inside it, and conserved values. */
export function become(context: TissueContext, row: number, type: number): void {
  const { tables, cells } = context;
  cells.type[row] = type;
  takeBehaviours(context, row);
  for (let i = 0; i < tables.customs; i++) {
    if (!tables.conserved[i]) cells.custom[row * tables.customs + i] = tables.customDefaults[type * tables.customs + i];
  }
  cells.phase[row] = 0;
  cells.phaseTime[row] = 0;
  cells.damage[row] = 0;
  cells.attackTime[row] = 0;
  cells.damageDelivered[row] = 0;
  cells.pending[row] |= pending.release;
  const { volume } = tables.model.cellTypes[type];
  cells.targetNuclearSolid[row] = volume.nuclear * (1 - volume.fluidFraction);
  cells.motility.fill(0, 3 * row, 3 * row + 3);
  cells.turnClock[row] = 0;
  setShape(context, row);
}

/** Behaviours that differ between cells start at the type's own values. */
export function takeBehaviours({ tables, cells }: TissueContext, row: number): void {
  const { varied, base, layout } = tables;
  const first = cells.type[row] * layout.size;
  for (let column = 0; column < varied.length; column++) {
    cells.varied[row * varied.length + column] = base[first + varied[column]];
  }
}
