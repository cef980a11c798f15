/**
 * A formula as data: an immutable, hash-consed graph. Two equal formulas are the same object, so a common
 * subexpression is found by identity and costs nothing to share.
 *
 * Truth values are the numbers 0 and 1. `select` is (condition, ifTrue, ifFalse). `pow` is real power. `hill` is
 * x^n/(K^n + x^n) of (x, K, n) for x ≥ 0, written so that neither it nor its derivatives break at x = 0 or overflow.
 * `lambertw`-like exotica are left out until a model needs them.
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
  /** Unique within the process, in order of creation: children come before parents. Never part of a result. */
  readonly id: number;
  readonly operator: Operator;
  readonly operands: readonly Expression[];
  /** The number of a `number`, else 0. */
  readonly value: number;
  /** The name of a `symbol`, else "". */
  readonly name: string;
}
