import type { Kernel } from "../../foundation/crew.ts";
import type { LinearMemory } from "../memory.ts";
import { coarseningKernels } from "./fields-coarsening.ts";
import { FieldsMemory } from "./fields-memory.ts";
import { stencilKernels } from "./fields-stencil.ts";
import { sweepKernels } from "./fields-sweeps.ts";
import { voxelwiseKernels } from "./fields-voxelwise.ts";

/** The kernels of assembly/fields.ts in plain TypeScript: the same names, the same arguments, the same bytes. */
export function fieldsReferenceKernels(memory: LinearMemory): Readonly<Record<string, Kernel>> {
  const numbers = new FieldsMemory(memory);
  return {
    ...stencilKernels(numbers),
    ...coarseningKernels(numbers),
    ...voxelwiseKernels(numbers),
    ...sweepKernels(numbers),
  };
}
