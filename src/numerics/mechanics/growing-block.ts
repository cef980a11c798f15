import type { Arena } from "../memory.ts";

/** A block of an arena that moves to a larger place when more is asked of it; what it held is then lost. */
export class GrowingBlock {
  address = 0;
  private bytes = 0;

  constructor(private readonly arena: Arena) {}

  /** The address of at least so many bytes; a quarter more is taken, so that slow growth moves it seldom. */
  reserve(bytes: number): number {
    if (bytes <= this.bytes) return this.address;
    this.arena.release(this.address);
    this.address = 0;
    this.bytes = Math.ceil(bytes * 1.25);
    this.address = this.arena.allocate(this.bytes, "as it is");
    return this.address;
  }

  /** Gives the place back, for as long as nothing is held in it. */
  release(): void {
    this.arena.release(this.address);
    this.address = 0;
    this.bytes = 0;
  }
}
