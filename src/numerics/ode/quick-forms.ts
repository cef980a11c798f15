import {
  add,
  divide,
  type Expression,
  exp,
  isNumber,
  lessOrEqual,
  log,
  multiply,
  one,
  pow,
  select,
  subtract,
  zero,
} from "../expression/expression.ts";
import { rebuild } from "../expression/traverse.ts";

/** Hill terms up to this power are written with products. */
const largestWholeHill = 8;

/**
 * Formulas with hills and powers in the forms that take least time. They agree with the formulas to a few units in the
 * last place of an exponent, as solvers need; `expandHills` is the form that is exact to the last place.
 */
export function quickForms(expressions: readonly Expression[]): Expression[] {
  return rebuild(expressions, (node) => {
    const [a, b, c] = node.operands;
    if (node.operator === "hill") return select(lessOrEqual(a, zero), zero, quickHill(a, b, c));
    if (node.operator === "pow" && isNumber(b) && !Number.isInteger(b.value)) return exp(multiply(b, log(a)));
    return node;
  });
}

/**
 * For x > 0. A small whole n gives x^n/(K^n + x^n), one division, which overflows only where x^8 does, beyond 10³⁸ of
 * anything. Any other n gives 1/(1 + exp(n·(ln K − ln x))), which cannot overflow, and of which ln K is known before:
 * a third of the time of a power that is exact to the last place.
 */
function quickHill(x: Expression, K: Expression, n: Expression): Expression {
  if (Number.isInteger(n.value) && n.value >= 1 && n.value <= largestWholeHill) {
    const power = pow(x, n);
    return divide(power, add(pow(K, n), power));
  }
  return divide(one, add(one, exp(multiply(n, subtract(log(K), log(x))))));
}
