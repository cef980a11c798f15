import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { nameTex, printTex } from "./print-tex.ts";
import { substitute } from "./traverse.ts";

test.each([
  ["((a + b)) + c", "a + b + c"],
  ["a + (b + c)", "a + (b + c)"],
  ["a - (b - c)", "a - (b - c)"],
  ["(a*b)/c", "a*b/c"],
  ["a/(b*c)", "a/(b*c)"],
  ["a*a*a", "a^3"],
  ["(-a)^0.3", "(-a)^0.3"],
  ["-(a^0.3)", "-a^0.3"],
  ["a + -3*b", "a - 3*b"],
  ["(a < b) and (c or not (b > 2))", "a < b and (c != 0 or not 2 < b)"],
  ["-((a - b)*c)", "-((a - b)*c)"],
  ["1/(x*x)", "1/x^2"],
  ["if (a >= b, a, b)", "if(b <= a, a, b)"],
  ["0.00001", "0.00001"],
  ["1e-7*a", "1e-7*a"],
])("%s is printed as %s", (text, expected) => {
  expect(print(parse(text))).toBe(expected);
});

test("a text can be kept short", () => {
  expect(print(parse("(a + b + c + d)*exp(aVeryLongNameIndeed)"), 10)).toBe("…*exp(…)");
});

test("a small graph whose text would fill the memory is printed with gaps", () => {
  let formula = parse("x + y");
  for (let i = 0; i < 200; i++) formula = substitute(parse("sin(s) + cos(s)"), new Map([["s", formula]]));
  expect(print(formula).length).toBeLessThan(3e6);
});

describe("TeX", () => {
  test.each([
    ["tumour", "\\mathrm{tumour}"],
    ["T", "T"],
    ["K1", "K_{1}"],
    ["k_on", "k_{\\mathrm{on}}"],
    ["killRate", "\\mathrm{kill}_{\\mathrm{rate}}"],
    ["killRateMax", "\\mathrm{kill}_{\\mathrm{rate}\\,\\mathrm{max}}"],
    ["alpha", "\\alpha"],
    ["delta_T", "\\delta_{T}"],
    ["k_alpha", "k_{\\alpha}"],
    ["PDL1", "\\mathrm{PDL1}"],
    ["tumourCD8", "\\mathrm{tumour}_{\\mathrm{CD8}}"],
    ["_", "\\_"],
  ])("the name %s", (name, expected) => {
    expect(nameTex(name)).toBe(expected);
  });

  test.each([
    ["a/(b + c)", "\\frac{a}{b + c}"],
    ["(a + b)*c", "\\left(a + b\\right)\\,c"],
    ["a*2", "a \\cdot 2"],
    ["2*a", "2\\,a"],
    ["hill(x, K, n)", "\\frac{x^{n}}{K^{n} + x^{n}}"],
    ["hill(x, K, 1)", "\\frac{x}{K + x}"],
    ["x^3", "x^{3}"],
    ["(a/b)^n", "\\left(\\frac{a}{b}\\right)^{n}"],
    ["-(a + b)", "-\\left(a + b\\right)"],
    ["sqrt(x)", "\\sqrt{x}"],
    ["exp(-k*t)", "\\exp\\left(-k\\,t\\right)"],
    ["min(a, b, c)", "\\min\\left(a, b, c\\right)"],
    ["3.2e-7*a", "3.2 \\times 10^{-7}\\,a"],
    ["1e6", "10^{6}"],
    ["if(a < b, a, 0)", "\\begin{cases} a & \\text{if } a < b \\\\ 0 & \\text{otherwise} \\end{cases}"],
    ["a != b and a <= c", "a \\ne b \\wedge a \\le c"],
    ["abs(x)", "\\left|x\\right|"],
  ])("the formula %s", (text, expected) => {
    expect(printTex(parse(text))).toBe(expected);
  });
});
