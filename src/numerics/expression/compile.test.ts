import { expect, test } from "vitest";
import { compile, compileOne } from "./compile.ts";
import { parse } from "./parse.ts";

test("outputs come in the order of the formulas, inputs in the order of the names", () => {
  const run = compile(
    ["a - b", "b", "7", "a < b"].map((text) => parse(text)),
    ["b", "unused", "a"],
  );
  const outputs = new Float64Array(4);
  run([2, Number.NaN, 5], outputs);
  expect([...outputs]).toEqual([3, 2, 7, 0]);
  run(Float64Array.of(5, 0, 2), outputs);
  expect([...outputs]).toEqual([-3, 5, 7, 1]);
});

test("the branch not taken may be NaN", () => {
  const guarded = compileOne(parse("if(x > 0, log(x), 0)"), ["x"]);
  expect(guarded([-1])).toBe(0);
  expect(guarded([1])).toBe(0);
  expect(guarded([Number.NaN])).toBe(0);
});

test("a name that is no input is an error with a hint", () => {
  expect(() => compile([parse("tumor")], ["tumour"])).toThrow(
    "tumor: found an unknown name; expected one of the inputs (did you mean tumour?)",
  );
});

test("no code is made from text: it runs where a page's security policy forbids that", () => {
  const original = globalThis.Function;
  globalThis.Function = (() => {
    throw new Error("forbidden");
  }) as unknown as FunctionConstructor;
  try {
    expect(compileOne(parse("exp(x) + hill(x, 1, 2)"), ["x"])([0])).toBe(1);
  } finally {
    globalThis.Function = original;
  }
});
