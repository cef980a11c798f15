import { digestNumbers } from "../../dist/src/foundation/digest.js";
import { generator } from "../../dist/src/foundation/random.js";
import { streams } from "../../dist/src/foundation/streams.js";
import type { Backend } from "../../dist/src/numerics/kernels/machine.js";
import { compileSystem } from "../../dist/src/numerics/ode/compile.js";
import { defineSystem } from "../../dist/src/numerics/ode/define-system.js";
import { solveAll } from "../../dist/src/numerics/ode/ensemble.js";
import { methods } from "../../dist/src/numerics/ode/methods/methods.js";
import type { Task } from "../../dist/src/numerics/ode/system.js";

/** Made up so that it uses every function that formulas have, is mildly stiff, and fires a trigger now and then. */
const system = defineSystem({
  parameters: ["a", "b", "k"],
  derivatives: {
    x: "a * x * (1 - x / 10) - b * x * y / (1 + x^1.5) + 0.1 * exp(-x)",
    y: "tanh(x) - 0.5 * y * sqrt(1 + y) + 0.05 * log(1 + x * x)",
    z: "k * (sin(t) + cos(x) * 0.2 - z)",
    w: "if(x > y, 1, 0.5) * max(z, 0) + hill(x, 2, 3) - 0.3 * w * abs(z) - min(w, 1)",
  },
  nonNegative: ["x", "y"],
  outputs: { x: "x", sum: "x + y + w", z: "z" },
  triggers: [{ name: "fast", expression: "x - y", direction: "both", hysteresis: 1e-3 }],
});

/** Enough for a lane to take a second task while the other is at work. */
const batch = 8;
const sampleTimes = Float64Array.from({ length: 21 }, (_, i) => i / 2);
const backends: readonly Backend[] = ["webassembly", "javascript", "interpreter"];

/** One task a patient, with doses at whole days that only chance knows, and a kick whenever the trigger fires. */
function tasks(): Task[] {
  return Array.from({ length: batch }, (_, cell) => {
    const chance = generator(3, streams.pharmacokinetics, 0, cell);
    const parameters = Float64Array.of(0.5 + chance.uniform(), 0.5 + 2 * chance.uniform(), 20 + 400 * chance.uniform());
    const every = 2 + Math.floor(4 * chance.uniform());
    return {
      parameters,
      initial: Float64Array.of(0.1 + 5 * chance.uniform(), chance.uniform(), 0, 0.5),
      start: 0,
      end: 10,
      relativeTolerance: 1e-4,
      absoluteTolerance: 1e-8,
      nextStop: (after) => (Math.floor(after / every) + 1) * every,
      onStop: (_t, y) => {
        y[0] += 0.3;
        return "continue";
      },
      onTrigger: (_index, _t, y) => {
        y[3] += 0.01;
        return "continue";
      },
      sampleTimes,
    };
  });
}

/** Digests of a batch of solutions, for each method by each back end, one and two lanes. */
export function solutions(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const method of Object.keys(methods) as (keyof typeof methods)[]) {
    for (const backend of backends) {
      for (const lanes of backend === "webassembly" ? ([1, 2] as const) : ([1] as const)) {
        found[`${method}, ${backend}, ${lanes}`] = solved(method, backend, lanes);
      }
    }
  }
  return found;
}

function solved(method: keyof typeof methods, backend: Backend, lanes: 1 | 2): string {
  const numbers: number[][] = [];
  solveAll(compileSystem(system, { method, backend, lanes }), tasks(), (index, solution) => {
    const { accepted, rejected } = solution.statistics;
    if (solution.status.code !== "done") throw new Error(`${method}: ${solution.status.code} ${solution.status.hint}`);
    numbers[index] = [...solution.state, ...solution.samples, solution.time, accepted, rejected];
  });
  return digestNumbers(numbers.flat());
}
