import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
import { GrowingBlock } from "./growing-block.ts";

/** Edge of the voxels in which PhysiCell looks for neighbours, µm: fixed in the main program of every project. */
const EDGE = 30;
const BODY = 8;

/**
 * Whom bodies see in PhysiCell 1.14.2. Each voxel holds the largest reach of those that were in it at the last phenotype
 * step, and a body looks into a voxel only if its own reach and that one span the way to it. Who has since moved into a
 * voxel that was empty is therefore felt late, and by some only.
 */
export class PhysicellSight {
  private readonly counts: readonly number[];
  private readonly record: number;
  private readonly reaches: number;
  private readonly places: GrowingBlock;

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    minimum: readonly number[],
    maximum: readonly number[],
  ) {
    this.counts = minimum.map((low, axis) => Math.max(1, Math.ceil((maximum[axis] - low) / EDGE)));
    this.record = arena.allocate(7 * 8);
    arena.f64(this.record, 7).set([...minimum, EDGE, ...this.counts]);
    this.reaches = arena.allocate(this.voxels * 8);
    this.places = new GrowingBlock(arena);
  }

  private get voxels(): number {
    return this.counts[0] * this.counts[1] * this.counts[2];
  }

  /** Arguments of `pairForcesInSight` that say who sees whom, for n bodies where they are now. */
  look(bodies: number, n: number): readonly number[] {
    const places = this.places.reserve(n * 8);
    this.crew.run("placeInSight", [bodies, this.record, places], n, 2048);
    return [this.record, this.reaches, places];
  }

  /** Records anew how far those are felt that are in each voxel. */
  note(bodies: number, flags: number, n: number): void {
    const [, , places] = this.look(bodies, n);
    const reaches = this.arena.f64(this.reaches, this.voxels).fill(0);
    const records = this.arena.f64(bodies, n * BODY);
    const voxels = new Int16Array(this.arena.memory.buffer as ArrayBuffer, places, n * 4);
    const present = this.arena.u8(flags, n);
    for (let i = 0; i < n; i++) {
      if ((present[i] & 2) === 0) continue;
      const [x, y, z] = voxels.subarray(i * 4, i * 4 + 3);
      const voxel = (z * this.counts[1] + y) * this.counts[0] + x;
      reaches[voxel] = Math.max(reaches[voxel], records[i * BODY + 4]);
    }
  }
}
