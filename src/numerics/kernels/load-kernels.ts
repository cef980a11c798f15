import type { Kernel } from "../../foundation/crew.ts";
import type { LinearMemory } from "../memory.ts";

interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, Kernel> };
}

const { WebAssembly: engine, atob } = globalThis as {
  readonly WebAssembly?: Engine;
  readonly atob?: (text: string) => string;
};

/**
 * Kernels compiled from `assembly/`, on this memory; nothing where the engine has no WebAssembly.
 *
 * @param encoded  the module's bytes in base 64
 */
export function loadKernels(encoded: string, memory: LinearMemory): Readonly<Record<string, Kernel>> | undefined {
  if (!engine || !atob) return undefined;
  const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
  const shared = typeof SharedArrayBuffer !== "undefined" && memory.buffer instanceof SharedArrayBuffer;
  const module = new engine.Module(shared ? bytes : withPlainMemory(bytes));
  return new engine.Instance(module, { env: { memory } }).exports;
}

/**
 * The module asks for a shared memory. The kernels use no atomics, so that the same code is valid on a plain one: only
 * the flag of the imported memory differs (3: shared with a maximum, 1: with a maximum, 0: without).
 */
function withPlainMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const name = [3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2]; // "env" "memory", kind memory
  const at = bytes.findIndex((_, i) => name.every((byte, j) => bytes[i + j] === byte));
  const copy = bytes.slice();
  copy[at + name.length] = 1;
  return copy;
}
