import { describe, expect, test } from "vitest";
import { alone, type Crew, type Kernel } from "../../foundation/crew.ts";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { type Ball, ballPit } from "../mechanics/ball-pit.ts";
import { bodyFlags, type MechanicsSettings, type PairLaw } from "../mechanics/mechanics.ts";
import type { LinearMemory } from "../memory.ts";
import { loadKernels } from "./load-kernels.ts";
import { mechanicsBytes } from "./mechanics-bytes.ts";
import { mechanicsKernels } from "./mechanics-kernels.ts";
import { mechanicsReferenceKernels } from "./mechanics-reference.ts";

const KINDS = 3;

/** A crowd of all sizes and kinds, some outside of the box, some held, some fresh, some in one place. */
function crowd(dimensions: 2 | 3, n: number): Ball[] {
  const chance = generator(7, streams.lesions, dimensions, 0);
  const balls = Array.from({ length: n }, (_, i): Ball => {
    const at = () => (chance.uniform() - 0.5) * (dimensions === 3 ? 90 : 200);
    const radius = i % 50 === 0 ? 30 : 2 + 8 * chance.uniform();
    return {
      position: [at(), at(), dimensions === 3 ? at() : 0],
      radius,
      reach: radius * (i % 7 === 0 ? 0.5 : 1.4),
      repulsion: 10 * chance.uniform(),
      adhesion: chance.uniform(),
      kind: i % KINDS,
      flags: i % 11 === 0 ? bodyFlags.present : i % 13 === 0 ? bodyFlags.moves : i % 5 === 0 ? 7 : 3,
    };
  });
  return balls.map((ball, i) => (i % 40 === 1 ? { ...ball, position: balls[0].position } : ball));
}

/** Pieces of odd sizes, last ones first. */
function scattered(kernels: Readonly<Record<string, Kernel>>): Crew {
  return {
    threads: 3,
    run(kernel, args, count) {
      for (let end = count, size = 1; end > 0; end -= size, size = (size * 3) % 17) {
        kernels[kernel](...args, Math.max(0, end - size), end);
      }
    },
  };
}

interface Variant {
  readonly dimensions: 2 | 3;
  readonly settings: Partial<MechanicsSettings>;
  readonly own: boolean;
}

/** Everything once, and again after the bodies have moved; then all bytes of the memory. */
function bytesAfter({ dimensions, settings, own }: Variant, crewOf: (memory: LinearMemory) => Crew): Uint8Array {
  const side = dimensions === 3 ? 48 : 104;
  const pit = ballPit(
    crowd(dimensions, 400),
    { dimensions, minimum: [-side, -side, -side], maximum: [side, side, side], wall: true, ...settings },
    crewOf,
  );
  const { arena, mechanics, columns, n } = pit;
  const affinities = own ? arena.allocate(n * KINDS * 8) : 0;
  if (own) {
    const rows = arena.f64(affinities, n * KINDS);
    for (let i = 0; i < rows.length; i++) rows[i] = Math.sqrt((i % 5) / 3);
  }
  mechanics.attach({ ...columns, affinities }, n);
  const springs = arena.allocate((n + 1) * 4);
  const ends = arena.allocate(8);
  const stiffness = arena.allocate(16);
  arena.u32(springs, n + 1).fill(2, 4);
  arena.u32(springs, n + 1)[3] = 1;
  arena.u32(ends, 2).set([3, 2]);
  arena.f64(stiffness, 2).fill(0.3);
  pit.extra().fill(0.25);
  for (let step = 0; step < 4; step++) {
    mechanics.noteReaches();
    mechanics.ensureList();
    mechanics.forces();
    mechanics.addSprings(springs, ends, stiffness);
    mechanics.stiffness(springs, stiffness);
    mechanics.changes();
    mechanics.move(0.2, step * 0.1, step % 2 === 0 ? "physicell" : "accurate");
  }
  expect(pit.bodies().every(Number.isFinite)).toBe(true);
  expect(mechanics.neighbourIndices().length).toBeGreaterThan(n);
  return new Uint8Array(arena.memory.buffer);
}

const table = new Float64Array([1, 0.5, 2, 0.25, 1, 1, 0, 3, 1]);
const same = { kinds: KINDS, affinities: new Float64Array(KINDS * KINDS).fill(1) };
const varied = { kinds: KINDS, affinities: table };
const variants: readonly [string, Partial<MechanicsSettings>, boolean][] = [
  ["one affinity", same, false],
  ["affinities of kinds", varied, false],
  ["affinities of each body", varied, true],
  ["PhysiCell's sight", { ...varied, sight: "physicell" }, false],
  ["PhysiCell's sight and affinities of each body", { ...varied, sight: "physicell" }, true],
  ...(["linear", "quadratic", "logarithmic"] satisfies PairLaw[]).map(
    (law): [string, Partial<MechanicsSettings>, boolean] => [`the ${law} law`, { ...same, law }, false],
  ),
];

describe.each([2, 3] as const)("in %i dimensions", (dimensions) => {
  test.each(variants)("compiled and plain kernels, in any pieces, leave the same bytes: %s", (_, settings, own) => {
    const variant = { dimensions, settings, own };
    const compiled = bytesAfter(variant, (memory) => alone(loadKernels(mechanicsBytes, memory)!));
    const plain = bytesAfter(variant, (memory) => alone(mechanicsReferenceKernels(memory)));
    const pieces = bytesAfter(variant, (memory) => scattered(mechanicsKernels(memory)));
    expect(Buffer.compare(plain, compiled)).toBe(0);
    expect(Buffer.compare(pieces, compiled)).toBe(0);
  });
});
