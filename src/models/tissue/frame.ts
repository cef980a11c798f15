import type { Table } from "../../foundation/table.ts";
import type { Domain } from "./contract.ts";

/** Cells that touch, are attached, or are joined by springs: pairs of rows of `cells`. */
export interface CellGraph {
  readonly name: "neighbours" | "attached" | "springs";
  /** Rows a, b, a, b, …; each pair once, a < b. */
  readonly pairs: Int32Array;
}

/**
 * A look at a tissue at one moment: what pictures, files and statistics are made from.
 *
 * `cells` has a row a cell, ordered by `id`, with at least these columns: `id`, `parent` (0 for cells of the start),
 * `type` (texts), `state` (texts: `live`, `apoptotic`, `necrotic`), `phase` (texts), `x`, `y`, `z` (µm), `radius` (µm),
 * `nuclear_radius` (µm), `volume` (µm³), `pressure`, `damage`, `vx`, `vy`, `vz` (µm/min), `time_in_phase` (min), then
 * the model's custom values and those behaviours that differ between cells of a type.
 */
export interface TissueFrame {
  /** min. */
  readonly time: number;
  readonly domain: Domain;
  readonly cellTypes: readonly string[];
  readonly cells: Table;
  readonly fields: readonly TissueField[];
  readonly graphs: readonly CellGraph[];
}

export interface TissueField {
  readonly substance: string;
  readonly unit: string;
  /** A density a voxel: x fastest, then y, then z. */
  readonly values: Float64Array;
}

/** Voxels along each axis. */
export function voxelCounts(domain: Domain): readonly [number, number, number] {
  const along = (axis: 0 | 1 | 2) =>
    Math.max(1, Math.round((domain.maximum[axis] - domain.minimum[axis]) / domain.spacing[axis]));
  return [along(0), along(1), domain.dimensions === 2 ? 1 : along(2)];
}
