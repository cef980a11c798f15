import { describe, expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { differentiate } from "../expression/differentiate.ts";
import { evaluate } from "../expression/evaluate.ts";
import { parse } from "../expression/parse.ts";
import { compileSystem } from "./compile.ts";
import { defineSystem } from "./define-system.ts";
import { formulasOf } from "./formulas.ts";
import { hoist, preparedName } from "./hoist.ts";
import { shareReciprocals } from "./share-reciprocals.ts";
import { factorPattern } from "./sparsity.ts";
import { LaneMemory } from "./stepper.ts";

describe("the order of elimination", () => {
  test("an arrow matrix is eliminated from its tip: no fill", () => {
    const size = 20;
    const arrow = Array.from({ length: size }, (_, i) => [
      { row: 0, column: i },
      { row: i, column: 0 },
    ]).flat();
    const { lower, upper } = factorPattern(size, arrow);
    expect(lower.flat().length).toBe(size - 1);
    expect(upper.flat().length).toBe(size - 1);
  });

  test("a tridiagonal matrix stays tridiagonal", () => {
    const size = 30;
    const entries = Array.from({ length: size - 1 }, (_, i) => [
      { row: i, column: i + 1 },
      { row: i + 1, column: i },
    ]).flat();
    const { lower, upper, order } = factorPattern(size, entries);
    expect(lower.flat().length).toBe(size - 1);
    expect(upper.flat().length).toBe(size - 1);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
  });
});

describe("the generated solution of W·k = r", () => {
  const size = 12;
  const random = generator(5, streams.calibration, 0, 0);
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j || random.uniform() < 0.25 ? random.normal() : 0)),
  );
  const system = defineSystem({
    derivatives: Object.fromEntries(
      matrix.map((row, i) => [`y${i}`, row.flatMap((a, j) => (a === 0 ? [] : [`(${a}) * y${j}`])).join(" + ")]),
    ),
  });

  test.each(["interpreter", "javascript", "webassembly"] as const)(
    "solves a random sparse system, on %s",
    (backend) => {
      const { kernel, stepper, method } = compileSystem(system, { backend });
      const { layout } = kernel;
      const memory = new LaneMemory(stepper.machine, 0);
      const step = 0.3;
      const state = Float64Array.from({ length: size }, () => random.normal());
      memory.write(layout.state, state);
      memory.set(layout.step, step);
      stepper.prepare();
      stepper.linearise();
      stepper.attempt();
      // The first stage: (I/(h·γ) − A)·k = A·y.
      const k = new Float64Array(size);
      memory.read(layout.stages, k);
      const shift = 1 / (step * (method.kind === "rosenbrock" ? method.gamma : 1));
      matrix.forEach((row, i) => {
        const left = row.reduce((sum, a, j) => sum - a * k[j], shift * k[i]);
        const right = row.reduce((sum, a, j) => sum + a * state[j], 0);
        expect(Math.abs(left - right)).toBeLessThan(1e-10);
      });
    },
  );
});

describe("what is done to formulas before they become code", () => {
  const values = { x: 0.7, y: 1.3, a: 2.5, b: 0.4, n: 3 };

  test("parts that hang on parameters alone are taken out, and nothing changes its value", () => {
    const formulas = ["a * b * x + exp(a / b) / (x + y)", "x / (a + b)", "if(a < b, x, y)", "a^n", "floor(x / b)"];
    for (const text of formulas) {
      const { expressions, prepared } = hoist([parse(text)], new Set(["x", "y"]));
      const known = Object.fromEntries(prepared.map((part, k) => [preparedName(k), evaluate(part, values)]));
      expect(evaluate(expressions[0], { ...values, ...known })).toBeCloseTo(evaluate(parse(text), values), 14);
    }
    expect(hoist([parse("exp(a / b) * x + exp(a / b) * y")], new Set(["x", "y"])).prepared.length).toBe(1);
  });

  test("a division under floor stays one: 90·(1/30) would lose a step", () => {
    const { expressions } = hoist([parse("floor(x / 49)")], new Set(["x"]));
    expect(evaluate(expressions[0], { x: 49 })).toBe(1);
    expect(49 * (1 / 49)).toBeLessThan(1);
  });

  test("a denominator that is used again is inverted once", () => {
    const formula = parse("x * y / (x + a)");
    const shared = shareReciprocals([formula, differentiate(formula, "x"), differentiate(formula, "y")]);
    const divisions = new Set<unknown>();
    const count = (node: (typeof shared)[number]): void => {
      if (node.operator === "divide") divisions.add(node);
      for (const operand of node.operands) count(operand);
    };
    for (const node of shared) count(node);
    expect(divisions.size).toBe(1);
    expect(evaluate(shared[1], values)).toBeCloseTo(evaluate(differentiate(formula, "x"), values), 14);
  });

  test.each([1, 2, 4, 8, 1.5, 0.7, 9])(
    "a hill with n = %d has its value and slope at zero, below it and far away",
    (n) => {
      const system = defineSystem({ derivatives: { x: `hill(x, 3, ${n})` } });
      const { derivatives, jacobian, prepared } = formulasOf(system);
      expect(prepared.length).toBe(0);
      for (const x of [-1, 0, 1e-200, 0.5, 3, 1e6, 1e30]) {
        const exact = x <= 0 ? 0 : 1 / (1 + (3 / x) ** n);
        expect(evaluate(derivatives[0], { x })).toBeCloseTo(exact, 14);
        const slope = evaluate(jacobian[0].expression, { x });
        expect(Number.isFinite(slope)).toBe(true);
        if (x > 0.1 && x < 1e7) expect(slope).toBeCloseTo((n * exact * (1 - exact)) / x, 12);
      }
    },
  );
});
