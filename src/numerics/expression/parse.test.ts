import { describe, expect, test } from "vitest";
import { InputError } from "../../foundation/errors.ts";
import { evaluate } from "./evaluate.ts";
import { isName, parse } from "./parse.ts";

const values = { a: 2, b: 3, c: 5, x: 0.7, β_1: 11, Größe: 13, 腫瘍: 17 };

describe("formulas mean what JavaScript computes for them", () => {
  const { a, b, c, x } = values;
  test.each([
    ["a + b*c", a + b * c],
    ["(a + b)*c", (a + b) * c],
    ["a - b - c", a - b - c],
    ["a - (b - c)", a - (b - c)],
    ["a/b/c", a / b / c],
    ["a/b*c", (a / b) * c],
    ["-a^2", -(a * a)],
    ["(-a)^2", a * a],
    ["2^3^2", 512],
    ["a^-2", 0.25],
    ["-a^-b", -0.125],
    ["a*-b", -6],
    ["--a", 2],
    ["+a - +b", -1],
    ["1e-3 + .5 + 2. + 1E+2", 1e-3 + 0.5 + 2 + 1e2],
    ["a < b", 1],
    ["a > b", 0],
    ["a <= 2", 1],
    ["a >= 2.5", 0],
    ["a == 2 and b != 3", 0],
    ["not a == 3", 1],
    ["a == 2 or a == 3 and a == 4", 1],
    ["not a == 2 or b == 3", 1],
    ["(a < b) + 1", 2],
    ["if(a < b and not c < b, x, -x)", x],
    ["min(c, a, b)", 2],
    ["max(c, a, b, 7)", 7],
    ["abs(a - b)", 1],
    ["floor(-x) + ceil(x)", 0],
    ["exp(log(x))", x],
    ["log10(1000)", 3],
    ["sqrt(a)", Math.SQRT2],
    ["sin(x)^2 + cos(x)^2", 1],
    ["tanh(x)", Math.tanh(x)],
    ["pow(a, 0.3)", 2 ** 0.3],
    ["hill(a, b, 2)", 4 / 13],
    ["β_1 + Größe + 腫瘍", 41],
    ["\n a\t+\n b ", 5],
  ])("%s", (text, expected) => {
    expect(evaluate(parse(text), values)).toBeCloseTo(expected, 14);
  });
});

describe("errors name the place, the column, what is there and what should be", () => {
  test.each([
    ["", "formula, column 1: found the end of the formula; expected a number, a name or `(`."],
    ["a +", "column 4: found the end of the formula; expected a number, a name or `(`."],
    ["a b", "column 3: found `b`; expected an operator or the end."],
    ["2x", "column 2: found `x`; expected an operator or the end."],
    ["(a + b", "column 7: found the end of the formula; expected `)`."],
    ["a + b)", "column 6: found `)`; expected an operator or the end."],
    ["a = b", "column 3: found `=`; expected `==` for a comparison."],
    ["a ** b", "column 4: found `*`; expected a number, a name or `(`."],
    ["a $ b", "column 3: found `$`"],
    ["a + 🧬", "column 5: found `🧬`"],
    ["1 < a < 3", "column 7: found `<`; expected one comparison at a time"],
    [
      "hil(a, b, 2)",
      "column 1: found the unknown function `hil` (did you mean hill?); expected an operator, or one of exp",
    ],
    ["ln(a)", "the unknown function `ln`"],
    ["hill(a, b)", "column 1: found `hill` with 2 arguments; expected hill(x, K, n)."],
    ["exp()", "found `exp` with 0 arguments; expected exp(x)."],
    ["1 + log", "column 5: found the function `log` without arguments"],
    ["min(a,, b)", "column 7: found `,`"],
    ["1e999", "column 1: found 1e999; expected a number below 1.8e308."],
    ["and", "column 1: found `and`"],
    ["a and", "column 6: found the end"],
  ])("%s", (text, message) => {
    expect(() => parse(text)).toThrow(InputError);
    expect(() => parse(text)).toThrow(message);
  });

  test("the place comes first", () => {
    expect(() => parse("a +", "formulas.kill")).toThrow("formulas.kill, column 4: ");
  });

  test("endless nesting is refused and not a crash", () => {
    expect(() => parse("(".repeat(1e5))).toThrow("levels of nesting");
    expect(() => parse(`${"-".repeat(1e5)}a`)).toThrow("levels of nesting");
    expect(() => parse(`${"2^".repeat(1e5)}a`)).toThrow("levels of nesting");
    expect(() => parse(`${"not ".repeat(1e5)}a`)).toThrow("levels of nesting");
  });

  test("long sums are not nesting", () => {
    const terms = Array.from({ length: 20_000 }, (_, i) => `a*${i + 2}`);
    expect(evaluate(parse(terms.join(" + ")), { a: 1 })).toBe((20_000 * 20_003) / 2);
  });
});

test("names are letters of any script, digits and underscores, but not words of the grammar", () => {
  expect(["T", "k_on", "β2", "腫瘍", "_x"].every(isName)).toBe(true);
  expect(["", "2x", "a b", "a.b", "and", "exp", "if", "x'"].some(isName)).toBe(false);
});
