import type { TissueScenario } from "../../models/tissue/contract.ts";
import { voxelCounts } from "../../models/tissue/frame.ts";
import { tissueTables } from "../../models/tissue/tables.ts";
import { bytesACell } from "./cell-store.ts";
import { sharedOf } from "./tissue-run.ts";

/** What a tissue takes up at its start. */
export interface MemoryNeed {
  readonly bytes: number;
  readonly cells: number;
  readonly voxels: number;
}

/** Of the fields' own work, in arrays of a number a voxel: five on the finest grid, and those of the coarser ones. */
const WORK_ARRAYS = 5;
const COARSER = { 2: 1.4, 3: 0.6 } as const;
/** Neighbours in the list of a packed cell, each counted from both sides, with a third to spare. */
const NEIGHBOURS = { 2: 16, 3: 36 } as const;
/** Columns have a quarter to spare when they grow, and rows are put in order through a spare column of 64 bytes. */
const GROWTH = 1.25;
const SPARE = 64;

/**
 * About how many bytes a tissue needs at its start, before anything of it is made: what no machine holds is better
 * refused than begun.
 */
export function memoryNeed(scenario: TissueScenario): MemoryNeed {
  const { model, numerics, cells, strewn } = scenario;
  const { dimensions } = model.domain;
  const [nx, ny, nz] = voxelCounts(model.domain);
  const voxels = nx * ny * nz;
  const count = strewn.reduce((sum, group) => sum + group.count, cells.length);
  const work = numerics === "accurate" ? WORK_ARRAYS + COARSER[dimensions] : 0;
  const held = model.substances.length + scenario.held.length;
  const fields = 8 * voxels * (model.substances.length + work) + 12 * held * outermost(nx, ny, nz);
  const tables = tissueTables(model, numerics, sharedOf(scenario).own);
  const perCell = bytesACell(tables) * GROWTH + SPARE + 4 * (NEIGHBOURS[dimensions] + 4);
  return { bytes: Math.ceil(fields + perCell * count + (1 << 20)), cells: count, voxels };
}

/** Voxels on the sides of the box. */
function outermost(nx: number, ny: number, nz: number): number {
  const inner = Math.max(0, nx - 2) * Math.max(0, ny - 2) * (nz > 1 ? Math.max(0, nz - 2) : 1);
  return nx * ny * nz - inner;
}
