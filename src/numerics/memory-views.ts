import type { LinearMemory } from "./memory.ts";

/** A whole memory as numbers of each kind: the number at byte address `a` is `f64[a / 8]`, `i32[a / 4]`, and so on. */
export interface MemoryViews {
  readonly f64: Float64Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly u8: Uint8Array;
}

/**
 * Gives the views of a memory as it is now. A memory that has grown has another buffer, also where it is shared and
 * another thread made it grow; views made before do not reach what was added. So a kernel asks each time it is called.
 */
export function views(memory: LinearMemory): () => MemoryViews {
  let made = viewsOf(memory.buffer);
  return () => {
    const { buffer } = memory;
    if (buffer !== made.f64.buffer) made = viewsOf(buffer);
    return made;
  };
}

function viewsOf(buffer: ArrayBuffer | SharedArrayBuffer): MemoryViews {
  return {
    f64: new Float64Array(buffer),
    i32: new Int32Array(buffer),
    u32: new Uint32Array(buffer),
    u8: new Uint8Array(buffer),
  };
}
