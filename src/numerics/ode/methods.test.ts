import { describe, expect, test } from "vitest";
import { cos, exp, log2, sin } from "../../foundation/maths.ts";
import { type CompiledSystem, compileSystem } from "./compile.ts";
import { defineSystem } from "./define-system.ts";
import { type MethodName, methods } from "./methods/methods.ts";
import { LaneMemory } from "./stepper.ts";

/** Nonlinear, coupled, and aware of the time, with a known solution: x = 1/(1 + sin t), y = x², z = x³ + cos t. */
const known = defineSystem({
  derivatives: {
    x: "-y * cos(t)",
    y: "-2 * x * y * cos(t)",
    z: "-3 * y^2 * cos(t) + (x * x - y) * z - sin(t)",
  },
});

function exact(t: number): number[] {
  const x = 1 / (1 + sin(t));
  return [x, x * x, x * x * x + cos(t)];
}

/**
 * For the explicit method, whose leading error was made so small that on most problems higher orders outweigh it: here
 * they do not. u = exp(sin t).
 */
const periodic = defineSystem({ derivatives: { u: "u * cos(t)" } });

/** Bare steps of a method, without control: tolerances do not matter. */
class Steps {
  private readonly compiled: CompiledSystem;
  private readonly memory: LaneMemory;
  private readonly found: Float64Array;

  constructor(
    method: MethodName,
    private readonly step: number,
    system = known,
    private readonly solution = exact,
  ) {
    const n = system.states.length;
    this.found = new Float64Array(n);
    this.compiled = compileSystem(system, { method, backend: "javascript" });
    this.memory = new LaneMemory(this.compiled.stepper.machine, 0);
    const { layout } = this.compiled.kernel;
    this.memory.set(layout.step, step);
    for (let i = 0; i < n; i++) this.memory.set(layout.floor + i, Number.NEGATIVE_INFINITY);
  }

  put(t: number): void {
    this.memory.write(this.compiled.kernel.layout.state, Float64Array.from(this.solution(t)));
  }

  attempt(t: number): void {
    this.memory.set(this.compiled.kernel.layout.time, t);
    const { stepper } = this.compiled;
    stepper.prepare();
    stepper.linearise();
    stepper.attempt();
  }

  accept(): void {
    const { layout } = this.compiled.kernel;
    this.memory.copy(layout.next, layout.state, this.found.length);
  }

  errorAtEnd(t: number): number {
    this.memory.read(this.compiled.kernel.layout.next, this.found);
    return distance(this.found, this.solution(t + this.step));
  }

  errorWithin(t: number, theta: number): number {
    const { layout } = this.compiled.kernel;
    this.memory.set(layout.theta, theta);
    this.compiled.stepper.interpolateAll();
    this.memory.read(layout.point, this.found);
    return distance(this.found, this.solution(t + theta * this.step));
  }
}

function errorAfter(method: MethodName, span: number, count: number): number {
  const step = span / count;
  const steps = method === "tsit5" ? new Steps(method, step, periodic, (t) => [exp(sin(t))]) : new Steps(method, step);
  steps.put(0);
  for (let k = 0; k < count; k++) {
    steps.attempt(k * step);
    steps.accept();
  }
  return steps.errorAtEnd(span - step);
}

/** The largest error within one step from points of the known solution, summed over these points. */
function errorWithin(method: MethodName, step: number): number {
  const steps = new Steps(method, step);
  const largest = [0.1, 0.7, 1.9, 2.5].map((start) => {
    steps.put(start);
    steps.attempt(start);
    return Math.max(...[0.15, 0.35, 0.5, 0.65, 0.9].map((theta) => steps.errorWithin(start, theta)));
  });
  return sum(largest);
}

function distance(a: Float64Array, b: readonly number[]): number {
  return Math.max(...b.map((value, i) => Math.abs(a[i] - value)));
}

describe.each(Object.values(methods))("$name", ({ name, order, denseOrder }) => {
  const method = name as MethodName;

  test("the error at the end falls with the order of the method", () => {
    const { span, count } = {
      rodas5p: { span: 4, count: 384 },
      rodas3p: { span: 4, count: 256 },
      tsit5: { span: 10, count: 256 },
    }[method];
    const measured = log2(errorAfter(method, span, count) / errorAfter(method, span, 2 * count));
    expect(Math.abs(measured - order)).toBeLessThan(0.2);
  });

  test("the error of dense output within a step falls with its order plus one", () => {
    const measured = log2(errorWithin(method, 0.05) / errorWithin(method, 0.025));
    expect(Math.abs(measured - (denseOrder + 1))).toBeLessThan(0.2);
  });

  test("the coefficients are consistent: weights sum to one step, nodes are the sums of their rows", () => {
    const tableau = methods[method];
    if (tableau.kind === "runge-kutta") {
      expect(sum(tableau.b)).toBeCloseTo(1, 13);
      tableau.a.forEach((row, i) => {
        expect(sum(row)).toBeCloseTo(tableau.c[i], 13);
      });
      expect(sum(tableau.e)).toBeCloseTo(0, 13);
    } else {
      // For y' = 1 every stage solves kᵢ/(h·γ) = 1 + Σ Cᵢⱼ·kⱼ/h.
      const k: number[] = [];
      tableau.C.forEach((row, i) => {
        k.push(tableau.gamma * (1 + row.reduce((total, c, j) => total + c * k[j], 0)));
        expect(tableau.a[i].reduce((total, a, j) => total + a * k[j], 0)).toBeCloseTo(tableau.c[i], 11);
      });
      expect(tableau.b.reduce((total, b, i) => total + b * k[i], 0)).toBeCloseTo(1, 11);
      expect(tableau.e.reduce((total, e, i) => total + e * k[i], 0)).toBeCloseTo(0, 11);
    }
  });
});

/** A rooted tree, as the list of what hangs on its root. */
type Tree = readonly Tree[];

/** Rooted trees with this many nodes: 1, 1, 2, 4, 9 of them. */
function trees(nodes: number): Tree[] {
  const forests = (left: number, most: number): Tree[][] =>
    left === 0
      ? [[]]
      : Array.from({ length: Math.min(left, most) }, (_, k) => k + 1).flatMap((size) =>
          trees(size).flatMap((tree, which) =>
            forests(left - size, size)
              .filter(([next]) => next === undefined || size > count(next) || which >= indexOf(next))
              .map((rest) => [tree, ...rest]),
          ),
        );
  return forests(nodes - 1, nodes - 1);
}

function count(tree: Tree): number {
  return 1 + sum(tree.map(count));
}

function indexOf(tree: Tree): number {
  return trees(count(tree)).findIndex((other) => JSON.stringify(other) === JSON.stringify(tree));
}

/** γ of a tree: the product of the sizes of all its subtrees. */
function density(tree: Tree): number {
  return count(tree) * tree.reduce((product, child) => product * density(child), 1);
}

test("tsit5 meets the order conditions of all rooted trees up to five nodes, and its estimate those up to four", () => {
  const { a, b, e } = methods.tsit5;
  // Butcher's elementary weights, one a stage.
  const weights = (tree: Tree): number[] =>
    a.map((_, i) => tree.reduce((product, child) => product * inner(a[i], weights(child)), 1));
  const inner = (row: readonly number[], values: readonly number[]) => sum(row.map((x, j) => x * values[j]));
  expect([1, 2, 3, 4, 5].map((nodes) => trees(nodes).length)).toEqual([1, 1, 2, 4, 9]);
  for (const nodes of [1, 2, 3, 4, 5]) {
    for (const tree of trees(nodes)) {
      expect(inner(b, weights(tree))).toBeCloseTo(1 / density(tree), 13);
      if (nodes < 5) expect(inner(e, weights(tree))).toBeCloseTo(0, 13);
    }
  }
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
