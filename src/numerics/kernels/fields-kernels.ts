import type { Kernel } from "../../foundation/crew.ts";
import type { LinearMemory } from "../memory.ts";
import { fieldsBytes } from "./fields-bytes.ts";
import { fieldsReferenceKernels } from "./fields-reference.ts";
import { loadKernels } from "./load-kernels.ts";

/** The kernels of diffusing substances on this memory: WebAssembly, or where there is none, their twin. */
export function fieldsKernels(memory: LinearMemory): Readonly<Record<string, Kernel>> {
  return loadKernels(fieldsBytes, memory) ?? fieldsReferenceKernels(memory);
}
