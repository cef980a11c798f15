import { cos, exp, log, pow, sin, tanh } from "../../foundation/maths.ts";
import type { Instruction, Machine, Program, Routine } from "./program.ts";

/**
 * A program run instruction by instruction: about fifty times slower than generated code, but it needs neither
 * `new Function` nor WebAssembly, so it runs under the strictest content policy, and it is the oracle of the others.
 */
export function interpreterMachine(program: Program): Machine {
  const memory = new Float64Array(program.slots);
  const run: Record<string, () => void> = {};
  for (const routine of program.routines) {
    const values = new Float64Array(routine.code.length);
    run[routine.name] = () => {
      for (let i = 0; i < (routine.repeat ?? 1); i++) execute(routine, memory, values, i);
    };
  }
  for (const { name, routines } of program.sequences ?? []) {
    run[name] = () => {
      for (const routine of routines) run[routine]();
    };
  }
  return { lanes: 1, memory, run };
}

function execute(routine: Routine, memory: Float64Array, values: Float64Array, round: number): void {
  const { code } = routine;
  for (let i = 0; i < code.length; i++) {
    const instruction = code[i];
    if (instruction.op === "store") memory[place(instruction, round)] = values[instruction.a];
    else if (instruction.op === "load") values[i] = memory[place(instruction, round)];
    else values[i] = evaluate(instruction, values);
  }
}

function place({ slot, stride }: { readonly slot: number; readonly stride?: 1 }, round: number): number {
  return stride === undefined ? slot : slot + round;
}

function evaluate(instruction: Exclude<Instruction, { op: "load" | "store" }>, v: Float64Array): number {
  switch (instruction.op) {
    case "constant":
      return instruction.value;
    case "add":
      return v[instruction.a] + v[instruction.b];
    case "subtract":
      return v[instruction.a] - v[instruction.b];
    case "multiply":
      return v[instruction.a] * v[instruction.b];
    case "divide":
      return v[instruction.a] / v[instruction.b];
    case "min":
      return Math.min(v[instruction.a], v[instruction.b]);
    case "max":
      return Math.max(v[instruction.a], v[instruction.b]);
    case "pow":
      return pow(v[instruction.a], v[instruction.b]);
    case "negate":
      return -v[instruction.a];
    case "abs":
      return Math.abs(v[instruction.a]);
    case "sqrt":
      return Math.sqrt(v[instruction.a]);
    case "floor":
      return Math.floor(v[instruction.a]);
    case "ceil":
      return Math.ceil(v[instruction.a]);
    case "exp":
      return exp(v[instruction.a]);
    case "log":
      return log(v[instruction.a]);
    case "sin":
      return sin(v[instruction.a]);
    case "cos":
      return cos(v[instruction.a]);
    case "tanh":
      return tanh(v[instruction.a]);
    case "less":
      return v[instruction.a] < v[instruction.b] ? 1 : 0;
    case "lessOrEqual":
      return v[instruction.a] <= v[instruction.b] ? 1 : 0;
    case "equal":
      return v[instruction.a] === v[instruction.b] ? 1 : 0;
    case "and":
      return v[instruction.a] * v[instruction.b];
    case "or":
      return Math.max(v[instruction.a], v[instruction.b]);
    case "not":
      return 1 - v[instruction.a];
    case "select":
      return v[instruction.condition] === 1 ? v[instruction.a] : v[instruction.b];
  }
}
