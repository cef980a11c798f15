import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { alone } from "../../foundation/crew.ts";
import { InputError } from "../../foundation/errors.ts";
import { generator } from "../../foundation/random.ts";
import { fieldsKernels } from "../kernels/fields-kernels.ts";
import { Arena, linearMemory } from "../memory.ts";
import { type FieldGrid, type FieldSpecification, Fields } from "./fields.ts";

function make(grid: FieldGrid, ...substances: FieldSpecification[]): Fields {
  const memory = linearMemory(1 << 16, false);
  return new Fields(new Arena(memory), alone(fieldsKernels(memory)), grid, substances, "accurate");
}

/** Advances the first substance, which must succeed. */
function advance(fields: Fields, interval: number) {
  const status = fields.advance(0, interval);
  expect(status.code).toBe("done");
  return status;
}

const cube = (n: number, edge = 20): FieldGrid => ({ counts: [n, n, n], spacing: [edge, edge, edge] });
const square = (n: number, edge = 20): FieldGrid => ({ counts: [n, n, 1], spacing: [edge, edge, edge] });
const voxelsOf = ({ counts: [nx, ny, nz] }: FieldGrid) => nx * ny * nz;
const placeOf = ({ counts: [nx, ny] }: FieldGrid, voxel: number) =>
  [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / (nx * ny))] as const;

/** Values by voxel, from its place. */
const values = (grid: FieldGrid, value: (i: number, j: number, k: number) => number) =>
  Float64Array.from({ length: voxelsOf(grid) }, (_, voxel) => value(...placeOf(grid, voxel)));

const rim = (grid: FieldGrid, density: number) =>
  values(grid, (...place) =>
    place.some((at, axis) => grid.counts[axis] > 1 && (at === 0 || at === grid.counts[axis] - 1))
      ? density
      : Number.NaN,
  );

interface Problem extends FieldSpecification {
  readonly grid: FieldGrid;
  readonly sink?: Float64Array;
  readonly source?: Float64Array;
}

/** dc/dt on the grid, voxel by voxel. */
function rate({ grid, diffusion, decay, held, sink, source }: Problem, c: Float64Array, out: Float64Array): void {
  const [nx, ny, nz] = grid.counts;
  const [ax, ay, az] = grid.spacing.map((edge) => diffusion / edge ** 2);
  for (let voxel = 0; voxel < c.length; voxel++) {
    out[voxel] = 0;
    if (held && !Number.isNaN(held[voxel])) continue;
    const i = voxel % nx;
    const j = Math.floor(voxel / nx) % ny;
    const k = Math.floor(voxel / (nx * ny));
    const here = c[voxel];
    let sum = (source ? source[voxel] : 0) - (decay + (sink ? sink[voxel] : 0)) * here;
    if (i > 0) sum += ax * (c[voxel - 1] - here);
    if (i < nx - 1) sum += ax * (c[voxel + 1] - here);
    if (j > 0) sum += ay * (c[voxel - nx] - here);
    if (j < ny - 1) sum += ay * (c[voxel + nx] - here);
    if (k > 0) sum += az * (c[voxel - nx * ny] - here);
    if (k < nz - 1) sum += az * (c[voxel + nx * ny] - here);
    out[voxel] = sum;
  }
}

/** The same mesh's solution after `time`, by explicit Runge–Kutta steps of order 4 well inside their stability. */
function exact(problem: Problem, start: Float64Array, time: number): Float64Array {
  const { grid, diffusion, decay, held } = problem;
  const c = start.slice();
  held?.forEach((value, voxel) => {
    if (!Number.isNaN(value)) c[voxel] = value;
  });
  const fastest =
    decay + 10 + grid.counts.reduce((sum, n, a) => sum + (n > 1 ? (4 * diffusion) / grid.spacing[a] ** 2 : 0), 0);
  const steps = Math.ceil((time * fastest) / 2);
  const h = time / steps;
  const [k1, k2, k3, k4, y] = Array.from({ length: 5 }, () => new Float64Array(c.length));
  const along = (k: Float64Array, part: number) => {
    for (let i = 0; i < c.length; i++) y[i] = c[i] + part * h * k[i];
    return y;
  };
  for (let step = 0; step < steps; step++) {
    rate(problem, c, k1);
    rate(problem, along(k1, 0.5), k2);
    rate(problem, along(k2, 0.5), k3);
    rate(problem, along(k3, 1), k4);
    for (let i = 0; i < c.length; i++) c[i] += (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
  }
  return c;
}

/** Largest difference, of the largest value of the second. */
function difference(found: Float64Array, expected: Float64Array): number {
  let [worst, size] = [0, 0];
  for (const [i, value] of expected.entries()) {
    worst = Math.max(worst, Math.abs(found[i] - value));
    size = Math.max(size, Math.abs(value));
  }
  return worst / size;
}

/** Errors of advances by `interval` at the given times. */
function errors(problem: Problem, interval: number, times: readonly number[]): number[] {
  const fields = make(problem.grid, problem);
  if (problem.sink) fields.sink().set(problem.sink);
  if (problem.source) fields.source().set(problem.source);
  let reference: Float64Array = fields.density(0).slice();
  let now = 0;
  return times.map((time) => {
    for (let step = 0; step < Math.round((time - now) / interval); step++) advance(fields, interval);
    reference = exact(problem, reference, time - now);
    now = time;
    return difference(fields.density(0), reference);
  });
}

const cellsFile = fileURLToPath(
  new URL("../../../../shared/cases/physicell/diffusion_sinks/config/cells.csv", import.meta.url),
);
if (!existsSync(cellsFile)) console.warn(`A made-up cluster of cells stands in for ${cellsFile}, which is not there.`);

/** Uptake by PhysiCell's reference cluster, 1/min. */
function clusterSink(grid: FieldGrid): Float64Array {
  const sink = new Float64Array(voxelsOf(grid));
  const places = existsSync(cellsFile)
    ? readFileSync(cellsFile, "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",").map(Number))
    : Array.from({ length: 203 }, (_, i) => [-100 + 14 * (i % 15), -100 + 14 * Math.floor(i / 15)]);
  for (const [x, y] of places) sink[Math.floor((x + 300) / 20) + 30 * Math.floor((y + 300) / 20)] += (10 * 2494) / 8000;
  return sink;
}

const grid = square(30);
const oxygen: Problem = { grid, diffusion: 1e5, decay: 10, initial: 0, held: rim(grid, 38) };
const consumed: Problem = {
  grid,
  diffusion: 1e5,
  decay: 0.1,
  initial: 38,
  held: rim(grid, 38),
  sink: clusterSink(grid),
};
const cytokine: Problem = { grid, diffusion: 1e3, decay: 0.1, initial: 0, held: rim(grid, 1) };

describe("errors against the same mesh's exact solution, of the largest density", () => {
  test.each([0.1, 1, 6])("oxygen from a held rim, intervals of %d min: below 1e-3 when steady", (interval) => {
    expect(Math.max(...errors(oxygen, interval, [6]))).toBeLessThan(1e-3);
  });

  test("oxygen rushing in from a held rim, after 0.1 min: below 2e-2", () => {
    expect(errors(oxygen, 0.1, [0.1])[0]).toBeLessThan(2e-2);
    expect(errors({ ...oxygen, initial: 38 }, 0.1, [0.1])[0]).toBeLessThan(2e-2);
  });

  test.each([0.1, 1, 6])("oxygen and the cells that take it up, intervals of %d min: below 1e-3", (interval) => {
    expect(Math.max(...errors(consumed, interval, [6]))).toBeLessThan(1e-3);
  });

  test("oxygen and the cells that take it up, from the first tenth of a minute on: below 2e-3", () => {
    expect(Math.max(...errors(consumed, 0.1, [0.1, 0.2, 0.3, 0.5, 1]))).toBeLessThan(2e-3);
  });

  test.each([0.1, 1, 6])("a slow substance from a held rim, intervals of %d min: below 1e-3", (interval) => {
    expect(Math.max(...errors(cytokine, interval, [6, 12, 30]))).toBeLessThan(1e-3);
  });

  test.each([0.1, 1, 6])(
    "supply everywhere into a box that nothing leaves, intervals of %d min: below 3e-3",
    (interval) => {
      const source = new Float64Array(voxelsOf(grid)).fill(3.8);
      expect(Math.max(...errors({ ...consumed, held: undefined, source }, interval, [6, 12]))).toBeLessThan(3e-3);
    },
  );

  test.each([0.1, 1])("point sources and sinks that jump about, intervals of %d min: below 2e-3", (interval) => {
    const chance = generator(1, 1, 0, 0);
    const problem = { grid, diffusion: 1e3, decay: 0.05, initial: 0.5 };
    const fields = make(grid, problem);
    let reference: Float64Array = fields.density(0).slice();
    for (let step = 0; step < 8; step++) {
      const source = values(grid, () => (chance.uniform() < 0.03 ? 10 : 0));
      const sink = values(grid, () => (chance.uniform() < 0.1 ? 1 : 0));
      fields.source().set(source);
      fields.sink().set(sink);
      advance(fields, interval);
      reference = exact({ ...problem, source, sink }, reference, interval);
      expect(difference(fields.density(0), reference)).toBeLessThan(2e-3);
    }
  });
});

describe("a fast substance", () => {
  const box = cube(16);
  const problem: FieldSpecification = { diffusion: 1e5, decay: 0.1, initial: 38, held: rim(box, 38) };
  const sink = values(box, (i, j, k) => (Math.hypot(i - 8, j - 8, k - 7) < 4 ? 3 * ((i + j) % 2) : 0));

  test("is taken to its steady state in one solve, in which nothing changes any more", () => {
    const fields = make(box, problem);
    fields.sink().set(sink);
    const { way, cycles } = advance(fields, 6);
    expect(way).toBe("steady");
    expect(cycles).toBeLessThan(10);
    const change = new Float64Array(sink.length);
    rate({ grid: box, sink, ...problem }, fields.density(0), change);
    // The slowest error decays with 3π²D/L², 30/min here.
    for (const value of change) expect(Math.abs(value) / 30).toBeLessThan(1e-4 * 38);
  });

  test("follows cells that move a little in every interval, within 1e-3", () => {
    const small = square(30);
    const chance = generator(2, 1, 0, 0);
    const moving = clusterSink(small);
    const task = { grid: small, ...problem, held: rim(small, 38) };
    const fields = make(small, task);
    let reference: Float64Array = fields.density(0).slice();
    const ways = new Set<string>();
    for (let step = 0; step < 12; step++) {
      const [from, to] = [0, 1].map(() => Math.floor(chance.uniform() * moving.length));
      [moving[from], moving[to]] = [moving[to], moving[from]];
      fields.sink().set(moving);
      ways.add(advance(fields, 0.2).way);
      reference = exact({ ...task, sink: moving }, reference, 0.2);
      expect(difference(fields.density(0), reference)).toBeLessThan(1e-3);
    }
    expect([...ways].sort()).toEqual(["steady", "steps"]);
  });

  test("is not called steady in a box that it fills slowly", () => {
    const fields = make(square(20), { diffusion: 1e5, decay: 1e-3, initial: 1 });
    fields.source().fill(0.01);
    for (let minutes = 6; minutes <= 60; minutes += 6) {
      expect(advance(fields, 6).way).toBe("steps");
      expect(fields.density(0)[7]).toBeCloseTo(10 - 9 * Math.exp(-1e-3 * minutes), 4);
    }
  });

  test("is not called steady where a slow drift would pile up, however small each change is", () => {
    const fields = make(square(12), { diffusion: 1e5, decay: 0.01, initial: 1 });
    // The steady state rises by 1e-4 an interval; the field must stay behind it by rate/decay.
    for (let step = 1; step <= 400; step++) {
      fields.source().fill(0.01 * (1 + 1e-4 * step));
      advance(fields, 0.1);
    }
    const behind = 1 + 1e-4 * 400 - fields.density(0)[5];
    const drift = 1e-3;
    const expected = (drift / 0.01) * (1 - Math.exp(-0.01 * 40));
    expect(behind).toBeGreaterThan(0.95 * expected);
    expect(behind).toBeLessThan(1.05 * expected);
  });
});

describe("known solutions", () => {
  test("a wave of cosines decays in a closed box as on the mesh, in three dimensions with unequal edges", () => {
    const box: FieldGrid = { counts: [12, 9, 7], spacing: [10, 15, 20] };
    const wave = values(box, (i, j, k) =>
      [i, j, k].reduce((product, at, axis) => product * Math.cos((Math.PI * (at + 0.5)) / box.counts[axis]), 1),
    );
    const eigenvalue = box.counts.reduce(
      (sum, n, axis) => sum + 100 * ((2 * Math.sin(Math.PI / (2 * n))) / box.spacing[axis]) ** 2,
      0.2,
    );
    const fields = make(box, { diffusion: 100, decay: 0.2, initial: wave });
    advance(fields, 1);
    const expected = wave.map((value) => value * Math.exp(-eigenvalue));
    expect(difference(fields.density(0), expected)).toBeLessThan(5e-4);
  });

  test("between held faces, errors of the profile fall with the square of the edges", () => {
    const error = (n: number) => {
      const box: FieldGrid = { counts: [n, 1, 1], spacing: [200 / n, 20, 20] };
      const fields = make(box, { diffusion: 1e3, decay: 0.3, initial: 0, faces: { xMinimum: 2, xMaximum: 2 } });
      for (let step = 0; step < 20; step++) advance(fields, 10);
      const q = Math.sqrt(0.3 / 1e3);
      const profile = values(box, (i) => (2 * Math.cosh(q * (((i + 0.5) * 200) / n - 100))) / Math.cosh(q * 100));
      return difference(fields.density(0), profile);
    };
    const [coarse, fine] = [error(10), error(20)];
    expect(coarse / fine).toBeGreaterThan(3.6);
    expect(coarse / fine).toBeLessThan(4.4);
  });

  test("where nothing diffuses, a voxel's density relaxes on its own", () => {
    const fields = make(square(3), { diffusion: 0, decay: 0.1, initial: 1 });
    fields.sink().set([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    fields.source().fill(1);
    advance(fields, 0.5);
    for (let i = 0; i < 9; i++) {
      const k = 0.1 + i;
      expect(fields.density(0)[i]).toBeCloseTo(1 / k + (1 - 1 / k) * Math.exp(-0.5 * k), 3);
    }
  });
});

describe("what must be kept", () => {
  const drops = (box: FieldGrid) => {
    const chance = generator(4, 1, 0, 0);
    return values(box, () => (chance.uniform() < 0.05 ? 100 ** chance.uniform() : 0));
  };

  test.each([10, 1e3, 1e5])("in a closed box without sinks the amount, to 1e-10 of it, at D = %d", (diffusion) => {
    const box: FieldGrid = { counts: [13, 10, 6], spacing: [20, 25, 20] };
    const initial = drops(box);
    const amount = initial.reduce((a, b) => a + b);
    const fields = make(box, { diffusion, decay: 0, initial });
    for (const interval of [0.1, 1, 6, 6]) {
      advance(fields, interval);
      const now = fields.density(0).reduce((a, b) => a + b);
      expect(Math.abs(now - amount) / amount).toBeLessThan(1e-10);
    }
  });

  test.each([10, 1e3, 1e5])("densities of 0 or more stay so, at D = %d", (diffusion) => {
    const box = square(17);
    const initial = drops(box);
    const fields = make(box, { diffusion, decay: 0.1, initial });
    fields.sink().set(initial.map((value) => (value > 0 ? 500 : 0)));
    for (const interval of [0.01, 0.1, 1, 6]) {
      advance(fields, interval);
      expect(fields.density(0).every((value) => value >= 0)).toBe(true);
    }
  });

  test("a mirrored start leads to a mirrored end", () => {
    const box: FieldGrid = { counts: [11, 8, 5], spacing: [20, 20, 20] };
    const mirror = (array: Float64Array) => values(box, (i, j, k) => array[10 - i + 11 * (7 - j + 8 * (4 - k))]);
    const start = drops(box);
    const sink = start.map((value) => value / 30);
    const run = (initial: Float64Array, sinks: Float64Array) => {
      const fields = make(box, { diffusion: 2e3, decay: 0.1, initial });
      fields.sink().set(sinks);
      advance(fields, 0.5);
      return fields.density(0).slice();
    };
    expect(difference(mirror(run(mirror(start), mirror(sink))), run(start, sink))).toBeLessThan(1e-3);
  });

  test("held voxels have their density from the first advance on, and not before", () => {
    const held = new Float64Array(25).fill(Number.NaN);
    held[12] = 0.7;
    held[3] = 0;
    const fields = make(square(5), { diffusion: 1e3, decay: 0.1, initial: 5, held });
    expect(fields.density(0)[12]).toBe(5);
    advance(fields, 0.1);
    expect([fields.density(0)[12], fields.density(0)[3]]).toEqual([0.7, 0]);
    advance(fields, 100);
    expect([fields.density(0)[12], fields.density(0)[3]]).toEqual([0.7, 0]);
  });

  test("sinks and sources are left as they were, but for those of held voxels", () => {
    const held = new Float64Array(25).fill(Number.NaN);
    held[12] = 1;
    const fields = make(square(5), { diffusion: 1e3, decay: 0.1, initial: 1, held, faces: { yMaximum: 3 } });
    const filled = Float64Array.from({ length: 25 }, (_, i) => 0.1 * i);
    fields.sink().set(filled);
    fields.source().set(filled);
    advance(fields, 1);
    filled[12] = 0;
    expect([...fields.sink()]).toEqual([...filled]);
    expect([...fields.source()]).toEqual([...filled]);
  });

  test("densities written into a new field go on to the byte", () => {
    const box = square(14);
    const specification = { diffusion: 5e3, decay: 0.1, initial: drops(box), held: rim(box, 2) };
    const first = make(box, specification);
    for (let step = 0; step < 3; step++) advance(first, 0.3);
    const second = make(box, { ...specification, initial: 0 });
    second.density(0).set(first.density(0));
    for (const fields of [first, second]) for (let step = 0; step < 3; step++) advance(fields, 0.3);
    expect([...second.density(0)]).toEqual([...first.density(0)]);
  });
});

describe("awkward grids are solved in few cycles", () => {
  const chance = generator(6, 1, 0, 0);
  const steadyCycles = (box: FieldGrid, specification: Partial<FieldSpecification>, sink: () => number) => {
    const fields = make(box, { diffusion: 1e5, decay: 0.5, initial: 0, ...specification });
    fields.sink().set(values(box, sink));
    fields.source().fill(1);
    const { way, cycles } = advance(fields, 1e4);
    expect(way).toBe("steady");
    return cycles;
  };
  const none = () => 0;

  test("voxels twice as long along z, three times along y", () => {
    expect(steadyCycles({ counts: [33, 12, 17], spacing: [10, 30, 20] }, {}, none)).toBeLessThan(14);
  });

  test("a thin plate", () => {
    expect(steadyCycles({ counts: [65, 31, 3], spacing: [20, 20, 20] }, {}, none)).toBeLessThan(14);
  });

  test("scattered sinks a million times as strong as the decay", () => {
    expect(steadyCycles(cube(21), {}, () => (chance.uniform() < 0.05 ? 5e5 : 0))).toBeLessThan(20);
  });

  test("scattered held voxels, and a held wall", () => {
    const box = cube(21);
    const held = values(box, (i) => (i === 9 || chance.uniform() < 0.01 ? 3 : Number.NaN));
    expect(steadyCycles(box, { held }, none)).toBeLessThan(20);
  });

  test("a substance that hardly diffuses", () => {
    expect(steadyCycles(cube(12), { diffusion: 1 }, () => chance.uniform())).toBeLessThan(8);
  });
});

describe("what cannot be is refused", () => {
  const good: FieldSpecification = { diffusion: 1, decay: 0, initial: 0 };
  test.each<[string, FieldGrid, Partial<FieldSpecification>]>([
    ["counts[1]", { counts: [3, 0, 1], spacing: [1, 1, 1] }, {}],
    ["counts[0]", { counts: [2.5, 3, 1], spacing: [1, 1, 1] }, {}],
    ["spacing[2]", { counts: [3, 3, 1], spacing: [1, 1, 0] }, {}],
    ["substances[0].diffusion", square(3), { diffusion: -1 }],
    ["substances[0].decay", square(3), { decay: Number.NaN }],
    ["substances[0].initial", square(3), { initial: Number.POSITIVE_INFINITY }],
    ["substances[0].initial", square(3), { initial: new Float64Array(8) }],
    ["substances[0].held", square(3), { held: new Float64Array(10) }],
    ["substances[0].faces", square(3), { faces: { xMinimum: Number.NaN } }],
  ])("%s", (place, box, wrong) => {
    expect(() => make(box, { ...good, ...wrong })).toThrow(expect.objectContaining({ place }));
  });

  test("an interval of 0, a negative sink, a source that is not a number", () => {
    const fields = make(square(3), good);
    expect(() => fields.advance(0, 0)).toThrow(InputError);
    fields.sink()[4] = -1;
    expect(() => fields.advance(0, 1)).toThrow(InputError);
    fields.sink()[4] = 0;
    fields.source()[4] = Number.NaN;
    expect(() => fields.advance(0, 1)).toThrow(InputError);
  });

  test("steps of one scheme in the other", () => {
    expect(() => make(square(3), good).stepLod(0.1)).toThrow(InputError);
  });

  test("an overflow is a status, and leaves the densities", () => {
    const fields = make(square(3), { ...good, initial: 1 });
    fields.source().fill(1e308);
    expect(fields.advance(0, 1e6).code).toBe("not-finite");
    expect([...fields.density(0)]).toEqual(Array(9).fill(1));
  });
});
