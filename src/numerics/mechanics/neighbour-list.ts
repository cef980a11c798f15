import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
import { Blocks } from "./blocks.ts";
import { type Grid, LEVEL_NUMBERS, layGrid, type Spread } from "./grid.ts";
import { GrowingBlock } from "./growing-block.ts";

const GRAIN = 512;
/** Bytes a body of the drafts from which lists are written; kernels/mechanics-list.ts tells what they are. */
const DRAFT_BYTES = 128;

/** A list that lasts less long than YOUNG costs more than a thicker skin would, one that lasts longer than OLD less. */
const YOUNG = 6;
const OLD = 25;
const THINNEST = 0.05;
/** Where bodies are pushed far at once, lists are short-lived under any skin, and a thicker one only makes forces dear. */
const THICKEST = 0.35;

/**
 * For each body that takes part, the others that it can touch before any body has moved half a skin, in ascending order:
 * body i's are `indices[starts[i]]` up to but not including `indices[starts[i + 1]]`. Both directions are held.
 */
export class NeighbourList {
  /** Addresses of the u32 arrays; 0 before the first build. */
  starts = 0;
  indices = 0;
  /** Entries of the list. */
  length = 0;
  /** How often it was built. */
  builds = 0;
  private readonly blocks: Blocks;
  private readonly room: Readonly<
    Record<"starts" | "indices" | "bins" | "snapshot" | "levels" | "order", GrowingBlock>
  >;
  private readonly binStarts: GrowingBlock;
  private readonly sorted: GrowingBlock;
  private readonly drafts: GrowingBlock;
  private bodies = 0;
  private flags = 0;
  private n = 0;
  private built = false;
  private skin = 0;
  /** Times the list was found good since it was built. */
  private age = 0;

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    private readonly dimensions: 2 | 3,
    /** How much farther apart listed pairs may be than they are felt, over the mean of that distance; it adapts. */
    private relativeSkin: number,
  ) {
    const block = () => new GrowingBlock(arena);
    // Lent to others between builds: more than is asked would be of no use.
    const scratch = () => new GrowingBlock(arena, 1);
    this.blocks = new Blocks(arena, crew);
    this.room = {
      starts: block(),
      indices: block(),
      bins: scratch(),
      snapshot: block(),
      levels: block(),
      order: scratch(),
    };
    this.binStarts = scratch();
    this.sorted = scratch();
    this.drafts = scratch();
  }

  attach(bodies: number, flags: number, n: number): void {
    this.bodies = bodies;
    this.flags = flags;
    this.n = n;
    this.built = false;
  }

  /** Builds the list unless the one at hand holds all who can touch now. */
  ensure(): void {
    if (this.built) {
      if (this.drift() <= 0.499 * this.skin) {
        this.age++;
        return;
      }
      if (this.age < YOUNG) this.relativeSkin = Math.min(this.relativeSkin * 1.3, THICKEST);
      if (this.age > OLD) this.relativeSkin = Math.max(this.relativeSkin / 1.3, THINNEST);
    }
    this.build();
  }

  /** The farthest that any body has come nearer to others since the build, µm: by its way and by its growth. */
  drift(): number {
    return this.blocks.maxima("measureDrift", [this.bodies, this.flags, this.room.snapshot.address], this.n, 1)[0];
  }

  private build(): void {
    const { crew, room, n } = this;
    const spread = this.spread();
    this.skin = this.relativeSkin * 2 * spread.meanCut;
    const grid = layGrid(spread, this.dimensions, this.skin);
    const starts = room.starts.reserve((n + 1) * 4);
    const sortedRoom = n + 2;
    const bins = room.bins.reserve(n * 4);
    const snapshot = room.snapshot.reserve(n * 32);
    const order = room.order.reserve((n + 2) * 4);
    const sorted = this.sorted.reserve(sortedRoom * 32);
    const binStarts = this.binStarts.reserve((grid.bins + 1) * 4);
    const levels = this.write(grid);

    crew.run("binBodies", [this.bodies, this.flags, levels, grid.count, bins, snapshot], n, 4 * GRAIN);
    crew.run("sortBodies", [n, bins, snapshot, binStarts, grid.bins, order, sorted, sortedRoom], 1, 1);
    this.arena.u32(starts, n + 1).fill(0);
    const scan = [levels, grid.count, binStarts, order, sorted, sortedRoom, this.skin];
    const drafts = this.drafts.reserve(spread.bodies * DRAFT_BYTES);
    crew.run("findNeighbours", [...scan, drafts, starts], spread.bodies, GRAIN);
    crew.run("accumulateCounts", [n, starts, starts], 1, 1);
    this.length = this.arena.u32(starts, n + 1)[n];
    const indices = room.indices.reserve((this.length + 2) * 4);
    crew.run("fillNeighbours", [...scan, drafts, starts, indices], spread.bodies, GRAIN);
    // What only a build needs is lent to others until the next one: it is as large as the rest of the list.
    for (const scratch of [this.drafts, this.sorted, this.binStarts, room.bins, room.order]) scratch.release();
    this.starts = starts;
    this.indices = indices;
    this.built = true;
    this.age = 0;
    this.builds++;
  }

  private write(grid: Grid): number {
    const levels = this.room.levels.reserve(grid.count * LEVEL_NUMBERS * 8);
    this.arena.f64(levels, grid.levels.length).set(grid.levels);
    return levels;
  }

  private spread(): Spread {
    const found = this.blocks.run("measureExtents", [this.bodies, this.flags], this.n, 9);
    const minimum = [Infinity, Infinity, Infinity];
    const maximum = [-Infinity, -Infinity, -Infinity];
    let sum = 0;
    let largestCut = 0;
    let bodies = 0;
    for (let b = 0; b < found.length; b += 9) {
      for (let axis = 0; axis < 3; axis++) {
        minimum[axis] = Math.min(minimum[axis], found[b + axis]);
        maximum[axis] = Math.max(maximum[axis], found[b + 3 + axis]);
      }
      sum += found[b + 6];
      largestCut = Math.max(largestCut, found[b + 7]);
      bodies += found[b + 8];
    }
    if (bodies === 0) return { bodies, minimum: [0, 0, 0], maximum: [0, 0, 0], meanCut: 0, largestCut: 0 };
    return { bodies, minimum, maximum, meanCut: sum / bodies, largestCut };
  }
}
