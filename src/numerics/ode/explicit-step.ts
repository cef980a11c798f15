import type { Routine, Value } from "../kernels/program.ts";
import { finish, type Generator, type Interpolated, type StepCode } from "./generator.ts";
import { Assembler } from "./lower.ts";
import type { RungeKuttaMethod } from "./methods/method.ts";

/** The code of an explicit Runge–Kutta step; `method.ts` holds the equations. */
export function explicitStep(generator: Generator, method: RungeKuttaMethod): StepCode {
  return {
    linearise: slope(generator),
    attempt: stages(generator, method),
    dense: dense(generator, method),
    interpolated: interpolated(generator, method),
    derivativeCalls: method.b.length,
  };
}

/** f at the state, which is the first stage. */
function slope({ formulas, layout, at }: Generator): Routine {
  const assembler = new Assembler();
  at(assembler)
    .lower(formulas.derivatives)
    .forEach((value, s) => {
      assembler.store(layout.derivative + s, value);
    });
  return assembler.routine("linearise");
}

function stages(generator: Generator, { a, b, c, e }: RungeKuttaMethod): Routine[] {
  const { system, formulas, layout } = generator;
  const n = system.states.length;
  const count = b.length;
  const all = system.states.map((_, s) => s);
  const stage = (assembler: Assembler, i: number, s: number) =>
    assembler.load(i === 0 ? layout.derivative + s : layout.stages + i * n + s);
  const moved = (assembler: Assembler, row: readonly number[], s: number): Value => {
    const terms = row.map((weight, j) => ({ weight, value: () => stage(assembler, j, s) }));
    const direction = assembler.multiply(assembler.load(layout.step), assembler.weightedSum(terms)!);
    return assembler.add(assembler.load(layout.state + s), direction);
  };

  return a.slice(1).map((row, before) => {
    const i = before + 1;
    const assembler = new Assembler();
    const step = assembler.load(layout.step);
    const values = all.map((s) => moved(assembler, row, s));
    const time = assembler.add(assembler.load(layout.time), assembler.multiply(assembler.constant(c[i]), step));
    const slopes = generator.at(assembler, (s) => values[s], time).lower(formulas.derivatives);
    slopes.forEach((value, s) => {
      assembler.store(layout.stages + i * n + s, value);
    });
    if (i === count - 1) {
      // An explicit step has no pivots: nothing is singular.
      assembler.store(layout.pivot, assembler.constant(1));
      const error = (s: number) => {
        const terms = e.map((weight, j) => ({ weight, value: () => stage(assembler, j, s) }));
        return assembler.multiply(step, assembler.weightedSum(terms)!);
      };
      finish(generator, assembler, (s) => moved(assembler, b, s), error);
    }
    return assembler.routine(`stage${i + 1}`);
  });
}

function dense({ system, layout, denseStates }: Generator, { H }: RungeKuttaMethod): Routine {
  const assembler = new Assembler();
  const n = system.states.length;
  const step = assembler.load(layout.step);
  for (const s of denseStates) {
    H[0].forEach((_, r) => {
      const terms = H.map((row, i) => ({
        weight: row[r],
        value: () => assembler.load(i === 0 ? layout.derivative + s : layout.stages + i * n + s),
      }));
      assembler.store(layout.dense + r * n + s, assembler.multiply(step, assembler.weightedSum(terms)!));
    });
  }
  return assembler.routine("dense");
}

function interpolated({ system, layout }: Generator, { H }: RungeKuttaMethod): Interpolated {
  const n = system.states.length;
  return (assembler, s, theta) => {
    let sum = assembler.load(layout.dense + (H[0].length - 1) * n + s);
    for (let r = H[0].length - 2; r >= 0; r--) {
      sum = assembler.add(assembler.load(layout.dense + r * n + s), assembler.multiply(theta, sum));
    }
    return assembler.add(assembler.load(layout.state + s), assembler.multiply(theta, sum));
  };
}
