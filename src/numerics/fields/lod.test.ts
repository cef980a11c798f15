import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { alone, type Crew } from "../../foundation/crew.ts";
import { fieldsKernels } from "../kernels/fields-kernels.ts";
import { fieldsReferenceKernels } from "../kernels/fields-reference.ts";
import { Arena, linearMemory } from "../memory.ts";
import { type FieldSpecification, Fields } from "./fields.ts";

const cases = fileURLToPath(new URL("../../../../shared/cases/physicell/", import.meta.url));
const present = existsSync(cases);
if (!present) console.warn(`PhysiCell's fields are not compared: there is no ${cases}.`);

const n = 30;
const edge = 20;

const table = (file: string) =>
  readFileSync(`${cases}${file}`, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));

/** The grid of the reference runs, 600 µm square, with its rim held. */
function square(substance: Omit<FieldSpecification, "held">, rim: number): Fields {
  const memory = linearMemory(1 << 16, false);
  const held = Float64Array.from({ length: n * n }, (_, voxel) => {
    const [i, j] = [voxel % n, Math.floor(voxel / n)];
    return Math.min(i, j) === 0 || Math.max(i, j) === n - 1 ? rim : Number.NaN;
  });
  const grid = { counts: [n, n, 1], spacing: [edge, edge, edge] } as const;
  return new Fields(new Arena(memory), alone(fieldsKernels(memory)), grid, [{ ...substance, held }], "physicell");
}

/** Largest difference from PhysiCell's field, of its largest value, at all times that it saved. */
function worstDifference(name: string, fields: Fields, dt: number, between = () => {}): number {
  const rows = table(`${name}/field.csv`);
  let worst = 0;
  let steps = 0;
  for (const time of [...new Set(rows.map(([t]) => t))].sort((a, b) => a - b)) {
    // The first frame is saved before the first step, and each of the others before the step at its time.
    for (; steps < Math.round(time / dt); steps++) {
      fields.stepLod(dt);
      between();
    }
    for (const [t, x, y, c] of rows) {
      if (t !== time) continue;
      const voxel = Math.floor((x + 300) / edge) + n * Math.floor((y + 300) / edge);
      worst = Math.max(worst, Math.abs(fields.density(0)[voxel] - c));
    }
  }
  return worst / Math.max(...rows.map(([, , , c]) => c));
}

/** Layer of each cell of a hexagonal cluster, 16 µm apart: 0 at its rim. */
function layersOf(cells: readonly number[][]): number[] {
  const layers = cells.map(() => Number.POSITIVE_INFINITY);
  const beside = cells.map(([x, y]) => cells.flatMap(([a, b], i) => (Math.hypot(a - x, b - y) < 18 ? [i] : [])));
  for (let layer = 0; layers.includes(Number.POSITIVE_INFINITY); layer++) {
    const next = beside.map((those) => (layer === 0 ? those.length < 7 : those.some((i) => layers[i] === layer - 1)));
    for (const [i, isNext] of next.entries()) if (isNext) layers[i] = Math.min(layers[i], layer);
  }
  return layers;
}

describe.runIf(present)("PhysiCell 1.14.2's own fields agree to 1e-9", () => {
  test("oxygen from a held rim, steps of 0.01 min", () => {
    const fields = square({ diffusion: 1e5, decay: 10, initial: 0 }, 38);
    expect(worstDifference("diffusion_dir_o2", fields, 0.01)).toBeLessThan(1e-9);
  });

  test("oxygen from a held rim, steps of 0.001 min", () => {
    const fields = square({ diffusion: 1e5, decay: 10, initial: 0 }, 38);
    expect(worstDifference("diffusion_dir_o2_dt001", fields, 0.001)).toBeLessThan(1e-9);
  });

  test("a slow substance from a held rim", () => {
    const fields = square({ diffusion: 1e3, decay: 0.1, initial: 0 }, 1);
    expect(worstDifference("diffusion_dir_slow", fields, 0.01)).toBeLessThan(1e-9);
  });

  test("oxygen and the cells that take it up", () => {
    const fields = square({ diffusion: 1e5, decay: 0.1, initial: 38 }, 38);
    const cells = table("diffusion_sinks/config/cells.csv");
    const layers = layersOf(cells);
    const uptake = 0.01 * (2494 / edge ** 3) * 10;
    let step = 0;
    const takeUp = () => {
      const density = fields.density(0);
      const moves = Math.ceil(step++ / 10);
      for (const [cell, [x, y]] of cells.entries()) {
        // PhysiCell moves cells in its first step and then every 0.1 min: the rim of the cluster inwards, and with each
        // move the next layer. It matters for cells on the border of a voxel alone.
        const inwards = layers[cell] < moves ? 1 - 1e-6 : 1;
        density[Math.floor((x * inwards + 300) / edge) + n * Math.floor((y * inwards + 300) / edge)] /= 1 + uptake;
      }
    };
    expect(worstDifference("diffusion_sinks", fields, 0.01, takeUp)).toBeLessThan(1e-9);
  });
});

describe("a step of PhysiCell's scheme", () => {
  const grid = { counts: [9, 14, 7], spacing: [20, 20, 20] } as const;
  const voxels = 9 * 14 * 7;
  const initial = Float64Array.from({ length: voxels }, (_, i) => (i * 7919) % 31);
  const held = new Float64Array(voxels).fill(Number.NaN).fill(3, 0, 9);
  const run = (crew: (memory: ReturnType<typeof linearMemory>) => Crew, substance: Partial<FieldSpecification>) => {
    const memory = linearMemory(1 << 16, false);
    const specification = { diffusion: 1e4, decay: 0.3, initial, ...substance };
    const fields = new Fields(new Arena(memory), crew(memory), grid, [specification], "physicell");
    for (let step = 0; step < 3; step++) fields.stepLod(0.02);
    return fields.density(0).slice();
  };

  test("solves, along each axis, for what one step of decay and diffusion leaves of the result", () => {
    // Undoing the three sweeps in reverse by multiplication must give back the start.
    const values = run((memory) => alone(fieldsKernels(memory)), {});
    const [nx, ny] = grid.counts;
    const coupling = (0.02 * 1e4) / 400;
    for (let step = 0; step < 3; step++) {
      for (const [axis, stride] of [
        [2, nx * ny],
        [1, nx],
        [0, 1],
      ]) {
        const old = values.slice();
        for (let i = 0; i < voxels; i++) {
          const place = Math.floor(i / stride) % grid.counts[axis];
          const lower = place > 0 ? old[i] - old[i - stride] : 0;
          const upper = place < grid.counts[axis] - 1 ? old[i] - old[i + stride] : 0;
          values[i] = old[i] * (1 + (0.02 * 0.3) / 3) + coupling * (lower + upper);
        }
      }
    }
    for (let i = 0; i < voxels; i++) expect(values[i]).toBeCloseTo(initial[i], 9);
  });

  test("is the same to the byte in TypeScript and in pieces of any order", () => {
    const whole = run((memory) => alone(fieldsKernels(memory)), { held });
    const twin = run((memory) => alone(fieldsReferenceKernels(memory)), { held });
    const pieces = run(
      (memory) => {
        const kernels = fieldsKernels(memory);
        return {
          threads: 2,
          run(kernel, args, count) {
            for (let end = count; end > 0; end -= 3) kernels[kernel](...args, Math.max(0, end - 3), end);
          },
        };
      },
      { held },
    );
    expect([...twin]).toEqual([...whole]);
    expect([...pieces]).toEqual([...whole]);
  });
});
