import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
import type { FieldGrid, FieldSpecification, Side } from "./fields.ts";

/** Sink of a held voxel, 1/min: a power of two, so that source/sink is the density held to the last bit. */
const HELD = 2 ** 900;
const GRAIN = 8192;
/** In place of the address of values: 1 for all. */
const ONES = 0;

/** Where the density of a substance is prescribed: in voxels, and on sides of the grid. */
export class Boundary {
  private readonly held: readonly number[];
  private readonly index: number;
  private readonly value: number;
  private readonly faces: readonly FaceVoxel[];

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    grid: FieldGrid,
    { held, faces, diffusion }: FieldSpecification,
  ) {
    this.held = held ? [...held.keys()].filter((i) => !Number.isNaN(held[i])) : [];
    this.index = arena.allocate(4 * this.held.length);
    this.value = arena.allocate(8 * this.held.length);
    arena.i32(this.index, this.held.length).set(this.held);
    arena.f64(this.value, this.held.length).set(this.held.map((i) => held![i]));
    this.faces = faceVoxels(grid, diffusion, faces ?? {}).filter(({ voxel }) => !held || Number.isNaN(held[voxel]));
  }

  /** Whether nothing is prescribed: then what diffuses stays inside. */
  get closed(): boolean {
    return this.held.length === 0 && this.faces.length === 0;
  }

  /** Whether no density is prescribed below 0. */
  get positive(): boolean {
    return this.faces.every(({ inflow }) => inflow >= 0);
  }

  /** Gives held voxels their density. */
  hold(density: number): void {
    this.put(density, 1, this.value);
  }

  /**
   * Writes what is prescribed into the sinks and sources, for as long as `work` takes: held voxels get an enormous sink;
   * a voxel at a held face exchanges with the ghost beyond it, whose density is 2·value − its own.
   */
  during<T>(sink: number, source: number, voxels: number, work: () => T): T {
    const [sinks, sources] = [sink, source].map((array) => this.arena.f64(array, voxels));
    const saved = this.faces.map(({ voxel }) => [sinks[voxel], sources[voxel]]);
    for (const { voxel, exchange, inflow } of this.faces) {
      sinks[voxel] += exchange;
      sources[voxel] += inflow;
    }
    this.put(sink, HELD, ONES);
    this.put(source, HELD, this.value);
    try {
      return work();
    } finally {
      this.put(sink, 0, ONES);
      this.put(source, 0, ONES);
      for (const [i, { voxel }] of this.faces.entries()) [sinks[voxel], sources[voxel]] = saved[i];
    }
  }

  private put(array: number, factor: number, values: number): void {
    this.crew.run("fieldsHold", [array, this.index, values, factor], this.held.length, GRAIN);
  }
}

/** A voxel at a held face: exchange with the ghost voxel, 1/min, and inflow from it, density/min. */
interface FaceVoxel {
  readonly voxel: number;
  exchange: number;
  inflow: number;
}

const axisOf: Readonly<Record<Side, readonly [axis: number, upper: boolean]>> = {
  xMinimum: [0, false],
  xMaximum: [0, true],
  yMinimum: [1, false],
  yMaximum: [1, true],
  zMinimum: [2, false],
  zMaximum: [2, true],
};

function faceVoxels(
  { counts, spacing }: FieldGrid,
  diffusion: number,
  faces: Readonly<Partial<Record<Side, number>>>,
): FaceVoxel[] {
  const found = new Map<number, FaceVoxel>();
  for (const [side, value] of Object.entries(faces)) {
    const [axis, upper] = axisOf[side as Side];
    const exchange = (2 * diffusion) / (spacing[axis] * spacing[axis]);
    for (const voxel of layer(counts, axis, upper ? counts[axis] - 1 : 0)) {
      const entry = found.get(voxel) ?? { voxel, exchange: 0, inflow: 0 };
      found.set(voxel, entry);
      entry.exchange += exchange;
      entry.inflow += exchange * value;
    }
  }
  return [...found.values()];
}

/** Voxels whose place along an axis is the given one. */
function* layer([nx, ny, nz]: FieldGrid["counts"], axis: number, place: number): Generator<number> {
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) if ([i, j, k][axis] === place) yield i + nx * (j + ny * k);
    }
  }
}
