import { describe, expect, test } from "vitest";
import { digestNumbers } from "../../foundation/digest.ts";
import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { interpreterMachine } from "./interpret.ts";
import { javascriptMachine } from "./javascript.ts";
import type { Instruction, Machine, Program, Value } from "./program.ts";
import { webassemblyBytes, webassemblyMachine } from "./webassembly.ts";

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  -3,
  1.5,
  1e-9,
  709.7,
  -745,
  710,
  -746,
  1e308,
  -1e308,
  5e-324,
  -5e-324,
  2.2e-308,
  1e-310,
  134217728,
  134217729,
  9007199254740992,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
const UNARY = ["negate", "abs", "sqrt", "floor", "ceil", "exp", "log", "sin", "cos", "tanh"] as const;
const BINARY = ["add", "subtract", "multiply", "divide", "min", "max", "pow"] as const;
const COMPARISONS = ["less", "lessOrEqual", "equal"] as const;

const SLOTS = 40;

function pick<T>(random: RandomGenerator, items: readonly T[]): T {
  return items[Math.floor(random.uniform() * items.length)];
}

function randomNumber(random: RandomGenerator): number {
  return random.uniform() < 0.3 ? pick(random, SPECIAL) : random.normal() * 10 ** Math.floor(random.uniform() * 7 - 3);
}

/** Any program is fair as long as conditions and numbers are not mixed. */
function randomProgram(random: RandomGenerator, length: number): Program {
  const code: Instruction[] = [];
  const numbers: Value[] = [];
  const conditions: Value[] = [];
  const push = (kind: Value[], instruction: Instruction): void => void kind.push(code.push(instruction) - 1);
  for (let slot = 0; slot < 8; slot++) push(numbers, { op: "load", slot });
  push(conditions, { op: "less", a: 0, b: 1 });
  // Mostly recent values, so that many are used once and chains grow deep.
  const number = (): Value => (random.uniform() < 0.7 ? numbers[numbers.length - 1] : pick(random, numbers));
  while (code.length < length) {
    const kind = random.uniform();
    const slot = Math.floor(random.uniform() * SLOTS);
    if (kind < 0.08) push(numbers, { op: "load", slot });
    else if (kind < 0.16) code.push({ op: "store", slot, a: number() });
    else if (kind < 0.22) push(numbers, { op: "constant", value: randomNumber(random) });
    else if (kind < 0.35) push(numbers, { op: pick(random, UNARY), a: number() });
    else if (kind < 0.75) push(numbers, { op: pick(random, BINARY), a: number(), b: number() });
    else if (kind < 0.85) push(conditions, { op: pick(random, COMPARISONS), a: number(), b: number() });
    else if (kind < 0.88) {
      push(conditions, { op: pick(random, ["and", "or"]), a: pick(random, conditions), b: pick(random, conditions) });
    } else if (kind < 0.9) push(conditions, { op: "not", a: pick(random, conditions) });
    else push(numbers, { op: "select", condition: pick(random, conditions), a: number(), b: number() });
  }
  for (let slot = 0; slot < SLOTS; slot++) code.push({ op: "store", slot, a: number() });
  return { slots: SLOTS, routines: [{ name: "main", code }] };
}

function runOn(machine: Machine, inputs: readonly (readonly number[])[]): string[] {
  inputs.forEach((input, lane) => {
    for (let slot = 0; slot < SLOTS; slot++) machine.memory[slot * machine.lanes + lane] = input[slot];
  });
  machine.run.main();
  return inputs.map((_, lane) =>
    digestNumbers(Array.from({ length: SLOTS }, (_, slot) => machine.memory[slot * machine.lanes + lane])),
  );
}

describe("one program gives the same bytes", () => {
  test("interpreted, as JavaScript, as WebAssembly, and in either lane beside any other patient", () => {
    for (let trial = 0; trial < 150; trial++) {
      const random = generator(1, streams.calibration, trial, 0);
      const program = randomProgram(random, pick(random, [5, 30, 200, 600]));
      const [left, right] = [0, 1].map(() => Array.from({ length: SLOTS }, () => randomNumber(random)));
      const interpreter = interpreterMachine(program);
      const expected = [...runOn(interpreter, [left]), ...runOn(interpreter, [right])];
      const javascript = javascriptMachine(program);
      expect([...runOn(javascript, [left]), ...runOn(javascript, [right])], `trial ${trial}`).toEqual(expected);
      const scalar = webassemblyMachine(program, 1);
      expect([...runOn(scalar, [left]), ...runOn(scalar, [right])], `trial ${trial}`).toEqual(expected);
      const vector = webassemblyMachine(program, 2);
      expect(runOn(vector, [left, right]), `trial ${trial}`).toEqual(expected);
      expect(runOn(vector, [right, left]), `trial ${trial}`).toEqual([...expected].reverse());
    }
  });

  test("before and after the engine has optimised the code", () => {
    const random = generator(2, streams.calibration, 0, 0);
    const program = randomProgram(random, 3000);
    const input = Array.from({ length: SLOTS }, () => random.normal());
    const [expected] = runOn(interpreterMachine(program), [input]);
    for (const machine of [javascriptMachine(program), webassemblyMachine(program, 1)]) {
      for (let call = 0; call < 600; call++) {
        const [found] = call % 50 === 0 ? runOn(machine, [input]) : [expected];
        machine.run.main();
        expect(found).toBe(expected);
      }
    }
  });

  test("when a routine is long enough to be cut into parts", () => {
    const random = generator(3, streams.calibration, 0, 0);
    const program = randomProgram(random, 12_000);
    const input = Array.from({ length: SLOTS }, () => random.normal());
    const [expected] = runOn(interpreterMachine(program), [input]);
    expect(runOn(javascriptMachine(program), [input])).toEqual([expected]);
    expect(runOn(webassemblyMachine(program, 2), [input, input])).toEqual([expected, expected]);
  });
});

test("a program always becomes the same bytes, which the engine finds valid", () => {
  const program = randomProgram(generator(4, streams.calibration, 0, 0), 2000);
  for (const lanes of [1, 2] as const) {
    const bytes = webassemblyBytes(program, lanes);
    expect(WebAssembly.validate(bytes)).toBe(true);
    expect(webassemblyBytes(structuredClone(program), lanes)).toEqual(bytes);
  }
});

describe("operations", () => {
  const machines = [
    { name: "interpreter", make: interpreterMachine },
    { name: "JavaScript", make: javascriptMachine },
    { name: "WebAssembly, one lane", make: (program: Program) => webassemblyMachine(program, 1) },
    { name: "WebAssembly, two lanes", make: (program: Program) => webassemblyMachine(program, 2) },
  ];

  test.each(machines)("minimum and maximum order −0 below 0 and pass NaN on ($name)", ({ make }) => {
    const found = apply(make, ["min", "max"], 0, -0);
    expect(found.map((value) => 1 / value)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(apply(make, ["min", "max"], Number.NaN, 1)).toEqual([Number.NaN, Number.NaN]);
  });

  test.each(machines)("a load reads what was stored before it, not after it ($name)", ({ make }) => {
    const code: Instruction[] = [
      { op: "load", slot: 0 },
      { op: "constant", value: 5 },
      { op: "store", slot: 0, a: 1 },
      { op: "load", slot: 0 },
      { op: "add", a: 0, b: 0 },
      { op: "add", a: 4, b: 3 },
      { op: "store", slot: 1, a: 5 },
    ];
    const machine = make({ slots: 2, routines: [{ name: "main", code }] });
    machine.memory[0] = 1;
    machine.run.main();
    expect(machine.memory[machine.lanes]).toBe(7);
  });

  test.each(machines)(
    "a routine repeated over runs of slots, and a sequence, do what is written out ($name)",
    ({ make }) => {
      // x[i] += factor·y[i] for five i, where factor is halved after each; then all of it a second time.
      const code: Instruction[] = [
        { op: "load", slot: 0 },
        { op: "load", slot: 6, stride: 1 },
        { op: "multiply", a: 0, b: 1 },
        { op: "load", slot: 1, stride: 1 },
        { op: "add", a: 3, b: 2 },
        { op: "store", slot: 1, stride: 1, a: 4 },
        { op: "constant", value: 0.5 },
        { op: "multiply", a: 0, b: 6 },
        { op: "store", slot: 0, a: 7 },
      ];
      const machine = make({
        slots: 11,
        routines: [{ name: "pass", code, repeat: 5 }],
        sequences: [{ name: "twice", routines: ["pass", "pass"] }],
      });
      const x = [1, 2, 3, 4, 5];
      const y = [0.1, 0.2, 0.3, 0.4, 0.5];
      const { lanes, memory } = machine;
      [3, ...x, ...y].forEach((value, slot) => {
        memory[slot * lanes] = value;
      });
      machine.run.twice();
      let factor = 3;
      for (let pass = 0; pass < 2; pass++) {
        for (let i = 0; i < 5; i++) {
          x[i] += factor * y[i];
          factor *= 0.5;
        }
      }
      expect(Array.from({ length: 11 }, (_, slot) => memory[slot * lanes])).toEqual([factor, ...x, ...y]);
    },
  );

  function apply(make: (program: Program) => Machine, ops: readonly ("min" | "max")[], a: number, b: number): number[] {
    const code: Instruction[] = [
      { op: "load", slot: 0 },
      { op: "load", slot: 1 },
    ];
    ops.forEach((op, index) => {
      code.push({ op, a: 0, b: 1 });
      code.push({ op: "store", slot: 2 + index, a: code.length - 1 });
    });
    const machine = make({ slots: 2 + ops.length, routines: [{ name: "main", code }] });
    machine.memory[0] = a;
    machine.memory[machine.lanes] = b;
    machine.run.main();
    return ops.map((_, index) => machine.memory[(2 + index) * machine.lanes]);
  }
});
