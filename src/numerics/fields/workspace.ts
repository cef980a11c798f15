import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
import type { FieldGrid } from "./fields.ts";
import { makeLevels } from "./levels.ts";
import { Multigrid } from "./multigrid.ts";
import { Voxelwise } from "./voxelwise.ts";

/** What the substances of a grid share while one of them is moved: five arrays, and the coarse sinks. */
export interface Workspace {
  readonly voxels: number;
  /** Addresses of f64 arrays [voxels]: what the caller fills, 1/min and density/min. */
  readonly sink: number;
  readonly source: number;
  /** Right-hand side, and the density sought. */
  readonly right: number;
  readonly trial: number;
  readonly multigrid: Multigrid;
  readonly voxelwise: Voxelwise;
}

export function makeWorkspace(arena: Arena, crew: Crew, grid: FieldGrid): Workspace {
  const voxels = grid.counts[0] * grid.counts[1] * grid.counts[2];
  const [sink, source, right, trial, spare] = Array.from({ length: 5 }, () => arena.allocate(8 * voxels));
  const multigrid = new Multigrid(arena, crew, makeLevels(arena, grid, sink, spare));
  return { voxels, sink, source, right, trial, multigrid, voxelwise: new Voxelwise(arena, crew, voxels) };
}

/** The substance that is moved: constants, and what bounds its densities now. */
export interface Mover {
  readonly density: number;
  /** µm²/min. */
  readonly diffusion: number;
  /** 1/min. */
  readonly decay: number;
  /** Nothing is held, in voxels or on faces. */
  readonly closed: boolean;
  /** Least sink, 1/min. */
  readonly leastSink: number;
  readonly mostSink: number;
  /** Largest density at the start. */
  readonly size: number;
  /** No density and no source is below 0: then none may become so. */
  readonly positive: boolean;
  /** Error allowed in a step, of the largest density. */
  readonly tolerance: number;
}
