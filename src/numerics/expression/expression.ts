import { type Operation, operate } from "./operators.ts";

/**
 * A formula as data: an immutable, hash-consed graph. Two formulas that are written alike are the same object, so a
 * common subexpression is found by identity and costs nothing to share.
 *
 * Truth values are the numbers 0 and 1, but the constructors keep the two kinds apart: the operands of `and`, `or`
 * and `not` and the condition of `select` are always comparisons or logic; every other operand never is (a condition
 * used as a number becomes `select(condition, 1, 0)`, a number used as a condition becomes `not(equal(number, 0))`).
 *
 * `select` is (condition, ifTrue, ifFalse); the branch not taken may be NaN or infinite. `pow` is real power. `hill`
 * is x^n/(K^n + x^n) of (x, K, n) for K > 0 and n > 0, and 0 where x ≤ 0; `expandHill` writes it in the other
 * operations so that it neither breaks at x = 0 nor overflows.
 */
export type Operator =
  | "number"
  | "symbol"
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "negate"
  | "pow"
  | "exp"
  | "log"
  | "sqrt"
  | "abs"
  | "min"
  | "max"
  | "sin"
  | "cos"
  | "tanh"
  | "floor"
  | "ceil"
  | "hill"
  | "less"
  | "lessOrEqual"
  | "equal"
  | "and"
  | "or"
  | "not"
  | "select";

export interface Expression {
  /**
   * Unique within the process, in order of creation: children come before parents. Never part of a result, nor of
   * anything that a result depends on: it differs between processes that met formulas in another order.
   */
  readonly id: number;
  readonly operator: Operator;
  readonly operands: readonly Expression[];
  /** The number of a `number`, else 0. */
  readonly value: number;
  /** The name of a `symbol`, else "". */
  readonly name: string;
}

const numbers = new Map<number, Expression>();
const symbols = new Map<string, Expression>();
const operations = new Map<string, Expression>();
const none: readonly Expression[] = [];
let created = 0;

/** Whether every operand being finite (short of overflow) makes the result finite, by id. */
const finite: boolean[] = [];

function create(operator: Operator, operands: readonly Expression[], value: number, name: string): Expression {
  finite[created] = operator === "number" ? Number.isFinite(value) : staysFinite(operator, operands);
  return Object.freeze({ id: created++, operator, operands, value, name });
}

function staysFinite(operator: Operator, operands: readonly Expression[]): boolean {
  switch (operator) {
    case "divide":
      return isFiniteFormula(operands[0]) && isNumber(operands[1]) && operands[1].value !== 0;
    case "pow":
    case "exp":
    case "log":
    case "sqrt":
    case "hill":
      return false;
    default:
      return operands.every(isFiniteFormula);
  }
}

/** Whether a formula is finite wherever its names are, short of overflow: then x·0 is 0 and x − x is 0. */
export function isFiniteFormula(expression: Expression): boolean {
  return finite[expression.id];
}

/** -0 is a number of its own, and there is one NaN: a Map's keys know neither. */
const negativeZero = create("number", none, -0, "");

export function number(value: number): Expression {
  if (Object.is(value, -0)) return negativeZero;
  let found = numbers.get(value);
  if (!found) numbers.set(value, (found = create("number", none, value, "")));
  return found;
}

export function symbol(name: string): Expression {
  let found = symbols.get(name);
  if (!found) symbols.set(name, (found = create("symbol", none, 0, name)));
  return found;
}

/**
 * The one node of this operation on these operands. Operands stay in the order in which they were written, also where
 * order does not matter: sorting by id would make the order of sums, and so the last bit of results, depend on which
 * formulas the process had met before.
 */
function operation(operator: Operation | "hill", ...operands: Expression[]): Expression {
  if (operator !== "hill" && operands.every(isNumber)) {
    return number(operate(operator, operands[0].value, operands[1]?.value, operands[2]?.value));
  }
  if (isArithmetic(operator) && operands.some(isNotANumber)) return number(Number.NaN);
  let key: string = operator;
  for (const operand of operands) key += ` ${operand.id}`;
  let found = operations.get(key);
  if (!found) operations.set(key, (found = create(operator, Object.freeze(operands), 0, "")));
  return found;
}

export const zero = number(0);
export const one = number(1);

export function isNumber(expression: Expression): boolean {
  return expression.operator === "number";
}

/** Whether this is the number 0 or -0. */
export function isZero(expression: Expression): boolean {
  return isNumber(expression) && expression.value === 0;
}

function isNotANumber(expression: Expression): boolean {
  return isNumber(expression) && Number.isNaN(expression.value);
}

function isArithmetic(operator: Operator): boolean {
  return operator === "add" || operator === "subtract" || operator === "multiply" || operator === "divide";
}

function isOne(expression: Expression): boolean {
  return expression === one;
}

function isNegativeNumber(expression: Expression): boolean {
  return isNumber(expression) && (expression.value < 0 || Object.is(expression.value, -0));
}

/** -a where a is written with a leading minus, else nothing: lets signs wander outwards, which is exact. */
function withoutMinus(a: Expression): Expression | undefined {
  if (a.operator === "negate") return a.operands[0];
  return isNegativeNumber(a) ? number(-a.value) : undefined;
}

/** Whether this is a truth value: a comparison or logic. */
export function isCondition({ operator }: Expression): boolean {
  switch (operator) {
    case "less":
    case "lessOrEqual":
    case "equal":
    case "and":
    case "or":
    case "not":
      return true;
    default:
      return false;
  }
}

/** A truth value as the number 0 or 1; numbers as they are. */
function asNumber(a: Expression): Expression {
  return isCondition(a) ? select(a, one, zero) : a;
}

/** A number as a truth value (true where it is not 0); truth values as they are. Constants stay 0 or 1. */
function asCondition(a: Expression): Expression {
  if (isCondition(a)) return a;
  if (isNumber(a)) return a.value === 0 ? zero : one;
  if (a.operator === "select" && a.operands[1] === one && a.operands[2] === zero) return a.operands[0];
  if (a.operator === "select" && a.operands[1] === zero && a.operands[2] === one) return not(a.operands[0]);
  return not(equal(a, zero));
}

export function add(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  if (isZero(a)) return b;
  if (isZero(b)) return a;
  const subtrahend = isNumber(a) && isNumber(b) ? undefined : withoutMinus(b);
  return subtrahend ? subtract(a, subtrahend) : operation("add", a, b);
}

export function subtract(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  if (isZero(b)) return a;
  if (isZero(a)) return negate(b);
  if (a === b && isFiniteFormula(a)) return zero;
  const addend = isNumber(a) && isNumber(b) ? undefined : withoutMinus(b);
  return addend ? add(a, addend) : operation("subtract", a, b);
}

export function negate(operand: Expression): Expression {
  const a = asNumber(operand);
  if (a.operator === "negate") return a.operands[0];
  if (a.operator === "subtract") return subtract(a.operands[1], a.operands[0]);
  return operation("negate", a);
}

export function multiply(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  if (isNumber(a) && isNumber(b)) return operation("multiply", a, b);
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  if ((isZero(a) && isFiniteFormula(b)) || (isZero(b) && isFiniteFormula(a))) return zero;
  const positiveA = withoutMinus(a);
  const positiveB = withoutMinus(b);
  if (positiveA && positiveB) return multiply(positiveA, positiveB);
  if (positiveA) return negate(multiply(positiveA, b));
  if (positiveB) return negate(multiply(a, positiveB));
  return operation("multiply", a, b);
}

export function divide(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  if (isNumber(a) && isNumber(b)) return operation("divide", a, b);
  if (isOne(b)) return a;
  const positiveA = withoutMinus(a);
  const positiveB = withoutMinus(b);
  if (positiveA && positiveB) return divide(positiveA, positiveB);
  if (positiveA) return negate(divide(positiveA, b));
  if (positiveB) return negate(divide(a, positiveB));
  return operation("divide", a, b);
}

/** Whole powers up to this one are written as products: faster than `pow`, and smooth at zero. */
const largestProductPower = 16;

/** a to a whole power n ≥ 1, by squaring. `asWholePower` reads it back. */
function wholePower(a: Expression, n: number): Expression {
  if (n === 1) return a;
  if (n % 2 === 1) return multiply(wholePower(a, n - 1), a);
  const half = wholePower(a, n / 2);
  return multiply(half, half);
}

/** The largest n (and its base) for which this is what `pow(base, n)` makes; n = 1 where it is no power. */
export function asWholePower(expression: Expression): { readonly base: Expression; readonly n: number } {
  const [a, b] = expression.operands;
  if (expression.operator === "multiply" && a === b) {
    const { base, n } = asWholePower(a);
    return 2 * n <= largestProductPower ? { base, n: 2 * n } : { base: a, n: 2 };
  }
  if (expression.operator === "multiply" && a.operator === "multiply" && a.operands[0] === a.operands[1]) {
    const { base, n } = asWholePower(a);
    if (base === b && n < largestProductPower) return { base, n: n + 1 };
  }
  return { base: expression, n: 1 };
}

export function pow(base: Expression, exponent: Expression): Expression {
  const a = asNumber(base);
  const b = asNumber(exponent);
  if (!isNumber(b)) return operation("pow", a, b);
  const n = b.value;
  if (n === 0) return one;
  if (n === 0.5) return sqrt(a);
  if (n === -0.5) return divide(one, sqrt(a));
  if (!Number.isInteger(n) || Math.abs(n) > largestProductPower) return operation("pow", a, b);
  return n > 0 ? wholePower(a, n) : divide(one, wholePower(a, -n));
}

export function exp(a: Expression): Expression {
  return operation("exp", asNumber(a));
}

/** Natural logarithm. */
export function log(a: Expression): Expression {
  return operation("log", asNumber(a));
}

export function sqrt(a: Expression): Expression {
  return operation("sqrt", asNumber(a));
}

export function abs(operand: Expression): Expression {
  const a = asNumber(operand);
  const size = a.operator === "negate" ? a.operands[0] : a;
  return size.operator === "abs" ? size : operation("abs", size);
}

export function min(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  return a === b ? a : operation("min", a, b);
}

export function max(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  return a === b ? a : operation("max", a, b);
}

export function sin(a: Expression): Expression {
  return operation("sin", asNumber(a));
}

export function cos(a: Expression): Expression {
  return operation("cos", asNumber(a));
}

export function tanh(a: Expression): Expression {
  return operation("tanh", asNumber(a));
}

export function floor(a: Expression): Expression {
  return operation("floor", asNumber(a));
}

export function ceil(a: Expression): Expression {
  return operation("ceil", asNumber(a));
}

/** Saturating response x^n/(K^n + x^n) of x ≥ 0 with half-saturation K > 0 and steepness n > 0. */
export function hill(amount: Expression, halfSaturation: Expression, steepness: Expression): Expression {
  const x = asNumber(amount);
  const K = asNumber(halfSaturation);
  const n = asNumber(steepness);
  if (isNumber(x) && isNumber(K) && isNumber(n)) return expandHill(x, K, n);
  return operation("hill", x, K, n);
}

/**
 * `hill` written in the other operations. With the ratio K/x nothing overflows: where x is tiny the ratio may reach
 * infinity, and 1/(1 + ∞) is the 0 that it should be. A whole n becomes products.
 */
export function expandHill(x: Expression, K: Expression, n: Expression): Expression {
  const response = n === one ? divide(x, add(K, x)) : divide(one, add(one, pow(divide(K, x), n)));
  return select(lessOrEqual(x, zero), zero, response);
}

export function less(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  return a === b ? zero : operation("less", a, b);
}

export function lessOrEqual(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  return a === b && isFiniteFormula(a) ? one : operation("lessOrEqual", a, b);
}

export function equal(left: Expression, right: Expression): Expression {
  const a = asNumber(left);
  const b = asNumber(right);
  return a === b && isFiniteFormula(a) ? one : operation("equal", a, b);
}

export function and(left: Expression, right: Expression): Expression {
  const a = asCondition(left);
  const b = asCondition(right);
  if (isZero(a) || isZero(b)) return zero;
  if (isOne(a) || a === b) return b;
  return isOne(b) ? a : operation("and", a, b);
}

export function or(left: Expression, right: Expression): Expression {
  const a = asCondition(left);
  const b = asCondition(right);
  if (isOne(a) || isOne(b)) return one;
  if (isZero(a) || a === b) return b;
  return isZero(b) ? a : operation("or", a, b);
}

export function not(operand: Expression): Expression {
  const a = asCondition(operand);
  return a.operator === "not" ? a.operands[0] : operation("not", a);
}

export function select(condition: Expression, ifTrue: Expression, ifFalse: Expression): Expression {
  const c = asCondition(condition);
  const a = asNumber(ifTrue);
  const b = asNumber(ifFalse);
  if (isNumber(c)) return c.value === 0 ? b : a;
  if (a === b) return a;
  return c.operator === "not" ? operation("select", c.operands[0], b, a) : operation("select", c, a, b);
}

const constructors: Readonly<Record<Operation | "hill", (...operands: Expression[]) => Expression>> = {
  ...{ add, subtract, multiply, divide, negate, pow, exp, log, sqrt, abs, min, max, sin, cos, tanh, floor, ceil, hill },
  ...{ less, lessOrEqual, equal, and, or, not, select },
};

/** The formula of this operation on these operands, simplified as by the constructor of that name. */
export function construct(operator: Operation | "hill", operands: readonly Expression[]): Expression {
  return constructors[operator](...operands);
}
