import { construct, divide, type Expression, isNumber, multiply, one } from "../expression/expression.ts";
import type { Operation } from "../expression/operators.ts";
import { operandsFirst } from "../expression/traverse.ts";
import { needsExactDivision } from "./hoist.ts";

/**
 * Formulas in which what divides more than once is inverted once and multiplied by: a division takes as long as a dozen
 * products, and derivatives of quotients divide by the same thing again and again.
 */
export function shareReciprocals(expressions: readonly Expression[]): Expression[] {
  const ordered = operandsFirst(expressions);
  if (needsExactDivision(ordered)) return [...expressions];
  const divisions = new Map<Expression, number>();
  for (const { operator, operands } of ordered) {
    if (operator === "divide") divisions.set(operands[1], (divisions.get(operands[1]) ?? 0) + 1);
  }
  const replaced = new Map<Expression, Expression>();
  for (const node of ordered) {
    const [a, b] = node.operands.map((operand) => replaced.get(operand)!);
    if (node.operator === "divide" && !isNumber(b) && divisions.get(node.operands[1])! > 1) {
      replaced.set(node, multiply(a, divide(one, b)));
    } else if (node.operands.length === 0) replaced.set(node, node);
    else {
      const operands = node.operands.map((operand) => replaced.get(operand)!);
      replaced.set(node, construct(node.operator as Operation, operands));
    }
  }
  return expressions.map((expression) => replaced.get(expression)!);
}
