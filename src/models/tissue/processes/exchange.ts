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

/**
 * What a live (0) or dead (1) cell of each type does to a substance: four numbers a type and state. Nothing where some of
 * them differ between cells of a type.
 */
function sharedExchange({ tables }: TissueContext, s: number): Float64Array | undefined {
  const { layout, variedColumn, base, types } = tables;
  const places = [layout.secretion + s, layout["secretion-target"] + s, layout.uptake + s, layout.release + s];
  if (places.some((place) => variedColumn[place] >= 0)) return undefined;
  const ofDead = [0, 1, uptakeOfDead, 0];
  return Float64Array.from({ length: 8 * types }, (_, i) => {
    const k = i % 4;
    return base[Math.floor(i / 8) * layout.size + places[k]] * (i % 8 < 4 ? 1 : ofDead[k]);
  });
}

function voxelVolume({ surroundings: { spacing } }: TissueContext): number {
  return spacing[0] * spacing[1] * spacing[2];
}

/** The voxel of each row, for all substances at once. */
export function voxelsOf(context: TissueContext): Int32Array {
  const { count, body } = context.cells;
  const { counts, minimum, spacing } = context.surroundings;
  const voxels = new Int32Array(count);
  let stride = 1;
  for (let axis = 0; axis < 3; axis++) {
    const last = counts[axis] - 1;
    for (let row = 0; row < count; row++) {
      const place = Math.floor((body[8 * row + axis] - minimum[axis]) / spacing[axis]);
      voxels[row] += stride * Math.min(last, Math.max(0, place));
    }
    stride *= counts[axis];
  }
  return voxels;
}

/**
 * Adds what all cells do to a substance: (V/V_voxel)(S(c* − c) − U c) + E/V_voxel, as a sink (1/min) and a source
 * (density/min) for each voxel. By row, in order, so that the sums do not depend on threads.
 *
 * @param voxels  of the rows, as `voxelsOf` gives them
 */
export function addExchange(
  context: TissueContext,
  s: number,
  voxels: Int32Array,
  sink: Float64Array,
  source: Float64Array,
): void {
  const { cells, tables } = context;
  const { count, life: lives, type: kinds, volume } = cells;
  const voxelSize = voxelVolume(context);
  const exchanges = tables.exchanges.map((of) => of[s]);
  const shared = sharedExchange(context, s);
  for (let row = 0; row < count; row++) {
    const type = kinds[row];
    if (!exchanges[type] || lives[row] === life.gone) continue;
    if (shared) {
      const at = 8 * type + (lives[row] === life.live ? 0 : 4);
      own.secretion = shared[at];
      own.target = shared[at + 1];
      own.uptake = shared[at + 2];
      own.release = shared[at + 3];
    } else read(context, row, s);
    if (own.secretion === 0 && own.uptake === 0 && own.release === 0) continue;
    const voxel = voxels[row];
    const share = volume[row] / voxelSize;
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
