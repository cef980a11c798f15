import { flag, life } from "../cells.ts";
import { behaviour, type TissueContext, voxelOf } from "../context.ts";
import { uptakeOfDead } from "./die.ts";

/** What cells do to one substance: secretion, uptake and release of the cell in this row, by the time that it is in. */
const own = { secretion: 0, target: 0, uptake: 0, release: 0 };

function read(context: TissueContext, row: number, s: number): void {
  const { tables, cells } = context;
  const { layout, variedColumn } = tables;
  const dead = cells.life[row] !== life.live;
  // Where a behaviour has a column of its own, dying has changed it there.
  const factor = (place: number, ofDead: number) => (dead && variedColumn[place] < 0 ? ofDead : 1);
  own.secretion = behaviour(context, row, layout.secretion + s) * factor(layout.secretion + s, 0);
  own.target = behaviour(context, row, layout["secretion-target"] + s);
  own.uptake = behaviour(context, row, layout.uptake + s) * factor(layout.uptake + s, uptakeOfDead);
  own.release = behaviour(context, row, layout.release + s) * factor(layout.release + s, 0);
}

function voxelVolume({ surroundings: { spacing } }: TissueContext): number {
  return spacing[0] * spacing[1] * spacing[2];
}

/**
 * Adds what all cells do to a substance: (V/V_voxel)(S(c* − c) − U c) + E/V_voxel, as a sink (1/min) and a source
 * (density/min) for each voxel. By row, in order, so that the sums do not depend on threads.
 */
export function addExchange(context: TissueContext, s: number, sink: Float64Array, source: Float64Array): void {
  const { cells, tables } = context;
  const voxelSize = voxelVolume(context);
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] === life.gone || !tables.exchanges[cells.type[row]][s]) continue;
    read(context, row, s);
    if (own.secretion === 0 && own.uptake === 0 && own.release === 0) continue;
    const voxel = voxelOf(context, row);
    const share = cells.volume[row] / voxelSize;
    sink[voxel] += share * (own.secretion + own.uptake);
    source[voxel] += share * own.secretion * own.target + own.release / voxelSize;
  }
}

/**
 * Counts what each cell took in over an interval, from the densities before and after it.
 *
 * @param before  density a voxel at the start of the interval
 */
export function internalise(context: TissueContext, s: number, before: Float64Array, dt: number): void {
  const { cells, tables, surroundings } = context;
  const after = surroundings.densities[s];
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] === life.gone || !tables.exchanges[cells.type[row]][s]) continue;
    read(context, row, s);
    const voxel = voxelOf(context, row);
    const density = 0.5 * (before[voxel] + after[voxel]);
    const taken = cells.volume[row] * (own.uptake * density - own.secretion * (own.target - density)) - own.release;
    cells.internal[row * tables.substances + s] += dt * taken;
  }
}

/**
 * One step of exchange as PhysiCell does it: cell after cell, implicit in the voxel's density by itself.
 */
export function exchangeInTurn(context: TissueContext, dt: number): void {
  const { cells, tables, surroundings } = context;
  const voxelSize = voxelVolume(context);
  const { internalised } = tables.model;
  for (let row = 0; row < cells.count; row++) {
    if (cells.life[row] === life.gone || !(cells.flags[row] & flag.inside)) continue;
    const exchanges = tables.exchanges[cells.type[row]];
    let voxel = -1;
    for (let s = 0; s < tables.substances; s++) {
      if (!exchanges[s]) continue;
      read(context, row, s);
      if (own.secretion === 0 && own.uptake === 0 && own.release === 0) continue;
      if (voxel < 0) voxel = voxelOf(context, row);
      const density = surroundings.densities[s];
      const share = (dt * cells.volume[row]) / voxelSize;
      const old = density[voxel];
      density[voxel] =
        (old + share * own.secretion * own.target) / (1 + share * (own.secretion + own.uptake)) +
        (dt * own.release) / voxelSize;
      if (internalised) cells.internal[row * tables.substances + s] -= (density[voxel] - old) * voxelSize;
    }
  }
}
