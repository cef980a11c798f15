import type { Kernel } from "../../foundation/crew.ts";
import { type FieldsMemory, type LevelView, levelView } from "./fields-memory.ts";

/** Kernels of assembly/fields.ts that look at a voxel's neighbours, in plain TypeScript: the same operations in order. */
export function stencilKernels(memory: FieldsMemory): Record<string, Kernel> {
  return {
    fieldsSmooth: (level, u, f, out, alpha, omega, start, end) =>
      smooth(memory, levelView(memory, level), { u, f, out, alpha, omega }, start, end),

    fieldsSmoothMeasured: (level, u, f, out, alpha, omega, norms, start, end) =>
      smooth(memory, levelView(memory, level), { u, f, out, alpha, omega, norms }, start, end),

    fieldsSmoothZero(record, f, out, alpha, omega, start, end) {
      const level = levelView(memory, record);
      const m = memory.f64;
      for (let row = start; row < end; row++) {
        const here = rowOf(m, level, row % level.ny, Math.floor(row / level.ny), alpha);
        for (let i = 0; i < level.nx; i++) {
          const voxel = here.offset + i;
          m[out / 8 + voxel] = omega * (m[f / 8 + voxel] / diagonal(m, level, here, i));
        }
      }
    },

    fieldsRestrict(record, coarseRecord, u, f, out, alpha, kappa, start, end) {
      const level = levelView(memory, record);
      const m = memory.f64;
      const residual = (i: number, row: Row) => {
        const sink = m[level.sink + row.offset + i];
        const left = inflow(m, level, row, u / 8, f / 8, i) - diagonal(m, level, row, i) * m[u / 8 + row.offset + i];
        return left * visibility(sink, kappa);
      };
      const coarse = levelView(memory, coarseRecord);
      for (let row = start; row < end; row++) {
        const to = out / 8 + row * coarse.nx;
        m.fill(0, to, to + coarse.nx);
        for (const { j, k, weight } of fineRows(m, level, coarse, row)) {
          const here = rowOf(m, level, j, k, alpha);
          for (let c = 0; c < coarse.nx; c++) {
            const value = (i: number) => weight * (m[level.shares[0] + i] * residual(i, here));
            const i = c * level.factors[0];
            const sum = level.factors[0] === 2 && i + 1 < level.nx ? value(i) + value(i + 1) : value(i);
            m[to + c] += sum;
          }
        }
      }
    },
  };
}

interface Row {
  /** Number of its first voxel. */
  readonly offset: number;
  /** Distances to the neighbouring rows, in voxels; 0 where there is none. */
  readonly steps: readonly [up: number, down: number, back: number, front: number];
  readonly couplings: readonly [up: number, down: number, back: number, front: number];
  /** The diagonal without sinks and neighbours along x. */
  readonly base: number;
}

function rowOf(m: Float64Array, level: LevelView, j: number, k: number, alpha: number): Row {
  const { nx, ny, nz, lower, upper, both } = level;
  const plane = nx * ny;
  return {
    offset: nx * (j + ny * k),
    steps: [j > 0 ? -nx : 0, j < ny - 1 ? nx : 0, k > 0 ? -plane : 0, k < nz - 1 ? plane : 0],
    couplings: [m[lower[1] + j], m[upper[1] + j], m[lower[2] + k], m[upper[2] + k]],
    base: level.even ? alpha + (nz === 1 ? 4 : 6) * level.even : alpha + (m[both[1] + j] + m[both[2] + k]),
  };
}

function diagonal(m: Float64Array, { sink, both, even }: LevelView, { offset, base }: Row, i: number): number {
  return m[sink + offset + i] + (even ? base : m[both[0] + i] + base);
}

/** Source plus inflow from the neighbours. */
function inflow(m: Float64Array, level: LevelView, row: Row, u: number, f: number, i: number): number {
  const { offset, steps, couplings } = row;
  const p = u + offset + i;
  const left = m[i > 0 ? p - 1 : p];
  const right = m[i < level.nx - 1 ? p + 1 : p];
  if (level.even) {
    const inPlane = left + right + (m[p + steps[0]] + m[p + steps[1]]);
    return m[f + offset + i] + level.even * (level.nz === 1 ? inPlane : inPlane + (m[p + steps[2]] + m[p + steps[3]]));
  }
  const alongX = m[f + offset + i] + m[level.lower[0] + i] * left + m[level.upper[0] + i] * right;
  const inPlane = alongX + couplings[0] * m[p + steps[0]] + couplings[1] * m[p + steps[1]];
  return level.nz === 1 ? inPlane : inPlane + couplings[2] * m[p + steps[2]] + couplings[3] * m[p + steps[3]];
}

interface Sweep {
  readonly u: number;
  readonly f: number;
  readonly out: number;
  readonly alpha: number;
  readonly omega: number;
  readonly norms?: number;
}

function smooth(memory: FieldsMemory, level: LevelView, sweep: Sweep, start: number, end: number): void {
  const { u, f, out, alpha, omega, norms } = sweep;
  const m = memory.f64;
  for (let row = start; row < end; row++) {
    const here = rowOf(m, level, row % level.ny, Math.floor(row / level.ny), alpha);
    let worst = 0;
    let largest = 0;
    for (let i = 0; i < level.nx; i++) {
      const voxel = here.offset + i;
      const jacobi = inflow(m, level, here, u / 8, f / 8, i) / diagonal(m, level, here, i);
      const old = m[u / 8 + voxel];
      const change = jacobi - old;
      m[out / 8 + voxel] = old + omega * change;
      worst = larger(Math.abs(change), worst);
      largest = larger(Math.abs(jacobi), largest);
    }
    if (norms === undefined) continue;
    m[norms / 8 + row] = worst;
    m[norms / 8 + level.ny * level.nz + row] = largest;
  }
}

/** The greater; a first argument that is not a number stays. */
export function larger(a: number, b: number): number {
  // biome-ignore lint/complexity/useMathMinMax: the vector instruction differs from Math.max in what is not a number.
  return a < b ? b : a;
}

/** What a coarse grid knows of a voxel: nothing where a sink is far stronger than its exchange with its neighbours. */
export function visibility(sink: number, kappa: number): number {
  if (sink <= 0.125 * kappa) return 1;
  const ratio = sink / kappa;
  return 1 / (1 + ratio * ratio);
}

/** Fine rows in a coarse one, with their share. */
export function* fineRows(m: Float64Array, level: LevelView, coarse: LevelView, row: number) {
  const [, fy, fz] = level.factors;
  const j0 = (row % coarse.ny) * fy;
  const k0 = Math.floor(row / coarse.ny) * fz;
  for (let k = k0; k < Math.min(k0 + fz, level.nz); k++) {
    for (let j = j0; j < Math.min(j0 + fy, level.ny); j++) {
      yield { j, k, offset: level.nx * (j + level.ny * k), weight: m[level.shares[1] + j] * m[level.shares[2] + k] };
    }
  }
}
