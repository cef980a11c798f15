import { type CellColumnName, type Cells, cellColumns } from "../../models/tissue/cells.ts";
import type { Nearby, Surroundings, TissueContext } from "../../models/tissue/context.ts";
import { Springs } from "../../models/tissue/springs.ts";
import type { TissueTables } from "../../models/tissue/tables.ts";
import { Arena, type LinearMemory } from "../../numerics/memory.ts";
import { cellViews } from "./cell-store.ts";

const names = Object.keys(cellColumns) as CellColumnName[];

/** Where everything lies in the memory that threads share. It stands at the same address in every tissue's memory. */
export interface Places {
  readonly count: number;
  readonly columns: Readonly<Record<CellColumnName, number>>;
  readonly densities: readonly number[];
  readonly starts: number;
  readonly others: number;
  readonly neighbours: number;
}

const VERSION = 0;
const COUNT = 1;
const STARTS = 2;
const OTHERS = 3;
const NEIGHBOURS = 4;
const COLUMNS = 8;

/** Numbers that the directory of a model needs. */
export function directorySize(substances: number): number {
  return COLUMNS + names.length + substances;
}

/**
 * The address of a new directory, the first block of an arena. Its version goes on from that of a tissue that lay in the
 * memory before: a crew that serves both would else take an old view for a new one of the same version.
 */
export function claimDirectory(arena: Arena, address: number, substances: number): number {
  const before = arena.i32(address, 1)[VERSION];
  const claimed = arena.allocate(directorySize(substances) * 4);
  if (claimed !== address) throw new RangeError(`the directory lies at ${claimed}, not ${address}`);
  arena.i32(address, 1)[VERSION] = before + 1;
  return claimed;
}

/** Tells all threads where things are now. To be called while no thread is at work. */
export function writePlaces(directory: Int32Array, places: Places): void {
  let moved = 0;
  const write = (at: number, value: number) => {
    moved |= directory[at] ^ value;
    directory[at] = value;
  };
  write(COUNT, places.count);
  write(STARTS, places.starts);
  write(OTHERS, places.others);
  write(NEIGHBOURS, places.neighbours);
  for (let i = 0; i < names.length; i++) write(COLUMNS + i, places.columns[names[i]]);
  for (let s = 0; s < places.densities.length; s++) write(COLUMNS + names.length + s, places.densities[s]);
  if (moved !== 0) directory[VERSION]++;
}

/** A thread's own view of the tissue, made anew whenever the directory says that something moved. */
export class ThreadView {
  private version = -1;
  private directory: Int32Array;
  private context: TissueContext | undefined;
  private readonly springs = new Springs();

  constructor(
    private readonly memory: LinearMemory,
    private readonly address: number,
    private readonly tables: TissueTables,
    private readonly widths: Readonly<Record<CellColumnName, number>>,
    private readonly fixed: Pick<TissueContext, "seed" | "exact"> & {
      readonly surroundings: Omit<Surroundings, "densities">;
    },
  ) {
    this.directory = this.findDirectory();
  }

  private findDirectory(): Int32Array {
    return new Int32Array(this.memory.buffer as ArrayBuffer, this.address, directorySize(this.tables.substances));
  }

  /** What processes need, as it is now. */
  at(time: number): TissueContext {
    // A memory that grew has another buffer. Views of the old one are empty, or go on to show what was there.
    if (this.directory.buffer !== this.memory.buffer) {
      this.directory = this.findDirectory();
      this.context = undefined;
    }
    const { directory } = this;
    if (!this.context || directory[VERSION] !== this.version) {
      this.context = this.look(directory);
      this.version = directory[VERSION];
    }
    return Object.assign(this.context, { time });
  }

  private look(directory: Int32Array): TissueContext {
    const arena = new Arena(this.memory);
    const count = directory[COUNT];
    const views = cellViews(arena, this.widths, (name) => directory[COLUMNS + names.indexOf(name)], count);
    const { counts } = this.fixed.surroundings;
    const voxels = counts[0] * counts[1] * counts[2];
    const densities = Array.from({ length: this.tables.substances }, (_, s) =>
      arena.f64(directory[COLUMNS + names.length + s], voxels),
    );
    const nearby: Nearby =
      directory[STARTS] === 0
        ? { starts: new Uint32Array(count + 1), others: new Uint32Array(0) }
        : {
            starts: arena.u32(directory[STARTS], count + 1),
            others: arena.u32(directory[OTHERS], directory[NEIGHBOURS]),
          };
    return {
      tables: this.tables,
      cells: { ...views, count } as unknown as Cells,
      surroundings: { ...this.fixed.surroundings, densities },
      nearby,
      springs: this.springs,
      seed: this.fixed.seed,
      exact: this.fixed.exact,
      time: 0,
    };
  }
}
