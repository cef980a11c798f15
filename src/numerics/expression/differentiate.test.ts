import { describe, expect, test } from "vitest";
import { differentiate, jacobian } from "./differentiate.ts";
import { evaluate } from "./evaluate.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { operandsFirst } from "./traverse.ts";

const values = { x: 1.3, y: 0.6, K: 2.1, n: 2.4 };

describe("derivatives by x agree with those of the textbook", () => {
  test.each([
    ["x*y", "y"],
    ["x/y", "1/y"],
    ["y/x", "-y/x^2"],
    ["x^2", "2*x"],
    ["x^5", "5*x^4"],
    ["x^-3", "-3/x^4"],
    ["x^0.7", "0.7*x^(0.7 - 1)"],
    ["x^1.5", "1.5*sqrt(x)"],
    ["x^y", "y*x^(y - 1)"],
    ["y^x", "y^x*log(y)"],
    ["x^x", "x^x*(log(x) + 1)"],
    ["exp(-x*y)", "-y*exp(-x*y)"],
    ["log(x*y)", "1/x"],
    ["log10(x)", "1/(x*log(10))"],
    ["sqrt(x)", "0.5/sqrt(x)"],
    ["sin(x)*cos(x)", "cos(x)^2 - sin(x)^2"],
    ["tanh(x)", "1 - tanh(x)^2"],
    ["abs(-x)", "1"],
    ["x/(K + x)", "K/(K + x)^2"],
    ["hill(x, K, n)", "n*K^n*x^(n - 1)/(K^n + x^n)^2"],
    ["hill(x, K, 1)", "K/(K + x)^2"],
    ["hill(x, K, 2)", "2*K^2*x/(K^2 + x^2)^2"],
    ["hill(K, x, n)", "-n*K^n*x^(n - 1)/(K^n + x^n)^2"],
    ["hill(y, K, x)", "(y/K)^x*log(y/K)/(1 + (y/K)^x)^2"],
    ["min(x, y)", "0"],
    ["max(x^2, y)", "2*x"],
    ["if(x < y, x^3, -x)", "-1"],
    ["floor(x) + ceil(x) + (x < y)", "0"],
  ])("d/dx %s = %s", (formula, expected) => {
    const slope = evaluate(differentiate(parse(formula), "x"), values);
    expect(slope).toBeCloseTo(evaluate(parse(expected), values), 13);
  });
});

describe("at zero neither value nor derivative breaks", () => {
  const slopeAt = (formula: string, x: number, others = {}) =>
    evaluate(differentiate(parse(formula), "x"), { ...values, ...others, x });

  test.each([
    ["x^1.5", 0],
    ["x^2", 0],
    ["x^n", 0],
    ["x^1", 1],
    ["hill(x, K, 1)", 1 / 2.1],
    ["hill(x, K, 2)", 0],
    ["hill(x, K, 1.7)", 0],
    ["hill(x, K, 0.5)", 0],
    ["hill(x, K, n)", 0],
    ["hill(y, K + x, n)", -2.4 * 0.6 ** 2.4 * 2.1 ** 1.4 * (2.1 ** 2.4 + 0.6 ** 2.4) ** -2],
    ["max(x, 0)", 1],
    ["sqrt(max(x, 0))", 0],
    ["max(x, 0)^0.75", 0],
  ])("d/dx %s at x = 0", (formula, expected) => {
    expect(slopeAt(formula, 0)).toBeCloseTo(expected, 14);
  });

  test("hill with a named n = 1 has the slope 1/K at 0, as with the number 1", () => {
    expect(slopeAt("hill(x, K, n)", 0, { n: 1 })).toBeCloseTo(1 / 2.1, 14);
    expect(slopeAt("x^n", 0, { n: 1 })).toBe(1);
  });

  test("by exponent and half-saturation too", () => {
    for (const name of ["K", "n"]) {
      expect(evaluate(differentiate(parse("hill(x, K, n)"), name), { ...values, x: 0 })).toBeCloseTo(0, 300);
    }
    expect(evaluate(differentiate(parse("x^n"), "n"), { ...values, x: 0 })).toBe(0);
  });

  test("below zero, where a state may stray for a moment, all is flat", () => {
    for (const formula of ["hill(x, K, 1)", "hill(x, K, 2)", "hill(x, K, n)", "sqrt(max(x, 0))", "max(x, 0)^0.3"]) {
      expect(slopeAt(formula, -1e-9), formula).toBeCloseTo(0, 300);
    }
  });

  test("at huge amounts hill is flat and finite", () => {
    for (const n of ["1", "2", "3", "n"]) expect(slopeAt(`hill(x, K, ${n})`, 1e300)).toBeCloseTo(0, 100);
  });
});

test("a Jacobian holds no entry that is zero whatever the values, by row and then by column", () => {
  const formulas = ["x*y", "z", "floor(x)", "x - x + z^2"].map((text) => parse(text));
  const entries = jacobian(formulas, ["x", "y", "z"]);
  expect(entries.map(({ row, column, expression }) => [row, column, print(expression)])).toEqual([
    [0, 0, "y"],
    [0, 1, "x"],
    [1, 2, "1"],
    [3, 2, "2*z"],
  ]);
});

test("derivatives share the formula's parts: a product of 200 factors stays a small graph", () => {
  const factors = Array.from({ length: 200 }, (_, i) => `(x + ${i + 1})`).join("*");
  const slope = differentiate(parse(factors), "x");
  expect(operandsFirst([slope]).length).toBeLessThan(1300);
});
