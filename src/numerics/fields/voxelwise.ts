import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";

/** As in the kernels. */
const BLOCK = 1024;
const GRAIN = 16;

/** Loops over all voxels of arrays, and reductions over blocks of fixed size, whoever works on which. */
export class Voxelwise {
  private readonly sums: number;

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
    private readonly most: number,
  ) {
    this.sums = arena.allocate(16 * Math.ceil(most / BLOCK));
  }

  /** to = max(scale·from + shift, floor). */
  map(from: number, to: number, voxels: number, scale = 1, shift = 0, floor = Number.NEGATIVE_INFINITY): void {
    this.run("fieldsMap", [from, to, scale, shift, floor, voxels], voxels);
  }

  subtract(from: number, what: number, to: number): void {
    this.run("fieldsSubtract", [from, what, to, this.most], this.most);
  }

  /** Sets all to 0: also what is no number, as memory that others used before may hold. */
  clear(array: number, voxels: number): void {
    this.arena.f64(array, voxels).fill(0);
  }

  /** to = base + alpha·(u + c·(v − u)) where the sink is not that of a held voxel, base there. */
  stage(
    { u, v, base, sink, to }: { u: number; v: number; base: number; sink: number; to: number },
    alpha: number,
    c: number,
    voxels: number,
  ): void {
    this.run("fieldsStage", [u, v, base, sink, to, alpha, c, voxels], voxels);
  }

  /** f = alpha·((v − w) − (w − u)/c), where w = (f − base)/alpha; the largest |f|. */
  difference(
    { u, v, base, sink, f }: { u: number; v: number; base: number; sink: number; f: number },
    alpha: number,
    c: number,
  ): number {
    this.run("fieldsDifference", [u, v, base, sink, f, alpha, c, this.most, this.sums], this.most);
    return this.results(this.most)[0].reduce((a, b) => Math.max(a, b), 0);
  }

  /** Smallest and largest value; NaN where one is. */
  extremes(array: number, voxels: number): { least: number; most: number } {
    this.run("fieldsExtremes", [array, voxels, this.sums], voxels);
    const [high, low] = this.results(voxels);
    return { least: low.reduce((a, b) => Math.min(a, b)), most: high.reduce((a, b) => Math.max(a, b)) };
  }

  /** Largest absolute value. */
  norm(array: number, voxels: number): number {
    const { least, most } = this.extremes(array, voxels);
    return Math.max(most, -least);
  }

  /** Σ f − (sink + alpha)·v, over Σ sink + alpha. */
  imbalance(v: number, f: number, sink: number, alpha: number): number {
    this.run("fieldsImbalance", [v, f, sink, alpha, this.most, this.sums], this.most);
    const [missing, weight] = this.results(this.most).map(total);
    return missing / weight;
  }

  /** Sum, and sum of the positive values. */
  sumsOf(array: number): { sum: number; above: number } {
    this.run("fieldsSums", [array, this.most, this.sums], this.most);
    const [sum, above] = this.results(this.most).map(total);
    return { sum, above };
  }

  private run(kernel: string, args: readonly number[], voxels: number): void {
    this.crew.run(kernel, args, Math.ceil(voxels / BLOCK), GRAIN);
  }

  private results(voxels: number): [Float64Array, Float64Array] {
    const blocks = Math.ceil(voxels / BLOCK);
    return [this.arena.f64(this.sums, blocks), this.arena.f64(this.sums + 8 * blocks, blocks)];
  }
}

const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
