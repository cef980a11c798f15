import {
  construct,
  divide,
  type Expression,
  isCondition,
  isNumber,
  multiply,
  number,
  one,
  select,
  symbol,
  zero,
} from "../expression/expression.ts";
import { operandsFirst } from "../expression/traverse.ts";

/** Formulas of which everything that hangs on parameters alone was taken out, to be computed once a parameter set. */
export interface Hoisted {
  readonly expressions: readonly Expression[];
  /** Over parameters only; number k is the symbol `preparedName(k)` in `expressions`. */
  readonly prepared: readonly Expression[];
}

/** No parser makes this name. */
export function preparedName(index: number): string {
  return `#${index}`;
}

/** Whether rounding in a quotient may show as a whole step: floor(90/30) is 3, floor(90·(1/30)) need not be. */
export function needsExactDivision(nodes: readonly Expression[]): boolean {
  return nodes.some(({ operator }) => operator === "floor" || operator === "ceil");
}

/**
 * Splits formulas at the border between what changes with the state or the time and what does not. A division by
 * something constant becomes a multiplication by its reciprocal, which costs half a unit in the last place and saves
 * most of the divisions.
 *
 * @param varying names of states and the time
 */
export function hoist(expressions: readonly Expression[], varying: ReadonlySet<string>): Hoisted {
  const ordered = operandsFirst(expressions);
  const exactDivision = needsExactDivision(ordered);
  const varies = new Set<Expression>();
  for (const node of ordered) {
    const own = node.operator === "symbol" && varying.has(node.name);
    if (own || node.operands.some((operand) => varies.has(operand))) varies.add(node);
  }

  const places = new Map<Expression, Expression>();
  const prepared: Expression[] = [];
  const prepare = (node: Expression): Expression => {
    if (node.operator === "symbol" || isNumber(node)) return node;
    let place = places.get(node);
    if (!place) {
      place = symbol(preparedName(prepared.length));
      places.set(node, place);
      prepared.push(isCondition(node) ? select(node, one, zero) : node);
    }
    return place;
  };

  const replaced = new Map<Expression, Expression>();
  const lookup = (node: Expression) => (varies.has(node) ? replaced.get(node)! : prepare(node));
  for (const node of ordered) {
    if (!varies.has(node)) continue;
    if (node.operator === "symbol") {
      replaced.set(node, node);
    } else if (node.operator === "divide" && !varies.has(node.operands[1]) && !exactDivision) {
      const [a, b] = node.operands;
      replaced.set(node, multiply(lookup(a), prepare(isNumber(b) ? number(1 / b.value) : divide(one, b))));
    } else {
      replaced.set(node, construct(node.operator as "add", node.operands.map(lookup)));
    }
  }
  return { expressions: expressions.map(lookup), prepared };
}
