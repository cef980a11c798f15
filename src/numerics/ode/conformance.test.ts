/** What every method passes on every back end. Stiff problems are for methods that claim them. */
import { describe, expect, test } from "vitest";
import { digestNumbers } from "../../foundation/digest.ts";
import { cos, exp } from "../../foundation/maths.ts";
import type { Backend } from "../kernels/machine.ts";
import { type CompiledSystem, compileSystem } from "./compile.ts";
import { defineSystem } from "./define-system.ts";
import { solveAll } from "./ensemble.ts";
import { type MethodName, methods } from "./methods/methods.ts";
import { Integration, solve } from "./solve.ts";
import type { Solution, Task } from "./system.ts";

const backends: readonly { readonly backend: Backend; readonly lanes: 1 | 2 }[] = [
  { backend: "webassembly", lanes: 2 },
  { backend: "webassembly", lanes: 1 },
  { backend: "javascript", lanes: 1 },
  { backend: "interpreter", lanes: 1 },
];

function task(entries: Partial<Task> & Pick<Task, "initial" | "end">): Task {
  return { parameters: new Float64Array(0), start: 0, relativeTolerance: 1e-7, absoluteTolerance: 1e-9, ...entries };
}

const logistic = defineSystem({ derivatives: { x: "r * x * (1 - x)" }, parameters: ["r"], nonNegative: ["x"] });

const twoCompartments = defineSystem({
  derivatives: { central: "-(ke + k12) * central + k21 * peripheral", peripheral: "k12 * central - k21 * peripheral" },
  parameters: ["ke", "k12", "k21"],
  nonNegative: ["central", "peripheral"],
});

/** Amount in the central compartment at `t` after a bolus of 1 at 0. Gibaldi & Perrier (1982), chapter 2. */
function afterBolus(t: number, ke: number, k12: number, k21: number): number {
  const sum = ke + k12 + k21;
  const root = Math.sqrt(sum * sum - 4 * ke * k21);
  const [alpha, beta] = [(sum + root) / 2, (sum - root) / 2];
  return ((alpha - k21) * exp(-alpha * t) + (k21 - beta) * exp(-beta * t)) / (alpha - beta);
}

const cases = Object.keys(methods).flatMap((method) =>
  backends.map(({ backend, lanes }) => ({ method: method as MethodName, backend, lanes })),
);

describe.each(cases)("$method on $backend, lanes: $lanes", ({ method, backend, lanes }) => {
  const compile = (system: Parameters<typeof compileSystem>[0]) => compileSystem(system, { method, backend, lanes });

  test("logistic growth follows its closed form, also between steps", () => {
    const sampleTimes = Float64Array.from({ length: 41 }, (_, i) => i / 4);
    const solution = solve(
      compile(logistic),
      task({ parameters: Float64Array.of(1.5), initial: Float64Array.of(0.02), end: 10, sampleTimes }),
    );
    expect(solution.status.code).toBe("done");
    sampleTimes.forEach((t, i) => {
      expect(Math.abs(solution.samples[i] - 1 / (1 + 49 * exp(-1.5 * t)))).toBeLessThan(2e-6);
    });
  });

  test("two compartments with doses equal the superposition of boluses", () => {
    const [ke, k12, k21] = [0.4, 0.9, 0.3];
    const doseTimes = [0, 1, 2.5, 7];
    const sampleTimes = Float64Array.from({ length: 25 }, (_, i) => i / 2);
    const solution = solve(
      compile(twoCompartments),
      task({
        parameters: Float64Array.of(ke, k12, k21),
        initial: new Float64Array(2),
        end: 12,
        sampleTimes,
        nextStop: (after) => doseTimes.find((t) => t > after) ?? Number.POSITIVE_INFINITY,
        onStop: (_t, y) => {
          y[0] += 1;
          return "continue";
        },
      }),
    );
    sampleTimes.forEach((t, i) => {
      const expected = doseTimes.filter((dose) => dose <= t).map((dose) => afterBolus(t - dose, ke, k12, k21));
      expect(Math.abs(solution.samples[2 * i] - expected.reduce((sum, x) => sum + x, 0))).toBeLessThan(5e-6);
    });
  });

  test("stops are met exactly, and a callback may change state and parameters", () => {
    const seen: number[] = [];
    const times = [0, 0.1, 0.30000000000000004, 1 / 3, 0.7];
    const solution = solve(
      compile(defineSystem({ derivatives: { x: "a" }, parameters: ["a"] })),
      task({
        parameters: Float64Array.of(1),
        initial: Float64Array.of(0),
        end: 0.7,
        nextStop: (after) => times.find((t) => t > after) ?? Number.POSITIVE_INFINITY,
        onStop: (t, y, p) => {
          seen.push(t);
          y[0] += 10;
          p[0] = -p[0];
          return "continue";
        },
      }),
    );
    expect(seen).toEqual(times);
    const slopes = [-1, 1, -1, 1];
    const drift = slopes.reduce((sum, slope, i) => sum + slope * (times[i + 1] - times[i]), 0);
    expect(solution.state[0]).toBeCloseTo(50 + drift, 12);
    expect(solution.time).toBe(0.7);
  });

  test("a sample at a stop is taken after its callback, one at the start after the stop there", () => {
    const solution = solve(
      compile(defineSystem({ derivatives: { x: "0 * x" } })),
      task({
        initial: Float64Array.of(1),
        end: 2,
        sampleTimes: Float64Array.of(0, 1, 1, 2),
        nextStop: (after) => (after < 0 ? 0 : after < 1 ? 1 : after < 2 ? 2 : Number.POSITIVE_INFINITY),
        onStop: (_t, y) => {
          y[0] *= 2;
          return "continue";
        },
      }),
    );
    expect([...solution.samples]).toEqual([2, 4, 4, 8]);
  });

  test("a callback may end the solution, and later samples are NaN", () => {
    const solution = solve(
      compile(logistic),
      task({
        parameters: Float64Array.of(1),
        initial: Float64Array.of(0.1),
        end: 10,
        sampleTimes: Float64Array.of(1, 4, 5),
        nextStop: (after) => (after < 4 ? 4 : Number.POSITIVE_INFINITY),
        onStop: () => "finish",
      }),
    );
    expect(solution.status.code).toBe("stopped");
    expect(solution.time).toBe(4);
    expect(Number.isNaN(solution.samples[2])).toBe(true);
    expect(solution.samples[1]).toBeCloseTo(1 / (1 + 9 * exp(-4)), 6);
  });

  test("resumed from a snapshot after any number of attempts, it gives the same bytes", () => {
    const compiled = compile(forced);
    const whole = solve(compiled, forcedTask(1));
    for (const attempts of [7, 64]) {
      let integration = new Integration(compiled, forcedTask(1));
      while (!integration.advance(attempts)) {
        const stored = structuredClone(integration.snapshot());
        new Integration(compiled, forcedTask(3)).advance(2);
        integration = new Integration(compiled, forcedTask(1), stored);
      }
      expect(digestOf(integration.solution())).toBe(digestOf(whole));
      expect(integration.solution().statistics).toEqual(whole.statistics);
    }
  });
});

/** Doses, a trigger, hysteresis, and the time: everything that a state of a solution can hold. */
const forced = defineSystem({
  derivatives: {
    x: "-k * x * y / (1 + x) + 0.2 * cos(t)",
    y: "k * x - y^1.5",
    z: "hill(x, 0.5, 2.5) - 0.1 * z * exp(-y)",
  },
  parameters: ["k"],
  nonNegative: ["y"],
  outputs: { x: "x", product: "y * z", root: "sqrt(y) + tanh(z)" },
  triggers: [{ name: "high z", expression: "z - 0.8", direction: "rising", hysteresis: 0.1 }],
});

function forcedTask(k: number): Task {
  return task({
    parameters: Float64Array.of(k),
    initial: Float64Array.of(1, 0.5, 0),
    end: 12,
    relativeTolerance: 1e-6,
    sampleTimes: Float64Array.from({ length: 30 }, (_, i) => i * 0.4),
    nextStop: (after) => Math.floor(after / 2 + 1) * 2,
    onStop: (t, y, p) => {
      y[0] += 1;
      if (t === 6) p[0] *= 1.5;
      return "continue";
    },
    onTrigger: (_index, _t, y) => {
      y[2] *= 0.25;
      return "continue";
    },
  });
}

function digestOf({ time, state, samples }: Solution): string {
  return digestNumbers([time, ...state, ...samples]);
}

describe.each(Object.keys(methods) as MethodName[])("%s", (method) => {
  const all = backends.map(({ backend, lanes }) => compileSystem(forced, { method, backend, lanes }));
  const rates = [1, 0.3, 2, 5, 1.1, 0.9, 3];

  test("all back ends give the same bytes", () => {
    const digests = all.map((compiled) => digestOf(solve(compiled, forcedTask(1))));
    expect(new Set(digests).size).toBe(1);
  });

  test("solutions that share a vector equal, to the byte, each one alone, in any company", () => {
    const alone = rates.map((rate) => digestOf(solve(all[2], forcedTask(rate))));
    for (const compiled of all) {
      for (const order of [rates, [...rates].reverse(), rates.slice(0, 1), []]) {
        const together = ensemble(compiled, order);
        expect(together).toEqual(order.map((rate) => alone[rates.indexOf(rate)]));
      }
    }
  });

  function ensemble(compiled: CompiledSystem, order: readonly number[]): string[] {
    const found: string[] = [];
    solveAll(compiled, order.map(forcedTask), (index, solution) => {
      found[index] = digestOf(solution);
    });
    return found;
  }
});

describe.each(["rodas5p", "rodas3p"] as const)("%s on stiff problems", (method) => {
  const compile = (system: Parameters<typeof compileSystem>[0]) => compileSystem(system, { method });
  // The order of rodas3p asks many steps of it at tight tolerances, so it is asked for less.
  const relativeTolerance = method === "rodas5p" ? 1e-8 : 1e-6;
  const allowed = method === "rodas5p" ? 1e-6 : 1e-3;

  function expectRelative(found: Float64Array, expected: readonly number[]): void {
    expected.forEach((value, i) => {
      expect(Math.abs(found[i] / value - 1)).toBeLessThan(allowed);
    });
  }

  // The end values are those of the Test Set for Initial Value Problem Solvers, Mazzia & Magherini (2008).
  test("Robertson's reaction reaches its published end value at 10¹¹", () => {
    const system = defineSystem({
      derivatives: {
        a: "-0.04 * a + 1e4 * b * c",
        b: "0.04 * a - 1e4 * b * c - 3e7 * b^2",
        c: "3e7 * b^2",
      },
      nonNegative: ["a", "b", "c"],
    });
    const solution = solve(
      compile(system),
      task({ initial: Float64Array.of(1, 0, 0), end: 1e11, relativeTolerance, absoluteTolerance: 1e-18 }),
    );
    expectRelative(solution.state, [0.2083340149701255e-7, 0.8333360770334713e-13, 0.999999979166505]);
  });

  test("HIRES reaches its published end value", () => {
    const system = defineSystem({
      derivatives: {
        y1: "-1.71 * y1 + 0.43 * y2 + 8.32 * y3 + 0.0007",
        y2: "1.71 * y1 - 8.75 * y2",
        y3: "-10.03 * y3 + 0.43 * y4 + 0.035 * y5",
        y4: "8.32 * y2 + 1.71 * y3 - 1.12 * y4",
        y5: "-1.745 * y5 + 0.43 * y6 + 0.43 * y7",
        y6: "-280 * y6 * y8 + 0.69 * y4 + 1.71 * y5 - 0.43 * y6 + 0.69 * y7",
        y7: "280 * y6 * y8 - 1.81 * y7",
        y8: "-280 * y6 * y8 + 1.81 * y7",
      },
    });
    const initial = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0.0057);
    const solution = solve(
      compile(system),
      task({ initial, end: 321.8122, relativeTolerance, absoluteTolerance: relativeTolerance * 1e-4 }),
    );
    expectRelative(
      solution.state,
      [
        0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
        0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2,
      ],
    );
  });

  test("van der Pol's oscillator with μ = 1000, time scaled, reaches its published value at 2", () => {
    const system = defineSystem({ derivatives: { x: "v", v: "((1 - x^2) * v - x) / 1e-6" } });
    const solution = solve(
      compile(system),
      task({ initial: Float64Array.of(2, 0), end: 2, relativeTolerance, absoluteTolerance: relativeTolerance }),
    );
    expectRelative(solution.state, [1.706167732170483, -0.8928097010247975]);
  });

  test("the Prothero–Robinson problem keeps to its slow solution at λ = −10⁶", () => {
    const system = defineSystem({ derivatives: { x: "-1e6 * (x - cos(t)) - sin(t)" } });
    const solution = solve(
      compile(system),
      task({ initial: Float64Array.of(1), end: 3, relativeTolerance: 1e-6, absoluteTolerance: 1e-9 }),
    );
    expect(Math.abs(solution.state[0] - cos(3))).toBeLessThan(1e-6);
    expect(solution.statistics.accepted).toBeLessThan(400);
  });
});
