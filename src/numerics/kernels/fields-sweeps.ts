import type { Kernel } from "../../foundation/crew.ts";
import type { FieldsMemory } from "./fields-memory.ts";

/** The sweeps of assembly/fields.ts along one axis (Thomas' algorithm with constant coefficients), in plain TypeScript. */
export function sweepKernels(memory: FieldsMemory): Record<string, Kernel> {
  const line = (from: number, n: number, stride: number, inverse: number, ratio: number) => {
    const m = memory.f64;
    let last = 0;
    for (let i = 0; i < n; i++) {
      last = m[from + i * stride] * m[inverse + i] + m[ratio + i] * last;
      m[from + i * stride] = last;
    }
    for (let i = n - 2; i >= 0; i--) {
      last = m[from + i * stride] + m[ratio + i] * last;
      m[from + i * stride] = last;
    }
  };
  return {
    fieldsSweepRows(x, n, inverse, ratio, start, end) {
      for (let row = start; row < end; row++) line(x / 8 + row * n, n, 1, inverse / 8, ratio / 8);
    },

    fieldsSweepLines(x, n, stride, outer, nx, width, inverse, ratio, start, end) {
      const pieces = Math.ceil(nx / width);
      for (let item = start; item < end; item++) {
        const from = x / 8 + Math.floor(item / pieces) * outer;
        const first = (item % pieces) * width;
        for (let i = first; i < Math.min(first + width, nx); i++) line(from + i, n, stride, inverse / 8, ratio / 8);
      }
    },
  };
}
