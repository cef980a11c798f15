import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
import { GrowingBlock } from "./growing-block.ts";

/** Bodies a block. Blocks are fixed, so that what is reduced over them does not depend on who does which. */
const BLOCK = 256;

/** Reductions over the bodies: a kernel leaves some numbers a block, which are then looked at in order. */
export class Blocks {
  private readonly out: GrowingBlock;

  constructor(
    private readonly arena: Arena,
    private readonly crew: Crew,
  ) {
    this.out = new GrowingBlock(arena);
  }

  /** What the kernel wrote: `width` numbers a block. Its arguments are followed by bodies, a block's length, address. */
  run(kernel: string, args: readonly number[], n: number, width: number): Float64Array {
    const blocks = Math.ceil(n / BLOCK);
    const out = this.out.reserve(Math.max(1, blocks) * width * 8);
    this.crew.run(kernel, [...args, n, BLOCK, out], blocks, 2);
    return this.arena.f64(out, blocks * width);
  }

  /** The largest of each of the numbers that the kernel wrote a block, and of 0. */
  maxima(kernel: string, args: readonly number[], n: number, width: number): Float64Array {
    const most = new Float64Array(width);
    const found = this.run(kernel, args, n, width);
    for (let at = 0; at < found.length; at++) most[at % width] = Math.max(most[at % width], found[at]);
    return most;
  }
}
