import {
  add,
  and,
  asWholePower,
  cos,
  divide,
  type Expression,
  equal,
  isNumber,
  isZero,
  less,
  lessOrEqual,
  log,
  multiply,
  negate,
  number,
  one,
  pow,
  select,
  sin,
  subtract,
  zero,
} from "./expression.ts";
import { operandsFirst } from "./traverse.ts";

/** One entry of a sparse Jacobian: the derivative of formula `row` by name `column`. */
export interface JacobianEntry {
  readonly row: number;
  readonly column: number;
  readonly expression: Expression;
}

/** Derivatives of a node's operands, `zero` where there is none. */
type Slopes = readonly Expression[];

/** outer·slope, without the product where the slope is 0: 0·∞ must not appear. */
function scaled(outer: () => Expression, slope: Expression): Expression {
  return isZero(slope) ? zero : multiply(outer(), slope);
}

/** (above − quotient·below)/b: shares the quotient, and neither squares b nor cancels where a is constant. */
function slopeOfQuotient(quotient: Expression, [above, below]: Slopes): Expression {
  const b = quotient.operands[1];
  if (isZero(below)) return divide(above, b);
  if (isZero(above)) return negate(multiply(divide(quotient, b), below));
  return divide(subtract(above, multiply(quotient, below)), b);
}

/** Products that came from a whole power become n·x^(n−1), which is finite at 0 and shorter. */
function slopeOfProduct(product: Expression, [left, right]: Slopes, slopeOf: (node: Expression) => Expression) {
  const { base, n } = asWholePower(product);
  if (n > 1) return scaled(() => multiply(number(n), pow(base, number(n - 1))), slopeOf(base));
  const [a, b] = product.operands;
  return add(
    scaled(() => b, left),
    scaled(() => a, right),
  );
}

/**
 * Roots and powers below 1 are infinitely steep at 0, and 0·∞ would make `sqrt(max(x, 0))` break below x = 0, where
 * it is constant. There the slope is taken as 0, as it is from the left.
 */
function slopeOfRoot(root: Expression, slope: Expression): Expression {
  return select(equal(root, zero), zero, divide(slope, multiply(number(2), root)));
}

/**
 * By the base b·a^(b−1), which unlike b·a^b/a is right at a = 0; by the exponent a^b·ln a, whose limit at a = 0 is 0
 * for b > 0, though ln 0 is not finite.
 */
function slopeOfPower(power: Expression, [byBase, byExponent]: Slopes): Expression {
  const [a, b] = power.operands;
  const inner = multiply(b, pow(a, subtract(b, one)));
  const atZero = select(equal(b, one), one, zero);
  const smooth = isNumber(b) && (b.value > 1 || b.value < 0);
  const inBase = smooth ? inner : select(equal(a, zero), atZero, inner);
  return add(
    scaled(() => inBase, byBase),
    scaled(() => select(less(zero, a), multiply(power, log(a)), zero), byExponent),
  );
}

/**
 * With h = hill(x, K, n): ∂h/∂x = n·h·(1−h)/x, ∂h/∂K = −n·h·(1−h)/K, ∂h/∂n = h·(1−h)·ln(x/K). All are bounded for
 * large x, where h is 1. At x = 0 they are taken as limits: 1/K for n = 1, else 0. (For n < 1 the slope at 0 is
 * infinite; 0 is the slope from the left, and keeps a solver alive.)
 */
function slopeOfHill(h: Expression, [byX, byK, byN]: Slopes): Expression {
  const [x, K, n] = h.operands;
  const rest = subtract(one, h);
  const spread = multiply(h, rest);
  const nothing = lessOrEqual(x, zero);
  const atZero = select(and(equal(x, zero), equal(n, one)), divide(one, K), zero);
  const inside =
    n === one
      ? select(less(x, zero), zero, divide(rest, add(K, x)))
      : select(nothing, atZero, divide(multiply(n, spread), x));
  const inX = scaled(() => inside, byX);
  const inK = scaled(() => negate(divide(multiply(n, spread), K)), byK);
  const inN = scaled(() => select(nothing, zero, multiply(spread, log(divide(x, K)))), byN);
  return add(add(inX, inK), inN);
}

function slopeOfNode(node: Expression, slopes: Slopes, slopeOf: (node: Expression) => Expression): Expression {
  const [a, b] = node.operands;
  const [da, db, dc] = slopes;
  switch (node.operator) {
    case "add":
      return add(da, db);
    case "subtract":
      return subtract(da, db);
    case "negate":
      return negate(da);
    case "multiply":
      return slopeOfProduct(node, slopes, slopeOf);
    case "divide":
      return slopeOfQuotient(node, slopes);
    case "pow":
      return slopeOfPower(node, slopes);
    case "hill":
      return slopeOfHill(node, slopes);
    case "exp":
      return multiply(node, da);
    case "log":
      return divide(da, a);
    case "sqrt":
      return slopeOfRoot(node, da);
    case "sin":
      return multiply(cos(a), da);
    case "cos":
      return negate(multiply(sin(a), da));
    case "tanh":
      return multiply(subtract(one, multiply(node, node)), da);
    case "abs":
      return select(less(a, zero), negate(da), da);
    case "min":
      return select(lessOrEqual(a, b), da, db);
    case "max":
      return select(lessOrEqual(b, a), da, db);
    case "select":
      return select(a, db, dc);
    case "floor":
    case "ceil":
    case "less":
    case "lessOrEqual":
    case "equal":
    case "and":
    case "or":
    case "not":
    case "number":
    case "symbol":
      return zero;
  }
}

/** The derivative of each of these formulas by one name. `ordered` holds all that they are made of, operands first. */
function slopes(ordered: readonly Expression[], name: string): Map<Expression, Expression> {
  const found = new Map<Expression, Expression>();
  const slopeOf = (node: Expression) => found.get(node) ?? zero;
  for (const node of ordered) {
    if (node.operator === "symbol") {
      if (node.name === name) found.set(node, one);
      continue;
    }
    // Only what depends on the name is kept, so that no rule meets a slope of 0 alone.
    if (!node.operands.some((operand) => found.has(operand))) continue;
    const slope = slopeOfNode(node, node.operands.map(slopeOf), slopeOf);
    if (!isZero(slope)) found.set(node, slope);
  }
  return found;
}

/**
 * The exact derivative of a formula by a name; other names are held constant. Where branches meet (`min`, `max`,
 * `abs`, `if`) it is that of the branch taken; `floor`, `ceil` and conditions have the derivative 0.
 */
export function differentiate(expression: Expression, name: string): Expression {
  return slopes(operandsFirst([expression]), name).get(expression) ?? zero;
}

/**
 * The derivatives of formulas by names, without those that are 0 whatever the values: by row, then by column.
 *
 * @param expressions one a row
 * @param names one a column
 */
export function jacobian(expressions: readonly Expression[], names: readonly string[]): JacobianEntry[] {
  const ordered = operandsFirst(expressions);
  const columns = names.map((name) => slopes(ordered, name));
  return expressions.flatMap((expression, row) =>
    columns.flatMap((found, column) => {
      const entry = found.get(expression);
      return entry ? [{ row, column, expression: entry }] : [];
    }),
  );
}
