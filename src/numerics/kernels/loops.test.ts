import { describe, expect, test } from "vitest";
import { machineOf } from "./machine.ts";
import type { Program } from "./program.ts";

/** sums[i] = 2·first[i] + second[i] for i in 0…4, and the total of them, by a sequence that clears it before. */
const program: Program = {
  slots: 20,
  routines: [
    {
      name: "clear",
      code: [
        { op: "constant", value: 0 },
        { op: "store", slot: 19, a: 0 },
      ],
    },
    {
      name: "add",
      repeat: 5,
      code: [
        { op: "load", slot: 0, stride: 1 },
        { op: "load", slot: 5, stride: 1 },
        { op: "constant", value: 2 },
        { op: "multiply", a: 0, b: 2 },
        { op: "add", a: 3, b: 1 },
        { op: "store", slot: 10, stride: 1, a: 4 },
        { op: "load", slot: 19 },
        { op: "add", a: 6, b: 4 },
        { op: "store", slot: 19, a: 7 },
      ],
    },
  ],
  sequences: [{ name: "total", routines: ["clear", "add", "clear", "add"] }],
};

describe.each([
  ["webassembly", 2],
  ["webassembly", 1],
  ["javascript", 1],
  ["interpreter", 1],
] as const)("%s, lanes: %i", (backend, lanes) => {
  test("repeats a routine over runs of slots, and runs sequences", () => {
    const { memory, run } = machineOf(backend, program, lanes);
    for (let lane = 0; lane < lanes; lane++) {
      for (let i = 0; i < 5; i++) {
        memory[i * lanes + lane] = i + 10 * lane;
        memory[(5 + i) * lanes + lane] = 100;
      }
    }
    run.total();
    for (let lane = 0; lane < lanes; lane++) {
      const sums = [0, 1, 2, 3, 4].map((i) => 2 * (i + 10 * lane) + 100);
      expect(sums.map((_, i) => memory[(10 + i) * lanes + lane])).toEqual(sums);
      expect(memory[19 * lanes + lane]).toBe(sums.reduce((sum, x) => sum + x, 0));
      expect([15, 16, 17, 18].map((slot) => memory[slot * lanes + lane])).toEqual([0, 0, 0, 0]);
    }
  });
});
