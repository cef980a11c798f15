import { type Cells, flag, life } from "./cells.ts";
import type { Springs } from "./springs.ts";
import type { TissueTables } from "./tables.ts";

/** What diffuses, as cells sense it. */
export interface Surroundings {
  readonly counts: readonly [number, number, number];
  readonly minimum: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  /** Density a voxel, by substance; x fastest. */
  readonly densities: readonly Float64Array[];
}

/** Who may touch whom: cells that lie near a cell, by row, in ascending order; some may be out of reach. */
export interface Nearby {
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
}

/** What happens to cells, for those who keep a ledger. */
export type TissueEvent =
  | "born"
  | "entered"
  | "bound"
  | "released"
  | "attacked"
  | "inhibited"
  | "transformed"
  | "died-apoptosis"
  | "died-necrosis"
  | "eaten"
  | "fused"
  | "removed";

/** All that a process may know and change. */
export interface TissueContext {
  readonly tables: TissueTables;
  readonly cells: Cells;
  readonly surroundings: Surroundings;
  readonly nearby: Nearby;
  readonly springs: Springs;
  readonly seed: number;
  /** Probabilities 1 − exp(−rate·dt) and exact relaxation; otherwise rate·dt and Euler steps, as PhysiCell has them. */
  readonly exact: boolean;
  /** min. */
  readonly time: number;
  /** Tells a ledger what happened to the cell in this row; absent where nobody listens. */
  readonly tell?: (event: TissueEvent, row: number, otherRow: number, value: number) => void;
}

/**
 * Whether the cell in this row does anything at all. Under PhysiCell's numerics, a cell that has left the box is frozen
 * for ever, and still counted.
 */
export function isActive({ cells, exact }: TissueContext, row: number): boolean {
  return cells.life[row] !== life.gone && (exact || (cells.flags[row] & flag.inside) !== 0);
}

/** The value of a behaviour of the cell in this row. */
export function behaviour({ tables, cells }: TissueContext, row: number, place: number): number {
  const column = tables.variedColumn[place];
  return column < 0
    ? tables.base[cells.type[row] * tables.layout.size + place]
    : cells.varied[row * tables.varied.length + column];
}

/** A custom value of the cell in this row: the one that rules set where they do, else the cell's own. */
export function customValue({ tables, cells }: TissueContext, row: number, custom: number): number {
  const column = tables.variedColumn[tables.layout.custom + custom];
  return column < 0 ? cells.custom[row * tables.customs + custom] : cells.varied[row * tables.varied.length + column];
}

export function setCustomValue({ tables, cells }: TissueContext, row: number, custom: number, value: number): void {
  const column = tables.variedColumn[tables.layout.custom + custom];
  if (column >= 0) cells.varied[row * tables.varied.length + column] = value;
  cells.custom[row * tables.customs + custom] = value;
}

/** The voxel of the cell in this row; the nearest one where it is outside of the box. */
export function voxelOf({ cells: { body }, surroundings }: TissueContext, row: number): number {
  const { counts, minimum, spacing } = surroundings;
  const at = 8 * row;
  const x = placeOf((body[at] - minimum[0]) / spacing[0], counts[0]);
  const y = placeOf((body[at + 1] - minimum[1]) / spacing[1], counts[1]);
  const z = placeOf((body[at + 2] - minimum[2]) / spacing[2], counts[2]);
  return x + counts[0] * (y + counts[1] * z);
}

function placeOf(along: number, count: number): number {
  const place = Math.floor(along);
  return place < 0 ? 0 : place >= count ? count - 1 : place;
}

/** Whether two cells are within reach of each other's adhesion. */
export function touch({ cells: { body } }: TissueContext, a: number, b: number): boolean {
  return reachEachOther(body, body, 8 * a, 8 * b);
}

/** The same of two bodies that stand in arrays at these places. */
export function reachEachOther(one: Float64Array, two: Float64Array, a = 0, b = 0): boolean {
  const dx = one[a] - two[b];
  const dy = one[a + 1] - two[b + 1];
  const dz = one[a + 2] - two[b + 2];
  const reach = one[a + 4] + two[b + 4];
  return dx * dx + dy * dy + dz * dz < reach * reach;
}
