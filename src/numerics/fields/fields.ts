import type { Crew } from "../../foundation/crew.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Arena } from "../memory.ts";
import { Boundary } from "./boundary.ts";
import { checkGrid, checkSubstance } from "./check-fields.ts";
import { evolve } from "./evolve.ts";
import type { FieldStatus } from "./field-status.ts";
import { LodStepper } from "./lod.ts";
import { makeWorkspace, type Workspace } from "./workspace.ts";

/** A regular grid of voxels: how many along x, y, z, and their edges, µm. One layer along z makes it two-dimensional. */
export interface FieldGrid {
  readonly counts: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
}

export type Side = "xMinimum" | "xMaximum" | "yMinimum" | "yMaximum" | "zMinimum" | "zMaximum";

export interface FieldSpecification {
  /** µm²/min. */
  readonly diffusion: number;
  /** 1/min. */
  readonly decay: number;
  /** Density at the start: one for all voxels, or one a voxel. */
  readonly initial: number | Float64Array;
  /** Densities held in voxels, NaN where free; shape [voxels]. They are taken on with the first advance or step. */
  readonly held?: Float64Array;
  /** Densities held at the outer faces of sides. Only in the accurate scheme. */
  readonly faces?: Readonly<Partial<Record<Side, number>>>;
}

/** `accurate`: unsplit, implicit, with controlled error; `physicell`: that program's own scheme, to the letter. */
export type FieldScheme = "accurate" | "physicell";

/** Error allowed in a step, of the largest density. */
const usualTolerance = 2e-4;

interface Substance {
  readonly density: number;
  readonly diffusion: number;
  readonly decay: number;
  readonly boundary: Boundary;
  readonly lod?: LodStepper;
}

/**
 * Substances that diffuse, decay, and are taken up and released on a grid:
 *
 *   dc/dt = diffusion·∇²c − (decay + sink)·c + source
 *
 * with zero flux through sides at which nothing is held. Arrays have one value a voxel, x fastest. All state that
 * matters later is in the densities: writing them back restores a field to the byte.
 */
export class Fields {
  readonly voxels: number;
  private readonly substances: readonly Substance[];
  private readonly workspace: Workspace | undefined;

  /**
   * @param crew  must have the kernels of kernels/assembly/fields.ts or of kernels/fields-reference.ts on the arena's memory
   * @param tolerance  error allowed in a step of the scheme `accurate`, of the largest density
   * @throws {InputError} where a count, a spacing, a constant or an array is impossible
   */
  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    readonly grid: FieldGrid,
    substances: readonly FieldSpecification[],
    readonly scheme: FieldScheme,
    private readonly tolerance = usualTolerance,
  ) {
    if (!(tolerance > 0)) throw new InputError("tolerance", String(tolerance), "a number above 0");
    checkGrid(grid);
    this.voxels = grid.counts[0] * grid.counts[1] * grid.counts[2];
    for (const [s, specification] of substances.entries()) checkSubstance(specification, s, this.voxels, scheme);
    this.substances = substances.map((specification) => this.place(specification));
    this.workspace = scheme === "accurate" ? makeWorkspace(arena, crew, grid) : undefined;
  }

  private place(specification: FieldSpecification): Substance {
    const { arena, crew, grid } = this;
    const { diffusion, decay, initial } = specification;
    const density = arena.allocate(8 * this.voxels);
    const array = arena.f64(density, this.voxels);
    if (typeof initial === "number") array.fill(initial);
    else array.set(initial);
    const boundary = new Boundary(arena, crew, grid, specification);
    const substance = { density, diffusion, decay, boundary };
    if (this.scheme === "accurate") return substance;
    return { ...substance, lod: new LodStepper(arena, crew, grid, boundary, substance) };
  }

  /** Densities of a substance. A view: make it anew when `arena.version` has changed. */
  density(s: number): Float64Array {
    return this.arena.f64(this.addressOf(s), this.voxels);
  }

  addressOf(s: number): number {
    return this.substances[s].density;
  }

  /** What takes the substance away, 1/min, ≥ 0, besides its decay: to be filled before `advance`, which leaves it. */
  sink(): Float64Array {
    return this.arena.f64(this.sinkAddress, this.voxels);
  }

  /** What is released, density/min: to be filled before `advance`, which leaves it. Both are set to 0 in held voxels. */
  source(): Float64Array {
    return this.arena.f64(this.sourceAddress, this.voxels);
  }

  get sinkAddress(): number {
    return this.shared().sink;
  }

  get sourceAddress(): number {
    return this.shared().source;
  }

  private shared(): Workspace {
    if (!this.workspace) throw new InputError("scheme", "physicell", "accurate: the other has no sinks and sources");
    return this.workspace;
  }

  /**
   * Moves a substance over `interval` minutes under the present sinks and sources. Errors are controlled: with the usual
   * tolerance about 10⁻³ of the largest density where it changes, less where it is steady.
   *
   * @throws {InputError} where a sink is negative or anything is not a number
   */
  advance(s: number, interval: number): FieldStatus {
    const workspace = this.shared();
    const { density, diffusion, decay, boundary } = this.substances[s];
    if (!(interval > 0 && interval < Number.POSITIVE_INFINITY)) {
      throw new InputError("interval", String(interval), "minutes above 0");
    }
    const { sink, source, voxelwise } = workspace;
    const sinks = voxelwise.extremes(sink, this.voxels);
    const sources = voxelwise.extremes(source, this.voxels);
    checkRange("sink", sinks, 0, MOST_SINK);
    checkRange("source", sources, -Number.MAX_VALUE, Number.MAX_VALUE);
    boundary.hold(density);
    const densities = voxelwise.extremes(density, this.voxels);
    const mover = {
      ...{ density, diffusion, decay, closed: boundary.closed, tolerance: this.tolerance },
      ...{ leastSink: sinks.least, mostSink: sinks.most },
      size: Math.max(densities.most, -densities.least),
      positive: densities.least >= 0 && sources.least >= 0 && boundary.positive,
    };
    const status = boundary.during(sink, source, this.voxels, () => {
      workspace.multigrid.prepare(diffusion, mover.leastSink);
      return evolve(workspace, mover, interval);
    });
    boundary.hold(density);
    return status;
  }

  /** One step of PhysiCell's scheme by `dt` minutes, for all substances. */
  stepLod(dt: number): void {
    if (!(dt > 0 && dt < Number.POSITIVE_INFINITY)) throw new InputError("dt", String(dt), "minutes above 0");
    for (const { lod } of this.substances) {
      if (!lod) throw new InputError("scheme", "accurate", "physicell");
      lod.step(dt);
    }
  }
}

/** 1/min: far above any chemistry, far below what stands for a held voxel. */
const MOST_SINK = 1e30;

function checkRange(name: string, found: { least: number; most: number }, least: number, most: number): void {
  if (found.least >= least && found.most <= most) return;
  throw new InputError(name, `values from ${found.least} to ${found.most}`, `values from ${least} to ${most}`);
}
