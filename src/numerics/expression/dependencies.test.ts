import { expect, test } from "vitest";
import { InputError } from "../../foundation/errors.ts";
import { inlineFormulas, orderFormulas } from "./dependencies.ts";
import type { Expression } from "./expression.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";

function formulas(texts: Record<string, string>): Map<string, Expression> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, parse(text)]));
}

test("each formula comes after what it uses, otherwise as given", () => {
  const rules = formulas({ a: "b + c", b: "c*x", c: "x", d: "1", e: "a + d" });
  expect(orderFormulas(rules, ["x"])).toEqual(["c", "b", "a", "d", "e"]);
});

test("a circular rule is shown as a circle", () => {
  const rules = formulas({ start: "a", a: "b + x", b: "2*c", c: "x - a" });
  expect(() => orderFormulas(rules, ["x"])).toThrow(InputError);
  expect(() => orderFormulas(rules, ["x"])).toThrow("a: found the circular rule a -> b -> c -> a; expected");
  expect(() => orderFormulas(formulas({ a: "a + 1" }), [])).toThrow("a -> a");
});

test("an unknown name is shown with its user and its neighbours", () => {
  const rules = formulas({ killing: "rate*tumor" });
  expect(() => orderFormulas(rules, ["tumour", "rate"])).toThrow(
    "killing: found the unknown name `tumor` (did you mean tumour?); expected a name that is defined.",
  );
});

test("formulas used by two others are no circle, and long chains are no trouble", () => {
  const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`f${i}`, i === 4999 ? "x" : `f${i + 1}*2`]));
  const order = orderFormulas(formulas({ ...chain, d: "f1 + f2 + f1" }), ["x"]);
  expect(order.length).toBe(5001);
  expect(order[0]).toBe("f4999");
});

test("inlining replaces names all the way down", () => {
  const rules = formulas({ a: "b*2", b: "x + y" });
  const [first, second] = inlineFormulas([parse("a - b"), parse("x")], rules, ["x", "y"]);
  expect(print(first)).toBe("(x + y)*2 - (x + y)");
  expect(print(second)).toBe("x");
  expect(() => inlineFormulas([parse("q")], rules, ["x", "y"])).toThrow("the unknown name `q`");
});
