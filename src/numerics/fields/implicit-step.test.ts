import { describe, expect, test } from "vitest";
import { alone } from "../../foundation/crew.ts";
import { fieldsKernels } from "../kernels/fields-kernels.ts";
import { Arena, linearMemory } from "../memory.ts";
import { Tally } from "./field-status.ts";
import type { FieldGrid } from "./fields.ts";
import { implicitStep, stepError } from "./implicit-step.ts";
import { type Mover, makeWorkspace } from "./workspace.ts";

const grid: FieldGrid = { counts: [16, 12, 1], spacing: [10, 10, 10] };
const voxels = 16 * 12;
const diffusion = 200;
const decay = 0.3;
const source = 0.6;

/** A wave along x and y on top of the steady state, and the rate at which it decays on this mesh. */
const rate =
  decay +
  diffusion * ((2 * Math.sin(Math.PI / 16)) / 10) ** 2 +
  diffusion * ((2 * Math.sin((3 * Math.PI) / 24)) / 10) ** 2;
const wave = Float64Array.from(
  { length: voxels },
  (_, v) => Math.cos((2 * Math.PI * ((v % 16) + 0.5)) / 16) * Math.cos((3 * Math.PI * (Math.floor(v / 16) + 0.5)) / 12),
);

/** Error after `steps` steps over `time`, and the sum of the errors that were estimated. */
function run(time: number, steps: number): { error: number; estimated: number } {
  const memory = linearMemory(1 << 16, false);
  const arena = new Arena(memory);
  const workspace = makeWorkspace(arena, alone(fieldsKernels(memory)), grid);
  const density = arena.allocate(8 * voxels);
  arena.f64(density, voxels).set(wave.map((value) => source / decay + value));
  arena.f64(workspace.source, voxels).fill(source);
  const mover: Mover = {
    density,
    diffusion,
    decay,
    closed: true,
    leastSink: 0,
    mostSink: 0,
    size: 3,
    positive: false,
    tolerance: 2e-4,
  };
  workspace.multigrid.prepare(diffusion, 0);
  let estimated = 0;
  for (let step = 0; step < steps; step++) {
    expect(implicitStep(workspace, mover, time / steps, new Tally())).toBe(true);
    estimated += stepError(workspace, mover, time / steps, 0, 0);
    arena.f64(density, voxels).set(arena.f64(workspace.trial, voxels));
  }
  const error = wave.reduce((worst, value, v) => {
    const exact = source / decay + value * Math.exp(-rate * time);
    return Math.max(worst, Math.abs(arena.f64(density, voxels)[v] - exact));
  }, 0);
  return { error, estimated };
}

describe("the implicit step", () => {
  test("has order 2: half the step, a quarter of the error", () => {
    const time = 0.5 / rate;
    const [coarse, fine, finer] = [2, 4, 8].map((steps) => run(time, steps).error);
    expect(coarse / fine).toBeGreaterThan(3.5);
    expect(coarse / fine).toBeLessThan(4.5);
    expect(fine / finer).toBeGreaterThan(3.5);
    expect(fine / finer).toBeLessThan(4.5);
  });

  test("knows its error within a factor of 2.5, from a fifth of the wave's life to hundreds of lives", () => {
    for (const time of [0.2, 3, 30, 300]) {
      const { error, estimated } = run(time / rate, 1);
      expect(estimated / error).toBeGreaterThan(0.4);
      expect(estimated / error).toBeLessThan(2.5);
    }
  });

  test("damps what is stiff: ten thousand lives in a step leave less than a thousandth", () => {
    expect(run(1e4 / rate, 1).error).toBeLessThan(1e-3);
  });
});
