import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { Expression } from "./expression.ts";
import { type Operation, operate } from "./operators.ts";
import { expandHills, operandsFirst } from "./traverse.ts";

/**
 * The value of a formula for given values of its names. For one value now and then; `compile` is for many.
 *
 * @returns a number, NaN or infinite where the formula is; 1 and 0 for true and false
 * @throws {InputError} if a name has no value
 */
export function evaluate(expression: Expression, values: Readonly<Record<string, number>>): number {
  const results = new Map<Expression, number>();
  const [expanded] = expandHills([expression]);
  for (const node of operandsFirst([expanded])) {
    const [a, b, c] = node.operands.map((operand) => results.get(operand)!);
    if (node.operator === "number") results.set(node, node.value);
    else if (node.operator === "symbol") results.set(node, lookUp(node.name, values));
    else results.set(node, operate(node.operator as Operation, a, b, c));
  }
  return results.get(expanded)!;
}

function lookUp(name: string, values: Readonly<Record<string, number>>): number {
  if (Object.hasOwn(values, name)) return values[name];
  const known = Object.keys(values);
  throw new InputError(name, "no value", `one${didYouMean(name, known)}`);
}
