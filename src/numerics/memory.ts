/** The part of a WebAssembly memory that is used here: the library is compiled without the browser's types. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  grow(pages: number): number;
}

interface Engine {
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum?: number;
    readonly shared?: boolean;
  }) => LinearMemory;
}

const engine = (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;

const PAGE = 65536;
/** 4 GiB less a page: the most that 32-bit addresses reach. */
const MOST_PAGES = 65535;
/** Nothing lies below: address 0 means "none". */
const BASE = 1024;

/** A linear memory, shared between threads or not. Where there is no WebAssembly, a plain buffer that moves to grow. */
export function linearMemory(bytes: number, shared: boolean): LinearMemory {
  const initial = Math.max(1, Math.ceil(bytes / PAGE));
  if (engine) return new engine.Memory({ initial, maximum: MOST_PAGES, shared });
  let buffer = new ArrayBuffer(initial * PAGE);
  return {
    get buffer() {
      return buffer;
    },
    grow(pages) {
      const larger = new ArrayBuffer(buffer.byteLength + pages * PAGE);
      new Uint8Array(larger).set(new Uint8Array(buffer));
      buffer = larger;
      return pages;
    },
  };
}

interface Block {
  readonly address: number;
  readonly size: number;
}

/**
 * Blocks of a linear memory, by address. Freed blocks are joined with free neighbours and used again. Views made before
 * the memory grew are stale where it is not shared: `version` changes whenever they have to be made anew.
 */
export class Arena {
  /** Counts the times the memory grew. */
  version = 0;
  private end = BASE;
  private readonly sizes = new Map<number, number>();
  /** By address. */
  private free: Block[] = [];

  constructor(readonly memory: LinearMemory) {}

  /** Bytes up to the highest that was ever in use. */
  get used(): number {
    return this.end;
  }

  /** Address of `bytes` bytes, aligned to 64, zeroed if not said otherwise. */
  allocate(bytes: number, content: "zeros" | "as it is" = "zeros"): number {
    const size = Math.max(64, Math.ceil(bytes / 64) * 64);
    const address = this.reuse(size) ?? this.extend(size);
    this.sizes.set(address, size);
    if (content === "zeros") new Uint8Array(this.memory.buffer, address, size).fill(0);
    return address;
  }

  /** The first free block that is large enough; what is left of it stays free. */
  private reuse(size: number): number | undefined {
    const place = this.free.findIndex((block) => block.size >= size);
    if (place < 0) return undefined;
    const block = this.free[place];
    const rest = { address: block.address + size, size: block.size - size };
    this.free.splice(place, 1, ...(rest.size > 0 ? [rest] : []));
    return block.address;
  }

  private extend(size: number): number {
    const address = this.end;
    const missing = address + size - this.memory.buffer.byteLength;
    if (missing > 0) {
      try {
        this.memory.grow(Math.ceil(missing / PAGE));
      } catch {
        throw new RangeError(`out of memory: ${Math.round((address + size) / 1e6)} MB are needed for this tissue.`);
      }
      this.version++;
    }
    this.end += size;
    return address;
  }

  release(address: number): void {
    const size = this.sizes.get(address);
    if (size === undefined) return;
    this.sizes.delete(address);
    const at = this.free.findIndex((block) => block.address > address);
    this.free.splice(at < 0 ? this.free.length : at, 0, { address, size });
    this.free = this.free.reduce<Block[]>((joined, block) => {
      const last = joined.at(-1);
      if (last && last.address + last.size === block.address) {
        joined[joined.length - 1] = { address: last.address, size: last.size + block.size };
      } else joined.push(block);
      return joined;
    }, []);
  }

  f64(address: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer as ArrayBuffer, address, length);
  }

  i32(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer as ArrayBuffer, address, length);
  }

  u32(address: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer as ArrayBuffer, address, length);
  }

  u8(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer as ArrayBuffer, address, length);
  }
}
