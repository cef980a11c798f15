import type { Kernel } from "../../foundation/crew.ts";
import { BLOCK, type FieldsMemory, HELD } from "./fields-memory.ts";
import { larger } from "./fields-stencil.ts";

/** Kernels of assembly/fields.ts that take voxels one by one, in plain TypeScript. Items are blocks of voxels. */
export function voxelwiseKernels(memory: FieldsMemory): Record<string, Kernel> {
  return {
    fieldsStage(u, v, g, s, out, alpha, c, n, start, end) {
      const m = memory.f64;
      for (let i = start * BLOCK; i < Math.min(end * BLOCK, n); i++) {
        const term = alpha * (m[u / 8 + i] + c * (m[v / 8 + i] - m[u / 8 + i]));
        m[out / 8 + i] = m[g / 8 + i] + (m[s / 8 + i] < HELD ? term : 0);
      }
    },

    fieldsSubtract(x, y, out, n, start, end) {
      const m = memory.f64;
      for (let i = start * BLOCK; i < Math.min(end * BLOCK, n); i++) m[out / 8 + i] = m[x / 8 + i] - m[y / 8 + i];
    },

    fieldsDifference(u, v, g, s, f, alpha, c, n, norms, start, end) {
      const m = memory.f64;
      for (let block = start; block < end; block++) {
        let most = 0;
        for (let i = block * BLOCK; i < Math.min((block + 1) * BLOCK, n); i++) {
          const w = (m[f / 8 + i] - m[g / 8 + i]) / alpha;
          const d = m[v / 8 + i] - w - (w - m[u / 8 + i]) / c;
          const value = m[s / 8 + i] < HELD ? alpha * d : 0;
          m[f / 8 + i] = value;
          most = larger(Math.abs(value), most);
        }
        m[norms / 8 + block] = most;
      }
    },

    fieldsExtremes(x, n, out, start, end) {
      const m = memory.f64;
      for (let block = start; block < end; block++) {
        let [high, low] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
        for (let i = block * BLOCK; i < Math.min((block + 1) * BLOCK, n); i++) {
          high = Math.max(high, m[x / 8 + i]);
          low = Math.min(low, m[x / 8 + i]);
        }
        m[out / 8 + block] = high;
        m[out / 8 + Math.ceil(n / BLOCK) + block] = low;
      }
    },

    fieldsImbalance(v, f, s, alpha, n, out, start, end) {
      const m = memory.f64;
      const weight = (i: number) => m[s / 8 + i] + alpha;
      const missing = (i: number) => m[f / 8 + i] - weight(i) * m[v / 8 + i];
      sumBlocks(m, [missing, weight], n, out / 8, start, end);
    },

    fieldsSums(x, n, out, start, end) {
      const m = memory.f64;
      sumBlocks(m, [(i) => m[x / 8 + i], (i) => larger(m[x / 8 + i], 0)], n, out / 8, start, end);
    },

    fieldsMap(x, out, scale, shift, floor, n, start, end) {
      const m = memory.f64;
      for (let i = start * BLOCK; i < Math.min(end * BLOCK, n); i++) {
        m[out / 8 + i] = larger(scale * m[x / 8 + i] + shift, floor);
      }
    },

    fieldsHold(x, index, value, factor, start, end) {
      const m = memory.f64;
      const words = memory.u32;
      for (let i = start; i < end; i++) {
        m[x / 8 + words[index / 4 + i]] = value === 0 ? factor : factor * m[value / 8 + i];
      }
    },
  };
}

/** Sums over blocks of two terms, in the order of two lanes: even voxels, odd ones, then an odd voxel out. */
function sumBlocks(
  m: Float64Array,
  terms: readonly ((i: number) => number)[],
  n: number,
  out: number,
  start: number,
  end: number,
): void {
  for (let block = start; block < end; block++) {
    const from = block * BLOCK;
    const stop = Math.min(from + BLOCK, n);
    for (const [place, term] of terms.entries()) {
      let [even, odd] = [0, 0];
      for (let i = from; i < stop - 1; i += 2) {
        even += term(i);
        odd += term(i + 1);
      }
      const sum = even + odd;
      m[out + place * Math.ceil(n / BLOCK) + block] = (stop - from) % 2 === 1 ? sum + term(stop - 1) : sum;
    }
  }
}
