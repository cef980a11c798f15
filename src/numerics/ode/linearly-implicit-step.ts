import { isNumber } from "../expression/expression.ts";
import type { Routine, Value } from "../kernels/program.ts";
import type { Factorisation } from "./factorise.ts";
import { finish, type Generator, type Interpolated, type StepCode } from "./generator.ts";
import { Assembler } from "./lower.ts";
import type { RosenbrockMethod } from "./methods/method.ts";

/** The code of a Rosenbrock step; `method.ts` holds the equations. */
export function linearlyImplicitStep(
  generator: Generator,
  method: RosenbrockMethod,
  factorisation: Factorisation,
): StepCode {
  return {
    linearise: linearise(generator),
    attempt: [factor(generator, method, factorisation), ...stages(generator, method, factorisation)],
    dense: dense(generator, method),
    interpolated: interpolated(generator, method),
    derivativeCalls: sources(method).filter((source, i) => source === i).length,
  };
}

/** f, ∂f/∂y and ∂f/∂t at the state. */
function linearise({ formulas, layout, at }: Generator): Routine {
  const assembler = new Assembler();
  const lowering = at(assembler);
  const { derivatives, jacobian, timeDerivatives } = formulas;
  lowering.lower(derivatives).forEach((value, i) => {
    assembler.store(layout.derivative + i, value);
  });
  lowering.lower(jacobian.map(({ expression }) => expression)).forEach((value, k) => {
    if (!isNumber(jacobian[k].expression)) assembler.store(layout.jacobian + k, value);
  });
  lowering.lower(timeDerivatives).forEach((value, i) => {
    if (!isNumber(timeDerivatives[i])) assembler.store(layout.timeDerivative + i, value);
  });
  return assembler.routine("linearise");
}

function factor(
  { formulas, layout, system }: Generator,
  { gamma }: RosenbrockMethod,
  factorisation: Factorisation,
): Routine {
  const assembler = new Assembler();
  const n = system.states.length;
  const places = new Map(formulas.jacobian.map(({ row, column }, k) => [row * n + column, k]));
  const entry = (row: number, column: number): Value | undefined => {
    const place = places.get(row * n + column);
    if (place === undefined) return undefined;
    const { expression } = formulas.jacobian[place];
    return isNumber(expression) ? assembler.constant(expression.value) : assembler.load(layout.jacobian + place);
  };
  const inverseStep = assembler.binary("divide", assembler.constant(1), assembler.load(layout.step));
  assembler.store(layout.inverseStep, inverseStep);
  const shift = assembler.binary("divide", inverseStep, assembler.constant(gamma));
  factorisation.factor(assembler, layout, entry, shift);
  return assembler.routine("factor");
}

/** Coefficient j of a row that may be shorter. */
function at(row: readonly number[], j: number): number {
  return row[j] ?? 0;
}

/** Whether row i is the row before it plus a share of the stage before it: then its argument is too. */
function continues(rows: readonly (readonly number[])[], i: number): boolean {
  return i >= 2 && rows[i - 1].some((x) => x !== 0) && rows[i - 1].every((x, j) => x === at(rows[i], j));
}

/** For each stage, the stage that first evaluates f at the same argument and time: often itself. */
function sources({ a, c }: RosenbrockMethod): number[] {
  return a.map((row, i) =>
    a.findIndex((other, k) => k <= i && c[k] === c[i] && a.every((_, j) => at(other, j) === at(row, j))),
  );
}

function stages(generator: Generator, method: RosenbrockMethod, factorisation: Factorisation): Routine[] {
  const { system, formulas, layout } = generator;
  const { a, b, c, C, d, e } = method;
  const n = system.states.length;
  const count = b.length;
  const rows = [...a, b];
  const all = system.states.map((_, s) => s);
  const stage = (i: number, s: number) => layout.stages + i * n + s;
  const source = sources(method);

  const argument = (assembler: Assembler, row: number, s: number): Value => {
    if (continues(rows, row)) {
      const share = [{ weight: at(rows[row], row - 1), value: () => assembler.load(stage(row - 1, s)) }];
      return assembler.weightedSum(share, assembler.load(layout.argument + s))!;
    }
    const terms = rows[row].map((weight, j) => ({ weight, value: () => assembler.load(stage(j, s)) }));
    return assembler.weightedSum(terms, assembler.load(layout.state + s))!;
  };

  return a.map((_, i) => {
    const assembler = new Assembler();
    const step = assembler.load(layout.step);
    let slopes: Value[];
    if (source[i] === 0) {
      slopes = all.map((s) => assembler.load(layout.derivative + s));
    } else if (source[i] < i) {
      slopes = all.map((s) => assembler.load(layout.shared + source[i] * n + s));
    } else {
      const values = all.map((s) => argument(assembler, i, s));
      if (continues(rows, i + 1)) for (const s of all) assembler.store(layout.argument + s, values[s]);
      const time = assembler.add(assembler.load(layout.time), assembler.multiply(assembler.constant(c[i]), step));
      slopes = generator.at(assembler, (s) => values[s], time).lower(formulas.derivatives);
      if (source.lastIndexOf(i) > i) for (const s of all) assembler.store(layout.shared + i * n + s, slopes[s]);
    }
    const right = all.map((s) => {
      const terms = C[i].map((weight, j) => ({ weight, value: () => assembler.load(stage(j, s)) }));
      const past = assembler.weightedSum(terms);
      let sum = slopes[s];
      if (past !== undefined) sum = assembler.add(sum, assembler.multiply(past, assembler.load(layout.inverseStep)));
      const drift = timeDerivative(generator, assembler, s);
      if (d[i] === 0 || drift === undefined) return sum;
      const weight = assembler.multiply(assembler.constant(d[i]), step);
      return assembler.add(sum, assembler.multiply(weight, drift));
    });
    factorisation.solve(assembler, layout, right).forEach((value, s) => {
      assembler.store(stage(i, s), value);
    });
    if (i === count - 1) {
      const error = (s: number) =>
        assembler.weightedSum(e.map((weight, j) => ({ weight, value: () => assembler.load(stage(j, s)) })))!;
      finish(generator, assembler, (s) => argument(assembler, count, s), error);
    }
    return assembler.routine(`stage${i + 1}`);
  });
}

function timeDerivative({ formulas, layout }: Generator, assembler: Assembler, s: number): Value | undefined {
  const expression = formulas.timeDerivatives[s];
  if (!isNumber(expression)) return assembler.load(layout.timeDerivative + s);
  return expression.value === 0 ? undefined : assembler.constant(expression.value);
}

function dense({ system, layout, denseStates }: Generator, { H }: RosenbrockMethod): Routine {
  const assembler = new Assembler();
  const n = system.states.length;
  for (const s of denseStates) {
    H.forEach((row, r) => {
      const terms = row.map((weight, i) => ({ weight, value: () => assembler.load(layout.stages + i * n + s) }));
      assembler.store(layout.dense + r * n + s, assembler.weightedSum(terms)!);
    });
  }
  return assembler.routine("dense");
}

function interpolated({ system, layout }: Generator, { H }: RosenbrockMethod): Interpolated {
  const n = system.states.length;
  return (assembler, s, theta) => {
    const rest = assembler.binary("subtract", assembler.constant(1), theta);
    let inner = assembler.load(layout.dense + (H.length - 1) * n + s);
    for (let r = H.length - 2; r >= 0; r--) {
      inner = assembler.add(assembler.load(layout.dense + r * n + s), assembler.multiply(theta, inner));
    }
    const end = assembler.add(assembler.load(layout.next + s), assembler.multiply(rest, inner));
    const start = assembler.multiply(rest, assembler.load(layout.state + s));
    return assembler.add(start, assembler.multiply(theta, end));
  };
}
