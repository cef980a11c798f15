import type { Kernel } from "../../foundation/crew.ts";
import type { LinearMemory } from "../memory.ts";
import { loadKernels } from "./load-kernels.ts";
import { mechanicsBytes } from "./mechanics-bytes.ts";
import { mechanicsReferenceKernels } from "./mechanics-reference.ts";

/** The kernels of mechanics on this memory: compiled ones where the engine runs WebAssembly, else their plain twins. */
export function mechanicsKernels(memory: LinearMemory): Readonly<Record<string, Kernel>> {
  return loadKernels(mechanicsBytes, memory) ?? mechanicsReferenceKernels(memory);
}
