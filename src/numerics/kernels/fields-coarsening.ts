import type { Kernel } from "../../foundation/crew.ts";
import { type FieldsMemory, type LevelView, levelView } from "./fields-memory.ts";
import { fineRows, visibility } from "./fields-stencil.ts";

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
          m[coarse.sink + row * coarse.nx + c] = coarseSink(m, level, rows, c * level.factors[0], kappa);
        }
      }
    },

    fieldsProlong(record, coarseRecord, e, u, factor, kappa, start, end) {
      const [level, coarse] = [levelView(memory, record), levelView(memory, coarseRecord)];
      const m = memory.f64;
      for (let row = start; row < end; row++) {
        const line = coarseLine(m, level, coarse, row, e / 8, factor);
        for (let i = 0; i < level.nx; i++) {
          const voxel = row * level.nx + i;
          m[u / 8 + voxel] += along(m, level, line, i) * visibility(m[level.sink + voxel], kappa);
        }
      }
    },
  };
}

/** The mean of similar sinks; else, what a voxel takes above the least is limited by what diffusion brings. */
function coarseSink(
  m: Float64Array,
  level: LevelView,
  rows: readonly { readonly j: number; readonly k: number; readonly offset: number; readonly weight: number }[],
  i0: number,
  kappa: number,
): number {
  const i1 = Math.min(i0 + level.factors[0], level.nx);
  const sinks = rows.flatMap(({ offset }) => [...m.subarray(level.sink + offset + i0, level.sink + offset + i1)]);
  const [least, most] = [Math.min(...sinks), Math.max(...sinks)];
  if (most === least) return least;
  const share = (weight: number, i: number) => weight * m[level.shares[0] + i];
  if (most - least <= 0.01 * kappa) {
    const means = [0, 0];
    for (const { offset, weight } of rows) {
      for (let i = i0; i < i1; i++) means[i - i0] += share(weight, i) * m[level.sink + offset + i];
    }
    return means[0] + means[1];
  }
  let sum = 0;
  for (const { j, k, offset, weight } of rows) {
    for (let i = i0; i < i1; i++) {
      const excess = m[level.sink + offset + i] - least;
      if (!(excess > 0)) continue;
      const limit = limitOf(m, level, i, j, k, kappa);
      sum += share(weight, i) * ((excess * limit) / (excess + limit));
    }
  }
  return least + sum;
}

/** What diffusion can bring to a voxel that a sink empties: nothing from where a sink as strong empties it first. */
function limitOf(m: Float64Array, level: LevelView, i: number, j: number, k: number, kappa: number): number {
  const place = [i, j, k];
  const counts = [level.nx, level.ny, level.nz];
  const strides = [1, level.nx, level.nx * level.ny];
  const voxel = level.sink + i + level.nx * (j + level.ny * k);
  const sink = m[voxel];
  const margin = 0.05 * kappa;
  let open = 0;
  for (const axis of [0, 1, 2]) {
    for (const upper of [false, true]) {
      const inside = upper ? place[axis] < counts[axis] - 1 : place[axis] > 0;
      const beside = inside ? m[voxel + (upper ? strides[axis] : -strides[axis])] : sink;
      const exchange = m[(upper ? level.upper : level.lower)[axis] + place[axis]];
      open += exchange * (sink + margin - Math.min(beside, sink));
    }
  }
  return Math.min((2 * open) / (sink + margin), kappa);
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
