import type { LinearMemory } from "../memory.ts";

/** A voxel with a sink at least this large, 1/min, is held: as in assembly/fields.ts. */
export const HELD = 1e200;
/** Voxels in a block of the voxelwise kernels. */
export const BLOCK = 1024;

/** A linear memory as numbers; the views are made anew when it has grown. */
export class FieldsMemory {
  private bytes: ArrayBuffer | SharedArrayBuffer | undefined;
  private doubles = new Float64Array(0);
  private integers = new Uint32Array(0);

  constructor(private readonly memory: LinearMemory) {}

  /** All of it: the double at address a is number a/8. */
  get f64(): Float64Array {
    this.refresh();
    return this.doubles;
  }

  /** All of it: the word at address a is number a/4. */
  get u32(): Uint32Array {
    this.refresh();
    return this.integers;
  }

  private refresh(): void {
    const { buffer } = this.memory;
    if (buffer === this.bytes) return;
    this.bytes = buffer;
    this.doubles = new Float64Array(buffer as ArrayBuffer);
    this.integers = new Uint32Array(buffer as ArrayBuffer);
  }
}

/** A level of the grid, with addresses as numbers of doubles. */
export interface LevelView {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly sink: number;
  /** Couplings to the lower and upper neighbour along x, y, z, and their sums. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly both: readonly number[];
  readonly factors: readonly number[];
  readonly shares: readonly number[];
  readonly besides: readonly number[];
  /** The coupling of all neighbours, where the voxels are equal cubes; else 0. */
  readonly even: number;
}

export function levelView({ f64, u32 }: FieldsMemory, record: number): LevelView {
  const words = u32.subarray(record / 4, record / 4 + 23);
  const double = (i: number) => words[i] / 8;
  return {
    nx: words[0],
    ny: words[1],
    nz: words[2],
    sink: double(3),
    lower: [double(4), double(7), double(10)],
    upper: [double(5), double(8), double(11)],
    both: [double(6), double(9), double(12)],
    factors: [words[13], words[14], words[15]],
    shares: [double(16), double(17), double(18)],
    besides: [double(19), double(20), double(21)],
    even: f64[double(22)],
  };
}
