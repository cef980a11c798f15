import type { Kernel } from "../../foundation/crew.ts";
import { type FieldsMemory, HELD, type LevelView, levelView } from "./fields-memory.ts";
import { fineRows, larger } from "./fields-stencil.ts";

/** Kernels of assembly/fields.ts that go between a grid and the next coarser one, in plain TypeScript. */
export function coarseningKernels(memory: FieldsMemory): Record<string, Kernel> {
  return {
    fieldsAverage(record, coarseRecord, x, out, start, end) {
      const [level, coarse] = [levelView(memory, record), levelView(memory, coarseRecord)];
      const m = memory.f64;
      for (let row = start; row < end; row++) {
        const to = out / 8 + row * coarse.nx;
        m.fill(0, to, to + coarse.nx);
        for (const { offset, weight } of fineRows(m, level, coarse, row)) {
          for (let i = 0; i < level.nx; i++) {
            const share = weight * m[level.shares[0] + i];
            m[to + Math.floor(i / level.factors[0])] += share * m[x / 8 + offset + i];
          }
        }
      }
    },

    fieldsCoarsen(record, coarseRecord, kappa, start, end) {
      const [level, coarse] = [levelView(memory, record), levelView(memory, coarseRecord)];
      const m = memory.f64;
      for (let row = start; row < end; row++) {
        const rows = [...fineRows(m, level, coarse, row)];
        for (let c = 0; c < coarse.nx; c++) {
          const sinks: number[] = [];
          const shares: number[] = [];
          const i0 = c * level.factors[0];
          for (const { offset, weight } of rows) {
            for (let i = i0; i < Math.min(i0 + level.factors[0], level.nx); i++) {
              sinks.push(m[level.sink + offset + i]);
              shares.push(weight * m[level.shares[0] + i]);
            }
          }
          m[coarse.sink + row * coarse.nx + c] = together(sinks, shares, kappa);
        }
      }
    },

    fieldsProlong(record, coarseRecord, e, u, factor, start, end) {
      const [level, coarse] = [levelView(memory, record), levelView(memory, coarseRecord)];
      const m = memory.f64;
      for (let row = start; row < end; row++) {
        const line = coarseLine(m, level, coarse, row, e / 8, factor);
        for (let i = 0; i < level.nx; i++) {
          const voxel = row * level.nx + i;
          if (m[level.sink + voxel] < HELD) m[u / 8 + voxel] += along(m, level, line, i);
        }
      }
    },
  };
}

/** A voxel's excess over the least sink beside it takes away at most what diffusion brings. */
function together(sinks: readonly number[], shares: readonly number[], kappa: number): number {
  const least = Math.min(...sinks);
  if (!(sinks.reduce((a, b) => larger(b, a), 0) > least)) return least;
  let sum = 0;
  for (const [i, sink] of sinks.entries()) {
    const excess = sink - least;
    sum += shares[i] * ((excess * kappa) / (excess + kappa));
  }
  return least + sum;
}

/** A coarse field, interpolated to a fine row across x, times a factor. */
function coarseLine(m: Float64Array, level: LevelView, coarse: LevelView, row: number, e: number, factor: number) {
  const place = [0, row % level.ny, Math.floor(row / level.ny)];
  const counts = [0, coarse.ny, coarse.nz];
  const [[cj, nj], [ck, nk]] = [1, 2].map((axis) => {
    if (level.factors[axis] === 1) return [place[axis], place[axis]];
    const c = place[axis] >> 1;
    return [c, Math.max(0, Math.min(counts[axis] - 1, place[axis] % 2 === 1 ? c + 1 : c - 1))];
  });
  const [q, r] = [m[level.besides[1] + place[1]], m[level.besides[2] + place[2]]];
  const weights = [(1 - q) * (1 - r), q * (1 - r), (1 - q) * r, q * r].map((weight) => factor * weight);
  const starts = [cj + coarse.ny * ck, nj + coarse.ny * ck, cj + coarse.ny * nk, nj + coarse.ny * nk];
  const [e0, e1, e2, e3] = starts.map((start) => e + start * coarse.nx);
  return Float64Array.from(
    { length: coarse.nx },
    (_, c) => weights[0] * m[e0 + c] + weights[1] * m[e1 + c] + (weights[2] * m[e2 + c] + weights[3] * m[e3 + c]),
  );
}

/** That line at place i of the fine row. */
function along(m: Float64Array, level: LevelView, line: Float64Array, i: number): number {
  if (level.factors[0] === 1) return line[i];
  const c = i >> 1;
  const beside = i % 2 === 1 ? (line[c + 1] ?? line[c]) : (line[c - 1] ?? line[c]);
  return line[c] + m[level.besides[0] + i] * (beside - line[c]);
}
