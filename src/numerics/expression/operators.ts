import { cos, exp, log, pow, sin, tanh } from "../../foundation/maths.ts";
import type { Operator } from "./expression.ts";

/** An operation that a machine performs: `hill` is first written out in the others (`expandHill`). */
export type Operation = Exclude<Operator, "number" | "symbol" | "hill">;

/**
 * The value of one operation on numbers; truth is 1, falsehood 0. The only definition of what a formula means:
 * constants are folded with it, and every back end must agree with it to the byte.
 */
export function operate(operation: Operation, a: number, b: number, c: number): number {
  switch (operation) {
    case "add":
      return a + b;
    case "subtract":
      return a - b;
    case "multiply":
      return a * b;
    case "divide":
      return a / b;
    case "negate":
      return -a;
    case "pow":
      return pow(a, b);
    case "exp":
      return exp(a);
    case "log":
      return log(a);
    case "sqrt":
      return Math.sqrt(a);
    case "abs":
      return Math.abs(a);
    case "min":
      return Math.min(a, b);
    case "max":
      return Math.max(a, b);
    case "sin":
      return sin(a);
    case "cos":
      return cos(a);
    case "tanh":
      return tanh(a);
    case "floor":
      return Math.floor(a);
    case "ceil":
      return Math.ceil(a);
    case "less":
      return a < b ? 1 : 0;
    case "lessOrEqual":
      return a <= b ? 1 : 0;
    case "equal":
      return a === b ? 1 : 0;
    case "and":
      return a !== 0 && b !== 0 ? 1 : 0;
    case "or":
      return a !== 0 || b !== 0 ? 1 : 0;
    case "not":
      return a === 0 ? 1 : 0;
    case "select":
      return a !== 0 ? b : c;
  }
}
