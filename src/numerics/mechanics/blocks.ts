import type { Crew } from "../../foundation/crew.ts";
import type { Arena } from "../memory.ts";
import { GrowingBlock } from "./growing-block.ts";

/** Bodies a block. Blocks are fixed, so that what is reduced over them does not depend on who does which. */
export const BLOCK = 1024;

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
    this.crew.run(kernel, [...args, n, BLOCK, out], blocks, 4);
    return this.arena.f64(out, blocks * width);
  }

  maximum(kernel: string, args: readonly number[], n: number): number {
    let most = 0;
    for (const value of this.run(kernel, args, n, 1)) if (value > most) most = value;
    return most;
  }
}
