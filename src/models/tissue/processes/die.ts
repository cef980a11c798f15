import { streams } from "../../../foundation/streams.ts";
import { life, pending } from "../cells.ts";
import { chance, probability } from "../chance.ts";
import { behaviour, isActive, type TissueContext } from "../context.ts";

/** Live cells die at their rates of apoptosis and necrosis. Writes each cell's own columns alone. */
export function die(context: TissueContext, step: number, dt: number, start: number, end: number): void {
  const { cells, tables } = context;
  const { layout } = tables;
  for (let row = start; row < end; row++) {
    if (cells.life[row] !== life.live || !isActive(context, row)) continue;
    const apoptosis = behaviour(context, row, layout.apoptosis);
    const necrosis = behaviour(context, row, layout.necrosis);
    if (apoptosis <= 0 && necrosis <= 0) continue;
    if (context.exact) {
      // Both at once: the sum decides whether, the ratio of which.
      const total = Math.max(0, apoptosis) + Math.max(0, necrosis);
      if (chance(context, streams.cellDeath, step, row) >= probability(context, total * dt)) continue;
      const first = chance(context, streams.cellDeath, step, row, 1) * total < apoptosis;
      beginDying(context, row, first ? life.apoptotic : life.swelling);
    } else if (apoptosis > 0 && chance(context, streams.cellDeath, step, row) < apoptosis * dt) {
      beginDying(context, row, life.apoptotic);
    } else if (necrosis > 0 && chance(context, streams.cellDeath, step, row, 1) < necrosis * dt) {
      beginDying(context, row, life.swelling);
    }
  }
}

/** The cell stops crawling and secreting, takes up a tenth, and begins to shrink or to swell. */
export function beginDying(context: TissueContext, row: number, state: number): void {
  const { cells, tables } = context;
  const { layout, varied, variedColumn, substances } = tables;
  const death = (state === life.apoptotic ? tables.apoptosis : tables.necrosis)[cells.type[row]];
  cells.life[row] = state;
  cells.phase[row] = 0;
  cells.phaseTime[row] = 0;
  cells.targetNuclearSolid[row] = 0;
  cells.ruptureVolume[row] = cells.volume[row] * death.relativeRuptureVolume;
  cells.motility.fill(0, 3 * row, 3 * row + 3);
  cells.pending[row] |= pending.release;
  const scale = (first: number, factor: number) => {
    for (let s = 0; s < substances; s++) {
      const column = variedColumn[first + s];
      if (column >= 0) cells.varied[row * varied.length + column] *= factor;
    }
  };
  scale(layout.secretion, 0);
  scale(layout.release, 0);
  scale(layout.uptake, uptakeOfDead);
  context.tell?.(state === life.apoptotic ? "died-apoptosis" : "died-necrosis", row, -1, cells.damage[row]);
}

/** What a dead cell still takes up, as a part of what it took up alive. */
export const uptakeOfDead = 0.1;
