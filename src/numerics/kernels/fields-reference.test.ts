import { describe, expect, test } from "vitest";
import { alone, type Crew, type Kernel } from "../../foundation/crew.ts";
import { generator } from "../../foundation/random.ts";
import { type FieldGrid, type FieldSpecification, Fields } from "../fields/fields.ts";
import { makeLevels, setDiffusion } from "../fields/levels.ts";
import { Arena, type LinearMemory, linearMemory } from "../memory.ts";
import { fieldsBytes } from "./fields-bytes.ts";
import { CALL, inTurn } from "./fields-calls.ts";
import { fieldsReferenceKernels } from "./fields-reference.ts";
import { loadKernels } from "./load-kernels.ts";

type Kernels = Readonly<Record<string, Kernel>>;
const twins: Readonly<Record<string, (memory: LinearMemory) => Kernels>> = {
  WebAssembly: (memory) => loadKernels(fieldsBytes, memory)!,
  TypeScript: fieldsReferenceKernels,
};

const grids: Readonly<Record<string, FieldGrid>> = {
  "odd cubes": { counts: [7, 9, 5], spacing: [20, 20, 20] },
  "even cubes": { counts: [8, 6, 4], spacing: [20, 20, 20] },
  "a cube that is wide enough for whole vectors": { counts: [21, 6, 5], spacing: [20, 20, 20] },
  "flat squares": { counts: [13, 8, 1], spacing: [10, 10, 20] },
  "unequal edges": { counts: [9, 4, 6], spacing: [10, 20, 13] },
  "a thin row": { counts: [1, 1, 11], spacing: [5, 5, 5] },
  "one voxel": { counts: [1, 1, 1], spacing: [5, 5, 5] },
};

/** Arrays of random numbers on a grid of two levels or one, and every kernel run once on all of its items. */
function runAll(kernels: Kernels, memory: LinearMemory, arena: Arena, grid: FieldGrid): void {
  const voxels = grid.counts[0] * grid.counts[1] * grid.counts[2];
  const chance = generator(3, 1, 0, 0);
  const random = (low: number) => {
    const address = arena.allocate(8 * voxels);
    arena.f64(address, voxels).forEach((_, i, array) => {
      array[i] = low + chance.uniform();
    });
    return address;
  };
  const [u, v, f, sink] = [random(-0.5), random(-0.5), random(-0.5), random(0)];
  const [a, b, c, d, e, g] = Array.from({ length: 6 }, () => random(-1));
  const held = 3 % voxels;
  arena.f64(sink, voxels)[held] = 2 ** 900;
  arena.f64(f, voxels)[held] = 2 ** 900 * 0.3;
  const norms = arena.allocate(32 * (voxels + 1));
  const levels = makeLevels(arena, grid, sink, arena.allocate(8 * voxels));
  for (const level of levels) setDiffusion(arena, level, 37);
  const [fine, coarse = fine] = levels;
  const kept = arena.allocate(8 * voxels);
  const index = arena.allocate(8);
  arena.u32(index, 2).set([voxels - 1, 0]);
  const blocks = Math.ceil(voxels / 1024);
  const [nx, ny, nz] = grid.counts;
  const items: [string, number[], number][] = [
    ["fieldsCoarsen", [fine.record, coarse.record, 1.3], coarse === fine ? 0 : coarse.rows],
    // Sinks that are alike by this measure are averaged: the coarse ones are kept before they are written over.
    ["fieldsMap", [coarse.sink, kept, 1, 0, 0, coarse.voxels], Math.ceil(coarse.voxels / 1024)],
    ["fieldsCoarsen", [fine.record, coarse.record, 30], coarse === fine ? 0 : coarse.rows],
    ["fieldsSmooth", [fine.record, u, f, a, 0.1, 0.8], fine.rows],
    ["fieldsSmoothMeasured", [fine.record, u, f, b, 0.1, 0.8, norms], fine.rows],
    ["fieldsSmoothZero", [fine.record, f, c, 0.1, 0.8], fine.rows],
    ["fieldsRestrict", [fine.record, coarse.record, u, f, coarse.right, 0.1, 0.9], coarse === fine ? 0 : coarse.rows],
    ["fieldsProlong", [fine.record, coarse.record, coarse.right, v, 0.7, 1.1], coarse === fine ? 0 : fine.rows],
    ["fieldsAverage", [fine.record, coarse.record, v, coarse.field], coarse === fine ? 0 : coarse.rows],
    ["fieldsStage", [u, v, f, sink, d, 0.3, 2.4, voxels], blocks],
    ["fieldsSubtract", [u, v, e, voxels], blocks],
    ["fieldsDifference", [u, v, a, sink, d, 0.3, 2.4, voxels, norms + 8 * voxels], blocks],
    ["fieldsExtremes", [v, voxels, norms + 16 * voxels], blocks],
    ["fieldsImbalance", [v, d, b, 0.2, voxels, norms + 16 * voxels + 16], blocks],
    ["fieldsSums", [v, voxels, norms + 16 * voxels + 32], blocks],
    ["fieldsMap", [v, e, 0.3, 0.2, 0.1, voxels], blocks],
    ["fieldsHold", [e, index, u, 0.5], Math.min(2, voxels)],
    ["fieldsHold", [c, index, 0, 0.5], 1],
    ["fieldsSweepRows", [g, nx, u, v], ny * nz],
    ["fieldsSweepLines", [g, ny, nx, nx * ny, nx, 3, a, b], nz * Math.ceil(nx / 3)],
    ["fieldsSweepLines", [g, nz, nx * ny, nx, nx, 3, a, b], ny * Math.ceil(nx / 3)],
  ];
  const calls = arena.allocate(8 * CALL * items.length);
  const known = new Map<string, number>(inTurn.map(([name], number) => [name, number]));
  const again = items.filter(([name, , count]) => count > 0 && known.has(name));
  const records = again.flatMap(([name, args, rows]) => {
    const record = [known.get(name)!, ...args, 0, rows];
    return [...record, ...new Array<number>(CALL - record.length).fill(0)];
  });
  arena.f64(calls, records.length).set(records);
  items.push(["fieldsInTurn", [calls, again.length], 1]);
  for (const [name, args, count] of items) if (count > 0) kernels[name](...args, 0, count);
  expect(new Set(items.map(([name]) => name))).toEqual(new Set(Object.keys(fieldsReferenceKernels(memory))));
}

describe("the kernels and their twin", () => {
  for (const [name, grid] of Object.entries(grids)) {
    test(`leave the same bytes on ${name}`, () => {
      const [first, second] = Object.values(twins).map((make) => {
        const memory = linearMemory(1 << 20, false);
        runAll(make(memory), memory, new Arena(memory), grid);
        return new Uint8Array(memory.buffer.slice(0));
      });
      expect(Buffer.compare(first, second)).toBe(0);
    });
  }

  test("call what is not a number so, wherever it is in a block", () => {
    for (const make of Object.values(twins)) {
      const memory = linearMemory(1 << 16, false);
      const arena = new Arena(memory);
      const [values, out] = [arena.allocate(72), arena.allocate(16)];
      for (let bad = 0; bad < 9; bad++) {
        arena.f64(values, 9).fill(1)[bad] = Number.NaN;
        make(memory).fieldsExtremes(values, 9, out, 0, 1);
        expect([...arena.f64(out, 2)]).toEqual([Number.NaN, Number.NaN]);
      }
    }
  });
});

/** Does a loop's items in pieces of odd sizes, from the last to the first. */
function shuffled(kernels: Kernels): Crew {
  return {
    threads: 3,
    run(kernel, args, count, grain) {
      const size = Math.max(1, Math.min(grain, 5));
      for (let end = count; end > 0; end -= size) kernels[kernel](...args, Math.max(0, end - size), end);
    },
  };
}

describe("a field", () => {
  const grid: FieldGrid = { counts: [11, 10, 9], spacing: [20, 20, 25] };
  const voxels = 990;
  const held = new Float64Array(voxels).fill(Number.NaN).fill(5, 0, 110);
  const substances: FieldSpecification[] = [
    { diffusion: 1e5, decay: 0.1, initial: 5, held },
    { diffusion: 300, decay: 0.02, initial: 0, faces: { xMinimum: 2, zMaximum: 1 } },
  ];
  const densities = (make: (memory: LinearMemory) => Kernels, crew: (kernels: Kernels) => Crew) => {
    const memory = linearMemory(1 << 16, false);
    const accurate = new Fields(new Arena(memory), crew(make(memory)), grid, substances, "accurate");
    const chance = generator(5, 1, 0, 0);
    for (const interval of [0.1, 6, 0.5]) {
      for (const s of [0, 1]) {
        accurate.sink().forEach((_, i, array) => {
          array[i] = chance.uniform() < 0.2 ? 3 * chance.uniform() : 0;
        });
        accurate.source().fill(0.01);
        expect(accurate.advance(s, interval).code).toBe("done");
      }
    }
    return Buffer.from(Float64Array.of(...accurate.density(0), ...accurate.density(1)).buffer);
  };
  const expected = densities(twins.WebAssembly, alone);

  test("is the same to the byte in TypeScript", () => {
    expect(densities(twins.TypeScript, alone).equals(expected)).toBe(true);
  });

  test("is the same to the byte when its loops are done in pieces of any order", () => {
    expect(densities(twins.WebAssembly, shuffled).equals(expected)).toBe(true);
  });
});
