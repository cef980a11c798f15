import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import {
  add,
  and,
  asWholePower,
  divide,
  exp,
  hill,
  isCondition,
  less,
  log,
  multiply,
  negate,
  not,
  number,
  or,
  pow,
  select,
  sqrt,
  subtract,
  symbol,
} from "./expression.ts";

const x = symbol("x");
const y = symbol("y");
const zero = number(0);

describe("equal formulas are one object", () => {
  test("also numbers: one NaN, but 0 and -0 apart", () => {
    expect(number(Number.NaN)).toBe(number(Number.NaN));
    expect(number(0)).not.toBe(number(-0));
    expect(Object.is(number(-0).value, -0)).toBe(true);
    expect(Object.is(number(0).value, 0)).toBe(true);
    expect(number(0.1 + 0.2)).not.toBe(number(0.3));
  });

  test("built twice they are identical, and their operands are older", () => {
    const build = () => divide(multiply(x, exp(y)), add(x, number(2)));
    expect(build()).toBe(build());
    for (const operand of build().operands) expect(operand.id).toBeLessThan(build().id);
  });

  test("names that objects inherit are names like others", () => {
    expect(symbol("constructor").name).toBe("constructor");
    expect(evaluate(symbol("__proto__"), JSON.parse('{"__proto__": 3}'))).toBe(3);
  });
});

describe("light simplification", () => {
  test("neutral elements go", () => {
    for (const same of [add(x, zero), add(zero, x), subtract(x, zero), multiply(x, number(1)), divide(x, number(1))]) {
      expect(same).toBe(x);
    }
    expect(pow(x, number(1))).toBe(x);
    expect(pow(x, zero)).toBe(number(1));
    expect(negate(negate(x))).toBe(x);
    expect(subtract(zero, x)).toBe(negate(x));
  });

  test("0·x and x − x are 0 only where x cannot be infinite or NaN", () => {
    expect(multiply(zero, multiply(x, y))).toBe(zero);
    expect(subtract(x, x)).toBe(zero);
    const perhapsInfinite = divide(number(1), x);
    expect(evaluate(multiply(zero, perhapsInfinite), { x: 0 })).toBeNaN();
    expect(evaluate(subtract(perhapsInfinite, perhapsInfinite), { x: 0 })).toBeNaN();
    expect(evaluate(multiply(zero, log(x)), { x: -1 })).toBeNaN();
  });

  test("constants are folded", () => {
    expect(add(number(2), number(3))).toBe(number(5));
    expect(divide(number(1), zero)).toBe(number(Number.POSITIVE_INFINITY));
    expect(hill(number(2), number(2), number(3))).toBe(number(0.5));
    expect(select(less(number(1), number(2)), x, y)).toBe(x);
  });

  test("half powers are roots, small whole powers products, others stay", () => {
    expect(pow(x, number(0.5))).toBe(sqrt(x));
    expect(pow(x, number(2))).toBe(multiply(x, x));
    expect(pow(x, number(-1))).toBe(divide(number(1), x));
    expect(pow(x, number(0.75)).operator).toBe("pow");
    expect(pow(x, number(17)).operator).toBe("pow");
  });

  test("whole powers are recognised again, up to 16", () => {
    for (let n = 2; n <= 16; n++) expect(asWholePower(pow(x, number(n)))).toEqual({ base: x, n });
    expect(asWholePower(multiply(pow(x, number(3)), x)).n).toBe(1);
    const large = pow(x, number(16));
    expect(asWholePower(multiply(large, large))).toEqual({ base: large, n: 2 });
  });

  test("a small whole power of a negative number has the right sign", () => {
    expect(evaluate(pow(x, number(3)), { x: -2 })).toBe(-8);
    expect(evaluate(pow(x, number(-3)), { x: -2 })).toBe(-0.125);
  });
});

describe("truth values", () => {
  test("operands of logic are conditions, other operands are not", () => {
    const both = and(x, less(x, y));
    expect(both.operands.every(isCondition)).toBe(true);
    const sum = add(less(x, y), y);
    expect(sum.operands.some(isCondition)).toBe(false);
    expect(evaluate(sum, { x: 1, y: 2 })).toBe(3);
    expect(isCondition(select(x, y, x).operands[0])).toBe(true);
  });

  test("a condition that became a number is recognised as a condition", () => {
    const condition = less(x, y);
    expect(not(not(condition))).toBe(condition);
    expect(or(add(condition, zero), condition)).toBe(condition);
    expect(select(not(condition), x, y)).toBe(select(condition, y, x));
  });

  test("a condition holds for every number but 0", () => {
    for (const [value, expected] of [
      [0, 0],
      [-0, 0],
      [0.5, 1],
      [-3, 1],
    ]) {
      expect(evaluate(and(x, number(1)), { x: value })).toBe(expected);
    }
  });
});

describe("hill(x, K, n) = x^n / (K^n + x^n)", () => {
  const formula = hill(x, symbol("K"), symbol("n"));

  test.each([
    [1, 2, 1, 1 / 3],
    [2, 2, 3.7, 0.5],
    [3, 2, 2, 9 / 13],
    [2, 3, 4, 16 / 97],
    [1, 4, 0.5, 1 / 3],
  ])("x = %d, K = %d, n = %d", (x, K, n, expected) => {
    expect(evaluate(formula, { x, K, n })).toBeCloseTo(expected, 14);
    const literal = hill(symbol("x"), number(K), number(n));
    expect(evaluate(literal, { x })).toBeCloseTo(expected, 14);
  });

  test("neither zero, nor tiny, nor huge amounts break it, with n as a number or a name", () => {
    for (const n of [0.5, 1, 2, 3, 4.5, 20]) {
      for (const [amount, expected] of [
        [0, 0],
        [-1e-9, 0],
        [1e300, 1],
        [Number.MAX_VALUE, 1],
      ]) {
        expect(evaluate(formula, { x: amount, K: 1e-3, n })).toBe(expected);
        expect(evaluate(hill(x, number(1e-3), number(n)), { x: amount })).toBe(expected);
      }
      expect(evaluate(formula, { x: 5e-324, K: 1e5, n })).toBeCloseTo(0, 150);
      expect(evaluate(formula, { x: 1, K: 1e300, n })).toBeCloseTo(0, 100);
    }
    expect(evaluate(formula, { x: Number.NaN, K: 1, n: 2 })).toBeNaN();
  });
});
