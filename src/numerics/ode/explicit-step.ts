import type { Routine, Value } from "../kernels/program.ts";
import type { Generator, StepCode } from "./generator.ts";
import type { Assembler } from "./lower.ts";
import type { RungeKuttaMethod } from "./methods/method.ts";

/** The code of an explicit Runge–Kutta step; `methods/method.ts` holds the equations. */
export function explicitStep(generator: Generator, method: RungeKuttaMethod): StepCode {
  const { layout, formulas } = generator;
  const { derivatives } = formulas;
  const later = method.a.slice(1).map((_, before) => before + 1);
  const times = later.map((i) =>
    generator.straight(`time${i + 1}`, (assembler) => {
      const elapsed = assembler.multiply(assembler.constant(method.c[i]), assembler.load(layout.step));
      assembler.store(layout.pointTime, assembler.add(assembler.load(layout.time), elapsed));
    }),
  );
  const stages = later.map((i) => stage(generator, method, i));
  return {
    linearise: generator.straight("linearise", (assembler) => {
      const slopes = generator.at("state", assembler).lower(derivatives);
      for (const [s, slope] of slopes.entries()) assembler.store(layout.derivative + s, slope);
    }),
    routines: [
      generator.straight("begin", (assembler) => {
        generator.clearSums(assembler);
        // An explicit step has no pivots: nothing is singular.
        assembler.store(layout.pivot, assembler.constant(1));
      }),
      generator.straight("derivative", (assembler) => {
        const slopes = generator.at("point", assembler).lower(derivatives);
        for (const [s, slope] of slopes.entries()) assembler.store(layout.slope + s, slope);
      }),
      ...stages,
      ...times,
      finish(generator, method),
    ],
    attempt: ["begin", ...later.flatMap((_, k) => [stages[k].name, times[k].name, "derivative"]), "finish"],
    weights: weights(generator, method),
    interpolate: interpolate(generator, method),
    derivativeCalls: method.b.length,
  };
}

/** Keeps f of the stage before stage i, for the state whose turn it is. */
function keep(generator: Generator, assembler: Assembler, i: number): void {
  const { layout } = generator;
  const slope = assembler.loadEach(i === 1 ? layout.derivative : layout.slope);
  generator.storeStage(assembler, i - 1, slope);
}

/** y + h·Σ weight·k. */
function moved(generator: Generator, assembler: Assembler, row: readonly number[]): Value {
  const direction = assembler.weightedSum(generator.terms(assembler, row))!;
  const change = assembler.multiply(assembler.load(generator.layout.step), direction);
  return assembler.add(assembler.loadEach(generator.layout.state), change);
}

function stage(generator: Generator, { a }: RungeKuttaMethod, i: number): Routine {
  return generator.forEachState(`stage${i + 1}`, (assembler) => {
    keep(generator, assembler, i);
    assembler.storeEach(generator.layout.point, moved(generator, assembler, a[i]));
  });
}

function finish(generator: Generator, { b, e }: RungeKuttaMethod): Routine {
  return generator.forEachState("finish", (assembler) => {
    keep(generator, assembler, b.length);
    const error = assembler.weightedSum(generator.terms(assembler, e))!;
    const scaled = assembler.multiply(assembler.load(generator.layout.step), error);
    generator.finish(assembler, moved(generator, assembler, b), scaled);
  });
}

/** h·bᵢ(θ). */
function weights(generator: Generator, { H }: RungeKuttaMethod): Routine {
  const { layout } = generator;
  return generator.straight("weights", (assembler) => {
    const theta = assembler.load(layout.theta);
    const elapsed = assembler.multiply(theta, assembler.load(layout.step));
    for (const [i, row] of H.entries()) {
      assembler.store(layout.weights + i, assembler.multiply(elapsed, assembler.polynomial(row, theta)));
    }
    assembler.store(layout.pointTime, assembler.add(assembler.load(layout.time), elapsed));
  });
}

function interpolate(generator: Generator, { H }: RungeKuttaMethod): Routine {
  const { layout } = generator;
  return generator.forEachState("interpolate", (assembler) => {
    let sum = assembler.loadEach(layout.state);
    for (const i of H.keys()) {
      const term = assembler.multiply(assembler.load(layout.weights + i), generator.stage(assembler, i));
      sum = assembler.add(sum, term);
    }
    assembler.storeEach(layout.point, generator.lifted(assembler, sum));
  });
}
