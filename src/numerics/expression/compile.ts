import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { Expression, Operator } from "./expression.ts";
import { type Operation, operate } from "./operators.ts";
import { expandHills, operandsFirst } from "./traverse.ts";

/** Reads `inputs` in the order of the names it was compiled for, and writes one output a formula. */
export type CompiledFormulas = (inputs: ArrayLike<number>, outputs: Float64Array) => void;

/** Opcodes of what formulas are mostly made of: one number each, so that the loop below becomes a jump table. */
const frequent: readonly Operator[] = [
  ...(["add", "subtract", "multiply", "divide"] as const),
  ...(["max", "min", "negate", "sqrt", "lessOrEqual", "select"] as const),
];

/**
 * Formulas as a closure over a tape: each operation reads and writes places of one array of doubles. What formulas
 * share is computed once. No code is generated from text, so it runs where a page's security policy forbids that;
 * for the inner loop of a solver there is `numerics/kernels`.
 *
 * @param names the order of the inputs; names that no formula uses are fine
 * @throws {InputError} if a formula uses a name that is not an input
 */
export function compile(expressions: readonly Expression[], names: readonly string[]): CompiledFormulas {
  const expanded = expandHills(expressions);
  const places = new Map<Expression, number>();
  const inputOf = new Map(names.map((name, index) => [name, index]));
  const memory: number[] = new Array(names.length).fill(0);
  const tape: { operation: Operation; code: number; a: number; b: number; c: number; to: number }[] = [];

  for (const node of operandsFirst(expanded)) {
    if (node.operator === "symbol") {
      places.set(node, placeOf(node.name, inputOf));
      continue;
    }
    const to = memory.length;
    places.set(node, to);
    memory.push(node.value);
    if (node.operator === "number") continue;
    const [a, b, c] = [0, 1, 2].map((i) => places.get(node.operands[i]) ?? 0);
    tape.push({ operation: node.operator as Operation, code: frequent.indexOf(node.operator), a, b, c, to });
  }
  return run(
    tape,
    Float64Array.from(memory),
    names.length,
    expanded.map((expression) => places.get(expression)!),
  );
}

function placeOf(name: string, inputOf: ReadonlyMap<string, number>): number {
  const place = inputOf.get(name);
  if (place !== undefined) return place;
  throw new InputError(name, "an unknown name", `one of the inputs${didYouMean(name, inputOf.keys())}`);
}

function run(
  steps: readonly { operation: Operation; code: number; a: number; b: number; c: number; to: number }[],
  memory: Float64Array,
  inputCount: number,
  results: readonly number[],
): CompiledFormulas {
  const operations = steps.map((step) => step.operation);
  const tape = Int32Array.from(steps.flatMap(({ code, a, b, c, to }) => [code, a, b, c, to]));
  return (inputs, outputs) => {
    for (let i = 0; i < inputCount; i++) memory[i] = inputs[i];
    for (let step = 0, at = 0; at < tape.length; step++, at += 5) {
      const a = memory[tape[at + 1]];
      const b = memory[tape[at + 2]];
      let result: number;
      switch (tape[at]) {
        case 0:
          result = a + b;
          break;
        case 1:
          result = a - b;
          break;
        case 2:
          result = a * b;
          break;
        case 3:
          result = a / b;
          break;
        case 4:
          result = Math.max(a, b);
          break;
        case 5:
          result = Math.min(a, b);
          break;
        case 6:
          result = -a;
          break;
        case 7:
          result = Math.sqrt(a);
          break;
        case 8:
          result = a <= b ? 1 : 0;
          break;
        case 9:
          result = a !== 0 ? b : memory[tape[at + 3]];
          break;
        default:
          result = operate(operations[step], a, b, memory[tape[at + 3]]);
      }
      memory[tape[at + 4]] = result;
    }
    for (let i = 0; i < results.length; i++) outputs[i] = memory[results[i]];
  };
}

/** One formula as a function of its inputs, for initial values and the like. */
export function compileOne(expression: Expression, names: readonly string[]): (inputs: ArrayLike<number>) => number {
  const formulas = compile([expression], names);
  const output = new Float64Array(1);
  return (inputs) => {
    formulas(inputs, output);
    return output[0];
  };
}
