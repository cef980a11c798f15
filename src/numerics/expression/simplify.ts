import { add, type Expression, isFiniteFormula, isNumber, multiply, number, select, subtract } from "./expression.ts";
import { rebuild } from "./traverse.ts";

/** A sum as numbers times formulas, in the order of reading, and a constant. */
interface LinearForm {
  readonly coefficients: Map<Expression, number>;
  constant: number;
  /** Summands before like ones were joined. */
  summands: number;
}

/** Longer sums are left as they are: a sum of shared sums would otherwise take time without end. */
const mostSummands = 64;

function collect(node: Expression, factor: number, form: LinearForm): void {
  const [a, b] = node.operands;
  if (form.summands > mostSummands) return;
  if (node.operator === "add" || node.operator === "subtract") {
    collect(a, factor, form);
    collect(b, node.operator === "add" ? factor : -factor, form);
  } else if (node.operator === "negate") collect(a, -factor, form);
  else if (node.operator === "multiply" && isNumber(a)) collect(b, factor * a.value, form);
  else if (node.operator === "multiply" && isNumber(b)) collect(a, factor * b.value, form);
  else {
    form.summands++;
    if (isNumber(node)) form.constant += factor * node.value;
    else form.coefficients.set(node, (form.coefficients.get(node) ?? 0) + factor);
  }
}

/** x + 2·y − x + 1 + 2 as 2·y + 3; the same node where there is nothing to join, so that no rounding changes idly. */
function joinLikeTerms(node: Expression): Expression {
  const form: LinearForm = { coefficients: new Map(), constant: 0, summands: 0 };
  collect(node, 1, form);
  const { coefficients, constant, summands } = form;
  const joined = coefficients.size + (constant === 0 ? 0 : 1);
  if (summands > mostSummands || joined === summands || !Number.isFinite(constant)) return node;
  // x − x is 0 only where x is finite: where it is not, the difference is not a number and has to stay so.
  for (const [term, factor] of coefficients) if (factor === 0 && !isFiniteFormula(term)) return node;
  let sum = number(0);
  for (const [term, factor] of coefficients) {
    const size = multiply(number(Math.abs(factor)), term);
    if (factor !== 0) sum = factor > 0 ? add(sum, size) : subtract(sum, size);
  }
  return add(sum, number(constant));
}

/** 2·(3·x) as 6·x, and 2·x·(3·y) as 6·(x·y). */
function joinConstants(node: Expression): Expression {
  const [a, b] = node.operands;
  const [m, x] = numberTimes(a);
  const [n, y] = numberTimes(b);
  const product = m * n;
  if ((m === 1 && n === 1) || !Number.isFinite(product) || product === 0) return node;
  if ((isNumber(a) && n === 1) || (isNumber(b) && m === 1)) return node;
  return multiply(number(product), multiply(x, y));
}

function numberTimes(node: Expression): readonly [number, Expression] {
  if (isNumber(node)) return [node.value, number(1)];
  if (node.operator !== "multiply") return [1, node];
  const [a, b] = node.operands;
  if (isNumber(a)) return [a.value, b];
  return isNumber(b) ? [b.value, a] : [1, node];
}

/** Inside a branch its condition is known: `if(c, if(c, a, b), d)` is `if(c, a, d)`. */
function dropDecided(node: Expression): Expression {
  const [condition, ifTrue, ifFalse] = node.operands;
  const decided = (branch: Expression, taken: 1 | 2) =>
    branch.operator === "select" && branch.operands[0] === condition ? branch.operands[taken] : branch;
  return select(condition, decided(ifTrue, 1), decided(ifFalse, 2));
}

function simplified(node: Expression): Expression {
  switch (node.operator) {
    case "add":
    case "subtract":
      return joinLikeTerms(node);
    case "multiply":
      return joinConstants(node);
    case "select":
      return dropDecided(node);
    default:
      return node;
  }
}

/**
 * A formula with like terms and constants joined. Wherever the formula is finite the value stays, up to rounding;
 * what could be 0·∞ or ∞ − ∞ is not touched.
 */
export function simplify(expression: Expression): Expression {
  return rebuild([expression], simplified)[0];
}
