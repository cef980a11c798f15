import { expect, test } from "vitest";
import { log } from "../../foundation/maths.ts";
import { checkJacobian } from "./check-jacobian.ts";
import { compileOne } from "./compile.ts";
import { jacobian } from "./differentiate.ts";
import { evaluate } from "./evaluate.ts";
import { construct, type Expression, isCondition, number, symbol } from "./expression.ts";
import { parse } from "./parse.ts";
import { print } from "./print.ts";
import { simplify } from "./simplify.ts";
import { expandHills, operandsFirst, substitute } from "./traverse.ts";

/** A seeded generator (Park & Miller's minimal standard), so that a failure can be met again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const names = ["x", "y", "tumourCells", "k_on", "β"];
const constants = [0, -0, 1, 2, 3, -1, -2.5, 0.5, 1e-3, 17];
const extremes = [...constants, 1e21, 5e-324, -1e-7, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const smooth = ["add", "subtract", "multiply", "divide", "negate", "exp", "log", "sqrt", "sin", "cos", "tanh"] as const;
const kinked = ["pow", "abs", "min", "max", "floor", "ceil", "hill", "select", "multiply", "add", "subtract"] as const;
const logic = ["less", "lessOrEqual", "equal", "and", "or", "not"] as const;
const count = {
  add: 2,
  subtract: 2,
  multiply: 2,
  divide: 2,
  pow: 2,
  min: 2,
  max: 2,
  hill: 3,
  select: 3,
  and: 2,
  or: 2,
};
const counts: Readonly<Record<string, number>> = { ...count, less: 2, lessOrEqual: 2, equal: 2 };

function randomFormula(random: () => number, depth: number, literals = constants): Expression {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const kind = random();
  if (depth === 0 || kind < 0.15) return random() < 0.6 ? symbol(pick(names)) : number(pick(literals));
  const operator = pick(kind < 0.6 ? smooth : kind < 0.93 ? kinked : logic);
  const operands = Array.from({ length: counts[operator] ?? 1 }, () => randomFormula(random, depth - 1, literals));
  // Small whole exponents, so that products and powers alternate.
  if (operator === "pow" && random() < 0.6) operands[1] = number(pick([-3, -1, 2, 3, 4, 5, 7, 12, 16, 17]));
  if (operator === "hill") return hillInDomain(operands, pick([1, 2, 3, 0.7, 4.5]), random() < 0.5);
  return construct(operator, operands);
}

/** hill is defined for K > 0 and n > 0. */
function hillInDomain([x, K, n]: Expression[], power: number, literal: boolean): Expression {
  const positive = (a: Expression) => construct("add", [number(0.3), construct("abs", [a])]);
  return construct("hill", [x, positive(K), literal ? number(power) : positive(n)]);
}

function randomPoint(random: () => number): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 0.2 + 3 * random()]));
}

test("a printed formula is read back as the same object, for 3000 random formulas", () => {
  const random = generator(11);
  for (let i = 0; i < 3000; i++) {
    const formula = randomFormula(random, 1 + (i % 7), extremes);
    const text = print(formula);
    expect(parse(text), text).toBe(formula);
  }
});

test("the parentheses of a printed formula are needed: without any one pair it is another formula", () => {
  const random = generator(12);
  for (let i = 0; i < 500; i++) {
    const formula = randomFormula(random, 4);
    const text = print(formula);
    for (const [start, end] of barePairs(text)) {
      const without = `${text.slice(0, start)} ${text.slice(start + 1, end)} ${text.slice(end + 1)}`;
      expect(tryParse(without), `${text} against ${without}`).not.toBe(formula);
    }
  }
});

/** Places of parentheses that are not those of a function. */
function barePairs(text: string): [number, number][] {
  const open: number[] = [];
  const pairs: [number, number][] = [];
  for (const [i, sign] of [...text].entries()) {
    if (sign === "(") open.push(i);
    if (sign !== ")") continue;
    const start = open.pop()!;
    if (!/[\p{L}\d_]/u.test(text[start - 1] ?? " ")) pairs.push([start, i]);
  }
  return pairs;
}

function tryParse(text: string): Expression | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** The largest number met while a formula is evaluated: what rounding errors are in proportion to. */
function largestPart(formula: Expression, values: Record<string, number>): number {
  const parts = operandsFirst([formula, ...expandHills([formula])]).filter((node) => !isCondition(node));
  return Math.max(1, ...parts.map((node) => Math.abs(evaluate(node, values))));
}

test("derivatives agree with finite differences, for random formulas all of whose parts are finite", () => {
  const random = generator(13);
  let compared = 0;
  for (let i = 0; i < 1200; i++) {
    const expressions = [randomFormula(random, 1 + (i % 5))];
    const points = [randomPoint(random)];
    if (!Number.isFinite(largestPart(expressions[0], points[0]))) continue;
    const entries = jacobian(expressions, names);
    const rows = [print(expressions[0], 200)];
    compared += checkJacobian({ expressions, rows, columns: names, entries, points, neighbours: 0 }).compared;
  }
  expect(compared).toBeGreaterThan(2500);
});

test("simplification keeps the value wherever it is finite, for 3000 random formulas", () => {
  const random = generator(14);
  let changed = 0;
  for (let i = 0; i < 3000; i++) {
    const formula = randomFormula(random, 1 + (i % 6));
    const simple = simplify(formula);
    if (simple === formula) continue;
    const values = randomPoint(random);
    const value = evaluate(formula, values);
    const size = largestPart(formula, values);
    if (!Number.isFinite(size) || !Number.isFinite(value) || size > 1e8) continue;
    changed++;
    const difference = Math.abs(evaluate(simple, values) - value);
    expect(difference, `${print(formula)} -> ${print(simple)}`).toBeLessThan(1e-11 * size * size);
  }
  expect(changed).toBeGreaterThan(50);
});

/** What a formula's text means by the rules of arithmetic alone: built node by node without any simplification. */
function unsimplifiedValue(random: () => number, depth: number, values: Record<string, number>): [Expression, number] {
  const kind = random();
  if (depth === 0 || kind < 0.2) {
    const name = names[Math.floor(random() * names.length)];
    if (kind < 0.12) return [symbol(name), values[name]];
    const constant = constants[Math.floor(random() * 8)];
    return [number(constant), constant];
  }
  const [a, u] = unsimplifiedValue(random, depth - 1, values);
  const [b, v] = unsimplifiedValue(random, depth - 1, values);
  const rules: (() => [Expression, number])[] = [
    () => [construct("add", [a, b]), u + v],
    () => [construct("subtract", [a, b]), u - v],
    () => [construct("multiply", [a, b]), u * v],
    // Rewriting may change the sign of a zero, and so that of an infinity made by it; log has no such trouble.
    () => (v === 0 ? [a, u] : [construct("divide", [a, b]), u / v]),
    () => [construct("log", [a]), log(u)],
    () => [construct("negate", [a]), -u],
    () => [construct("sqrt", [a]), Math.sqrt(u)],
    () => [construct("abs", [a]), Math.abs(u)],
    () => [construct("min", [a, b]), Math.min(u, v)],
    () => [construct("max", [b, a]), Math.max(u, v)],
    () => [construct("pow", [a, number(2)]), u * u],
    () => [construct("select", [construct("less", [a, b]), a, number(5)]), u < v ? u : 5],
    () => [construct("select", [construct("not", [construct("equal", [a, b])]), a, number(7)]), u !== v ? u : 7],
    () => [construct("add", [construct("lessOrEqual", [a, b]), b]), (u <= v ? 1 : 0) + v],
  ];
  return rules[Math.floor(random() * rules.length)]();
}

test("what constructors rewrite has the very value of what was written, also where it is NaN or infinite", () => {
  const random = generator(15);
  for (let i = 0; i < 8000; i++) {
    const values = Object.fromEntries(names.map((name) => [name, constants[Math.floor(random() * 10)]]));
    const [formula, value] = unsimplifiedValue(random, 1 + (i % 6), values);
    const result = evaluate(formula, values);
    expect(result === value || Object.is(result, value), `${print(formula)}: ${result}, ${value}`).toBe(true);
  }
});

test("compiled formulas give the very bits of evaluated and of substituted ones", () => {
  const random = generator(16);
  for (let i = 0; i < 1000; i++) {
    const formula = randomFormula(random, 1 + (i % 6));
    const values = randomPoint(random);
    const compiled = compileOne(formula, names)(names.map((name) => values[name]));
    expect(compiled, print(formula)).toBe(evaluate(formula, values));
    const numbers = new Map(names.map((name) => [name, number(values[name])]));
    const folded = substitute(formula, numbers);
    expect(folded.operator).toBe("number");
    // A literal exponent may turn into products or a root, which round otherwise than pow.
    if (Number.isFinite(compiled)) expect(folded.value / (compiled || 1)).toBeCloseTo(compiled === 0 ? 0 : 1, 9);
  }
});
