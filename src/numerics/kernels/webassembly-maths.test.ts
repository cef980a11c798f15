import { expect, test } from "vitest";
import { cos, exp, log, pow, sin, tanh } from "../../foundation/maths.ts";
import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { Instruction } from "./program.ts";
import { webassemblyMachine } from "./webassembly.ts";

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  1.5,
  5e-324,
  -5e-324,
  1e-310,
  2.2250738585072014e-308,
  7.450580596923828e-9,
  709.782712893384,
  709.8,
  710,
  -708.5,
  -745.2,
  -746,
  134217728,
  134217729,
  9007199254740991,
  -9007199254740991,
  9007199254740992,
  1e300,
  -1e300,
  3.7e19,
  -3.7e19,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

/** Numbers of every kind: special ones, any pattern of bits, and common sizes of either sign. */
function argument(random: RandomGenerator): number {
  const kind = random.uniform();
  if (kind < 0.15) return SPECIAL[Math.floor(random.uniform() * SPECIAL.length)];
  if (kind < 0.3) {
    const words = Uint32Array.of(random.uniform() * 2 ** 32, random.uniform() * 2 ** 32);
    return new Float64Array(words.buffer)[0];
  }
  return random.normal() * 10 ** (random.uniform() * 6 - 3);
}

const unary = { exp, log, sin, cos, tanh };

const sameNaN = (value: number): number => (Number.isNaN(value) ? Number.NaN : value);

test.each(["exp", "log", "sin", "cos", "tanh", "pow"] as const)(
  "%s has in either lane the bits that it has in TypeScript, whatever the other lane holds",
  (op) => {
    const code: Instruction[] = [
      { op: "load", slot: 0 },
      { op: "load", slot: 1 },
      op === "pow" ? { op, a: 0, b: 1 } : { op, a: 0 },
      { op: "store", slot: 2, a: 2 },
    ];
    const program = { slots: 3, routines: [{ name: "main", code }] };
    const one = webassemblyMachine(program, 1);
    const two = webassemblyMachine(program, 2);
    const random = generator(1, streams.calibration, 0, 0);
    for (let trial = 0; trial < 30_000; trial++) {
      const x = [argument(random), argument(random)];
      const y = [argument(random), argument(random)];
      two.memory.set([...x, ...y]);
      two.run.main();
      for (const lane of [0, 1]) {
        one.memory.set([x[lane], y[lane]]);
        one.run.main();
        const expected = sameNaN(op === "pow" ? pow(x[lane], y[lane]) : unary[op](x[lane]));
        const found = [one.memory[2], two.memory[4 + lane]].map(sameNaN);
        // Object.is first: a message for each of 60 000 comparisons would take most of the time.
        if (!found.every((value) => Object.is(value, expected))) {
          expect(found, `${op}(${x[lane]}, ${y[lane]})`).toEqual([expected, expected]);
        }
      }
    }
  },
);
