import { streams } from "../../../foundation/streams.ts";
import { life, pending } from "../cells.ts";
import { chance, waiting } from "../chance.ts";
import { behaviour, isActive, type TissueContext } from "../context.ts";
import type { PhaseChange } from "../contract.ts";

/**
 * Cells move on in their cycle, dying ones in their decay. A cell that is to divide or to be removed says so in
 * `pending`. Writes each cell's own columns alone.
 */
export function advancePhase(context: TissueContext, step: number, dt: number, start: number, end: number): void {
  const { cells } = context;
  for (let row = start; row < end; row++) {
    const state = cells.life[row];
    if (!isActive(context, row)) continue;
    if (state === life.live) advanceCycle(context, step, dt, row);
    else advanceDecay(context, step, dt, row);
  }
}

function advanceCycle(context: TissueContext, step: number, dt: number, row: number): void {
  const { cells, tables, exact } = context;
  const cycle = tables.cycles[cells.type[row]];
  const exit = tables.layout["phase-exit"];
  let left = dt;
  for (let turn = 0; turn < (exact ? 12 : 1); turn++) {
    const phase = cells.phase[row];
    const rate = behaviour(context, row, exit + phase);
    if (!exact) cells.phaseTime[row] += dt;
    const used = exact
      ? timeOfExit(context, rate, cycle.fixed[phase], left, step, row, turn)
      : exits(context, rate, cycle.fixed[phase], dt, step, row)
        ? dt
        : Number.POSITIVE_INFINITY;
    if (used > left) {
      if (exact) cells.phaseTime[row] += left;
      return;
    }
    left -= used;
    const next = cycle.next[phase];
    if (cycle.divides[phase]) cells.pending[row] |= pending.division;
    cells.phase[row] = next;
    cells.phaseTime[row] = 0;
    if (cycle.doubles[next]) cells.targetNuclearSolid[row] *= 2;
    // A second division within one step waits for the next.
    if (cycle.divides[phase]) break;
  }
  if (exact) cells.phaseTime[row] += left;
}

/** Apoptosis: one phase, then removal. Necrosis: swelling until the cell bursts, then decay, then removal. */
function advanceDecay(context: TissueContext, step: number, dt: number, row: number): void {
  const { cells, tables, exact } = context;
  const state = cells.life[row];
  const death = (state === life.apoptotic ? tables.apoptosis : tables.necrosis)[cells.type[row]];
  const { rate, fixedDuration } = changeFrom(death.changes, state === life.burst ? 1 : 0);
  cells.phaseTime[row] += dt;
  if (state === life.swelling && cells.volume[row] < cells.ruptureVolume[row]) return;
  const over = exact
    ? fixedDuration
      ? cells.phaseTime[row] >= 1 / rate - 1e-9
      : rate > 0 && waiting(context, streams.cellCycle, step, row) / rate <= dt
    : exits(context, rate, fixedDuration, dt, step, row);
  if (!over) return;
  if (state === life.swelling) {
    cells.life[row] = life.burst;
    cells.phase[row] = 1;
    cells.phaseTime[row] = 0;
    cells.ruptureVolume[row] = 9e99;
  } else {
    cells.pending[row] |= pending.removal;
  }
}

function changeFrom(changes: readonly PhaseChange[], phase: number): PhaseChange {
  return changes.find(({ from }) => from === phase) ?? { from: phase, to: phase + 1, rate: 0, fixedDuration: true };
}

/** min until the phase ends, infinity where it does not within `left`. */
function timeOfExit(
  context: TissueContext,
  rate: number,
  fixed: boolean,
  left: number,
  step: number,
  row: number,
  turn: number,
): number {
  if (rate <= 0) return Number.POSITIVE_INFINITY;
  if (fixed) return Math.max(0, 1 / rate - context.cells.phaseTime[row]);
  // Without memory: it does not matter how long the cell has been there.
  if (rate * left > 1e-12) return waiting(context, streams.cellCycle, step, row, turn) / rate;
  return Number.POSITIVE_INFINITY;
}

/** PhysiCell's way: a fixed phase ends half a step early at the most, others with probability rate·dt. */
function exits(context: TissueContext, rate: number, fixed: boolean, dt: number, step: number, row: number): boolean {
  if (fixed) return context.cells.phaseTime[row] > 1 / rate - dt / 2;
  return rate > 0 && chance(context, streams.cellCycle, step, row) < rate * dt;
}
