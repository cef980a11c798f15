import type { Kernel } from "../../foundation/crew.ts";
import type { LinearMemory } from "../memory.ts";
import { CALL, inTurn } from "./fields-calls.ts";
import { coarseningKernels } from "./fields-coarsening.ts";
import { FieldsMemory } from "./fields-memory.ts";
import { stencilKernels } from "./fields-stencil.ts";
import { sweepKernels } from "./fields-sweeps.ts";
import { voxelwiseKernels } from "./fields-voxelwise.ts";

/** The kernels of assembly/fields.ts in plain TypeScript: the same names, the same arguments, the same bytes. */
export function fieldsReferenceKernels(memory: LinearMemory): Readonly<Record<string, Kernel>> {
  const numbers = new FieldsMemory(memory);
  const kernels: Readonly<Record<string, Kernel>> = {
    ...stencilKernels(numbers),
    ...coarseningKernels(numbers),
    ...voxelwiseKernels(numbers),
    ...sweepKernels(numbers),
  };
  return {
    ...kernels,
    fieldsInTurn(calls, n, start) {
      if (start > 0) return;
      for (let item = 0; item < n; item++) {
        const first = calls / 8 + item * CALL;
        const [name, width] = inTurn[numbers.f64[first]];
        kernels[name](...numbers.f64.subarray(first + 1, first + 3 + width));
      }
    },
  };
}
