import { expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { number, symbol } from "./expression.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { simplify } from "./simplify.ts";
import { substitute, symbolsOf } from "./traverse.ts";

test.each([
  ["x + x", "2*x"],
  ["x + 2*y - x + 1 + 2", "2*y + 3"],
  ["3*(x + y) - x", "2*x + 3*y"],
  ["2*(3*x)", "6*x"],
  ["2*x*(3*y)", "6*(x*y)"],
  ["-(x - 2*x)", "x"],
  ["if(x < y, if(x < y, 1, 2), 3)", "if(x < y, 1, 3)"],
  ["if(x < y, 1, if(x < y, 2, 3))", "if(x < y, 1, 3)"],
  ["x*y + y*x", "x*y + y*x"],
  ["(x + y)*2 + z", "(x + y)*2 + z"],
])("%s becomes %s", (text, expected) => {
  expect(print(simplify(parse(text)))).toBe(expected);
});

test("what may be infinite is not cancelled", () => {
  const simple = simplify(parse("1/x + y - 1/x"));
  expect(evaluate(simple, { x: 0, y: 1 })).toBeNaN();
  expect(evaluate(simple, { x: 2, y: 1 })).toBe(1);
});

test("a sum of shared sums, which written out has 2^60 terms, is done at once", () => {
  let text = parse("x + y");
  for (let i = 0; i < 60; i++) text = substitute(parse("s + z*s"), new Map([["s", text]]));
  expect(evaluate(simplify(text), { x: 1, y: 0, z: 0 })).toBe(1);
});

test("substitution replaces all names at once", () => {
  const swapped = substitute(
    parse("x - 2*y"),
    new Map([
      ["x", symbol("y")],
      ["y", symbol("x")],
    ]),
  );
  expect(print(swapped)).toBe("y - 2*x");
  expect(substitute(parse("x*k"), new Map([["k", number(0)]]))).toBe(number(0));
  expect(symbolsOf(parse("b*a + c - a"), parse("d"))).toEqual(["b", "a", "c", "d"]);
});

test("a name without a value is an error with a hint", () => {
  expect(() => evaluate(parse("tumor + 1"), { tumour: 1 })).toThrow(
    "tumor: found no value; expected one (did you mean tumour?)",
  );
});
