import type { Crew } from "../../src/foundation/crew.ts";
import { generator } from "../../src/foundation/random.ts";
import { type FieldGrid, type FieldScheme, Fields } from "../../src/numerics/fields/fields.ts";
import { Arena, type LinearMemory } from "../../src/numerics/memory.ts";

/** Oxygen or a cytokine around a tumour: cells that take it up in the middle of the box, the rim held. */
export interface Problem {
  readonly name: string;
  readonly grid: FieldGrid;
  readonly cells: number;
  readonly diffusion: number;
  readonly decay: number;
  /** 1/min, of a cell; its volume is 2494 µm³. */
  readonly uptake: number;
}

const edge = 20;
const grid = (...counts: [number, number, number]): FieldGrid => ({ counts, spacing: [edge, edge, edge] });

export const problems: readonly Problem[] = [
  { name: "oxygen, 75³ voxels", grid: grid(75, 75, 75), cells: 100_000, diffusion: 1e5, decay: 0.1, uptake: 10 },
  { name: "cytokine, 75³ voxels", grid: grid(75, 75, 75), cells: 100_000, diffusion: 1e4, decay: 1, uptake: 1 },
  { name: "oxygen, 450² voxels", grid: grid(450, 450, 1), cells: 60_000, diffusion: 1e5, decay: 0.1, uptake: 10 },
  { name: "cytokine, 450² voxels", grid: grid(450, 450, 1), cells: 60_000, diffusion: 1e4, decay: 1, uptake: 1 },
];

/** Cells at chance places of a ball (or disc) in the middle, of which a part moves elsewhere in it at a time. */
export class Cells {
  private readonly chance = generator(7, 1, 0, 0);
  private readonly voxels: number[];

  constructor(private readonly problem: Problem) {
    this.voxels = Array.from({ length: problem.cells }, () => this.place());
  }

  private place(): number {
    const { counts } = this.problem.grid;
    for (;;) {
      const at = counts.map((n) => (n === 1 ? 0 : 2 * this.chance.uniform() - 1));
      if (at.reduce((sum, x) => sum + x * x, 0) > 0.6) continue;
      const [i, j, k] = at.map((x, axis) => Math.floor(((x + 1) / 2) * counts[axis]));
      return i + counts[0] * (j + counts[1] * (counts[2] === 1 ? 0 : k));
    }
  }

  move(part: number): void {
    for (let i = 0; i < part * this.voxels.length; i++) {
      this.voxels[Math.floor(this.chance.uniform() * this.voxels.length)] = this.place();
    }
  }

  takeUp(sink: Float64Array): void {
    sink.fill(0);
    for (const voxel of this.voxels) sink[voxel] += (this.problem.uptake * 2494) / edge ** 3;
  }
}

/** 38 in the outermost voxels, NaN elsewhere. */
export function heldRim({ counts: [nx, ny, nz] }: FieldGrid): Float64Array {
  return Float64Array.from({ length: nx * ny * nz }, (_, voxel) => {
    const [i, j, k] = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))];
    const outermost = i === 0 || i === nx - 1 || j === 0 || j === ny - 1 || (nz > 1 && (k === 0 || k === nz - 1));
    return outermost ? 38 : Number.NaN;
  });
}

export function makeFields(
  { grid, diffusion, decay }: Problem,
  scheme: FieldScheme,
  memory: LinearMemory,
  crew: Crew,
): Fields {
  return new Fields(new Arena(memory), crew, grid, [{ diffusion, decay, initial: 38, held: heldRim(grid) }], scheme);
}
