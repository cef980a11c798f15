import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { type MathNode, mathMlText, printMathMl } from "./print-mathml.ts";

const printed = (formula: string) => mathMlText(printMathMl(parse(formula)));
/** What a reader sees, in order, without the elements; invisible signs left out. */
const seen = (node: MathNode): string =>
  typeof node === "string" ? node.replace(/[\u2061\u2062]/g, "") : node.children.map(seen).join("");
const read = (formula: string) => seen(printMathMl(parse(formula)));

describe("printMathMl", () => {
  test("sets a quotient as a fraction and a camelCase name with a subscript", () => {
    expect(printed("a / killRate")).toBe("<mfrac><mi>a</mi><msub><mi>kill</mi><mi>rate</mi></msub></mfrac>");
  });

  test("puts brackets where, and only where, the order of operations needs them", () => {
    expect(read("(a + b) * c")).toBe("(a+b)c");
    expect(read("a + b * c")).toBe("a+bc");
    expect(read("a - (b + c)")).toBe("a−(b+c)");
    expect(read("a - b - c")).toBe("a−b−c");
    expect(read("(a + b)^2")).toBe("(a+b)2");
    expect(read("(a / b)^0.75")).toBe("(ab)0.75");
  });

  test("a product keeps a dot before a number, so that 2 and 3 never read as 23", () => {
    expect(read("a * 2")).toBe("a⋅2");
    expect(read("2 * a")).toBe("2a");
    expect(read("a * (2 * b)")).toBe("a⋅2b");
  });

  test("writes a Hill term out, without a power where the steepness is 1", () => {
    expect(printed("hill(x, K, 1)")).toBe("<mfrac><mi>x</mi><mrow><mi>K</mi><mo>+</mo><mi>x</mi></mrow></mfrac>");
    expect(printed("hill(x, K, 2)")).toContain("<msup><mi>x</mi><mn>2</mn></msup>");
  });

  test("escapes what HTML reads as markup", () => {
    expect(printed("a < b")).toBe("<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>");
  });

  test("numbers too small or large for digits are powers of ten", () => {
    expect(read("1e-9 * a")).toBe("10−9a");
    expect(read("2.5e7")).toBe("2.5×107");
  });
});
