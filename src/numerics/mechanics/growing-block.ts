import type { Arena } from "../memory.ts";

/** A block of an arena that moves to a larger place when more is asked of it; what it held is then lost. */
export class GrowingBlock {
  address = 0;
  private bytes = 0;

  /** @param room  how much more than asked is taken, so that slow growth moves the block seldom */
  constructor(
    private readonly arena: Arena,
    private readonly room = 1.25,
  ) {}

  /** The address of at least so many bytes. */
  reserve(bytes: number): number {
    if (bytes <= this.bytes) return this.address;
    this.arena.release(this.address);
    this.address = 0;
    this.bytes = Math.ceil(bytes * this.room);
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
