import type { Kernel } from "../../foundation/crew.ts";
import type { LinearMemory } from "../memory.ts";
import { forceKernels } from "./mechanics-forces.ts";
import { lawKernels } from "./mechanics-laws.ts";
import { listKernels } from "./mechanics-list.ts";
import { motionKernels } from "./mechanics-motion.ts";

/**
 * The kernels of mechanics as plain TypeScript on this memory: what the compiled ones are held against, and what runs
 * where there is no WebAssembly.
 */
export function mechanicsReferenceKernels(memory: LinearMemory): Readonly<Record<string, Kernel>> {
  return { ...forceKernels(memory), ...lawKernels(memory), ...listKernels(memory), ...motionKernels(memory) };
}
