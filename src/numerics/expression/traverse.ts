import { construct, type Expression, expandHill } from "./expression.ts";
import type { Operation } from "./operators.ts";

/**
 * Every formula that these are made of, each once, operands before what uses them, in the order of reading. It
 * depends on the formulas only, so that code generated in this order is the same in every process. Not recursive:
 * a sum of a hundred thousand terms is as deep as it is long.
 */
export function operandsFirst(expressions: readonly Expression[]): Expression[] {
  const ordered: Expression[] = [];
  const met = new Set<Expression>();
  const path: { readonly node: Expression; next: number }[] = [];
  const enter = (node: Expression) => {
    if (met.has(node)) return;
    met.add(node);
    path.push({ node, next: 0 });
  };
  for (const expression of expressions) {
    enter(expression);
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (top.next < top.node.operands.length) enter(top.node.operands[top.next++]);
      else ordered.push(path.pop()!.node);
    }
  }
  return ordered;
}

/** The names in a formula, or in several, in the order of reading. */
export function symbolsOf(...expressions: readonly Expression[]): string[] {
  return operandsFirst(expressions)
    .filter((node) => node.operator === "symbol")
    .map((node) => node.name);
}

/**
 * Formulas built anew, leaves and operations first: `replace` gets each formula with its operands already replaced.
 * Shared parts are visited once and stay shared.
 */
export function rebuild(
  expressions: readonly Expression[],
  replace: (node: Expression, original: Expression) => Expression,
): Expression[] {
  const replaced = new Map<Expression, Expression>();
  for (const node of operandsFirst(expressions)) {
    const operands = node.operands.map((operand) => replaced.get(operand)!);
    const same = operands.every((operand, i) => operand === node.operands[i]);
    replaced.set(node, replace(same ? node : construct(node.operator as Operation, operands), node));
  }
  return expressions.map((expression) => replaced.get(expression)!);
}

/** The formula with names replaced by formulas, all at once (a replacement is not searched again). */
export function substitute(expression: Expression, replacements: ReadonlyMap<string, Expression>): Expression {
  return substituteAll([expression], replacements)[0];
}

/** `substitute` on many formulas; what they share is replaced once. */
export function substituteAll(
  expressions: readonly Expression[],
  replacements: ReadonlyMap<string, Expression>,
): Expression[] {
  return rebuild(expressions, (node, original) =>
    original.operator === "symbol" ? (replacements.get(original.name) ?? node) : node,
  );
}

/** The formulas with every `hill` written out in operations that machines have. */
export function expandHills(expressions: readonly Expression[]): Expression[] {
  return rebuild(expressions, (node) => {
    if (node.operator !== "hill") return node;
    const [x, K, n] = node.operands;
    return expandHill(x, K, n);
  });
}
