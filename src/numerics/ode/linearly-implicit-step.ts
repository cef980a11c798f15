import { isNumber } from "../expression/expression.ts";
import type { Routine, Value } from "../kernels/program.ts";
import type { Factorisation } from "./factorise.ts";
import type { Generator, StepCode } from "./generator.ts";
import type { Assembler } from "./lower.ts";
import type { RosenbrockMethod } from "./methods/method.ts";

/**
 * The code of a Rosenbrock step; `methods/method.ts` holds the equations. An attempt factorises, then for every stage
 * runs a loop over the states that forms its argument and its right-hand side, f, and the solution of the system. f and
 * the solution are written out once and used by all stages: code that stays in the instruction cache is faster than
 * code without loops.
 */
export function linearlyImplicitStep(
  generator: Generator,
  method: RosenbrockMethod,
  factorisation: Factorisation,
): StepCode {
  const { layout } = generator;
  const source = sources(method);
  const knowsTime = generator.formulas.timeDerivatives.some((slope) => !isNumber(slope) || slope.value !== 0);
  const stages = method.b.map((_, i) => stage(generator, method, i, source[i]));
  const times = method.c.map((c, i) =>
    generator.straight(`time${i + 1}`, (assembler) => {
      const elapsed = assembler.multiply(assembler.constant(c), assembler.load(layout.step));
      assembler.store(layout.pointTime, assembler.add(assembler.load(layout.time), elapsed));
    }),
  );
  const attempt = stages.flatMap(({ name }, i) => {
    const evaluates = source[i] === i && i > 0;
    return [name, ...(evaluates && knowsTime ? [times[i].name] : []), ...(evaluates ? ["derivative"] : []), "solve"];
  });
  return {
    linearise: linearise(generator),
    routines: [
      factor(generator, method, factorisation),
      generator.straight("derivative", (assembler) => {
        const slopes = generator.at("point", assembler).lower(generator.formulas.derivatives);
        for (const [s, slope] of slopes.entries()) assembler.store(layout.slope + s, slope);
      }),
      generator.straight("solve", (assembler) => {
        const right = (s: number) => assembler.add(assembler.load(layout.slope + s), assembler.load(layout.past + s));
        factorisation.solve(assembler, layout, right);
      }),
      ...stages,
      ...(knowsTime ? times : []),
      finish(generator, method),
    ],
    attempt: ["factor", ...attempt, "finish"],
    weights: weights(generator, method),
    interpolate: interpolate(generator, method),
    derivativeCalls: source.filter((first, i) => first === i).length,
  };
}

/** f, ∂f/∂y and ∂f/∂t at the state. */
function linearise(generator: Generator): Routine {
  const { formulas, layout } = generator;
  const { derivatives, jacobian, timeDerivatives } = formulas;
  return generator.straight("linearise", (assembler) => {
    const lowering = generator.at("state", assembler);
    for (const [s, value] of lowering.lower(derivatives).entries()) assembler.store(layout.derivative + s, value);
    for (const [k, { expression }] of jacobian.entries()) {
      if (!isNumber(expression)) assembler.store(layout.jacobian + k, lowering.lower([expression])[0]);
    }
    for (const [s, value] of lowering.lower(timeDerivatives).entries()) {
      assembler.store(layout.timeDerivative + s, value);
    }
  });
}

function factor(generator: Generator, { gamma }: RosenbrockMethod, factorisation: Factorisation): Routine {
  const { formulas, layout, states } = generator;
  const places = new Map(formulas.jacobian.map(({ row, column }, k) => [row * states + column, k]));
  return generator.straight("factor", (assembler) => {
    const entry = (row: number, column: number): Value | undefined => {
      const place = places.get(row * states + column);
      if (place === undefined) return undefined;
      const { expression } = formulas.jacobian[place];
      return isNumber(expression) ? assembler.constant(expression.value) : assembler.load(layout.jacobian + place);
    };
    const inverseStep = assembler.binary("divide", assembler.constant(1), assembler.load(layout.step));
    assembler.store(layout.inverseStep, inverseStep);
    const shift = assembler.multiply(inverseStep, assembler.constant(1 / gamma));
    factorisation.factor(assembler, layout, entry, shift);
    generator.clearSums(assembler);
  });
}

/** Coefficient j of a row that may be shorter. */
function at(row: readonly number[], j: number): number {
  return row[j] ?? 0;
}

/**
 * For each stage, the stage whose f it takes: itself, or one before with the same argument and time, if that f is still
 * at hand: the first, which belongs to the state, or the one evaluated last.
 */
function sources({ a, c }: RosenbrockMethod): number[] {
  const found: number[] = [];
  a.forEach((row, i) => {
    const last = found.at(-1) ?? 0;
    const same = (k: number) => c[k] === c[i] && a.every((_, j) => at(a[k], j) === at(row, j));
    found.push(same(0) ? 0 : i > 0 && same(last) ? last : i);
  });
  return found;
}

/** Whether row i is the row before it plus a share of the stage before it: then its argument is too. */
function continues(rows: readonly (readonly number[])[], i: number): boolean {
  return i >= 2 && rows[i - 1].some((x) => x !== 0) && rows[i - 1].every((x, j) => x === at(rows[i], j));
}

/** y + Σ aᵢⱼ·kⱼ, or from the argument of the stage before, which is still in `point`. */
function argument(generator: Generator, method: RosenbrockMethod, assembler: Assembler, i: number): Value {
  const { layout } = generator;
  const rows = [...method.a, method.b];
  if (!continues(rows, i)) {
    return assembler.weightedSum(generator.terms(assembler, rows[i]), assembler.loadEach(layout.state))!;
  }
  const last = [{ weight: at(rows[i], i - 1), value: () => generator.stage(assembler, i - 1) }];
  return assembler.weightedSum(last, assembler.loadEach(layout.point))!;
}

/** Before stage i, for every state: keeps the stage before, and forms the argument of f and what is added to it. */
function stage(generator: Generator, method: RosenbrockMethod, i: number, source: number): Routine {
  const { layout, formulas } = generator;
  const drifts = formulas.timeDerivatives.some((slope) => !isNumber(slope) || slope.value !== 0);
  return generator.forEachState(`stage${i + 1}`, (assembler) => {
    if (i > 0) generator.storeStage(assembler, i - 1, assembler.loadEach(layout.solution));
    if (source === 0) assembler.storeEach(layout.slope, assembler.loadEach(layout.derivative));
    else if (source === i) assembler.storeEach(layout.point, argument(generator, method, assembler, i));
    const stages = assembler.weightedSum(generator.terms(assembler, method.C[i]));
    let past = stages && assembler.multiply(stages, assembler.load(layout.inverseStep));
    if (drifts && method.d[i] !== 0) {
      const weight = assembler.multiply(assembler.constant(method.d[i]), assembler.load(layout.step));
      const drift = assembler.multiply(weight, assembler.loadEach(layout.timeDerivative));
      past = past === undefined ? drift : assembler.add(past, drift);
    }
    assembler.storeEach(layout.past, past ?? assembler.constant(0));
  });
}

function finish(generator: Generator, method: RosenbrockMethod): Routine {
  const count = method.b.length;
  return generator.forEachState("finish", (assembler) => {
    generator.storeStage(assembler, count - 1, assembler.loadEach(generator.layout.solution));
    const next = argument(generator, method, assembler, count);
    generator.finish(assembler, next, assembler.weightedSum(generator.terms(assembler, method.e))!);
  });
}

/** wᵢ = θ·(1−θ)·Σ Hᵣᵢ·θ^(r−1), so that the state at θ is (1−θ)·y₀ + θ·y₁ + Σ wᵢ·kᵢ. */
function weights(generator: Generator, { H }: RosenbrockMethod): Routine {
  const { layout } = generator;
  return generator.straight("weights", (assembler) => {
    const theta = assembler.load(layout.theta);
    const rest = assembler.binary("subtract", assembler.constant(1), theta);
    const both = assembler.multiply(theta, rest);
    for (const i of H[0].keys()) {
      const polynomial = assembler.polynomial(
        H.map((row) => row[i]),
        theta,
      );
      assembler.store(layout.weights + i, assembler.multiply(both, polynomial));
    }
    const elapsed = assembler.multiply(theta, assembler.load(layout.step));
    assembler.store(layout.pointTime, assembler.add(assembler.load(layout.time), elapsed));
  });
}

function interpolate(generator: Generator, { H }: RosenbrockMethod): Routine {
  const { layout } = generator;
  return generator.forEachState("interpolate", (assembler) => {
    const theta = assembler.load(layout.theta);
    const rest = assembler.binary("subtract", assembler.constant(1), theta);
    const start = assembler.multiply(rest, assembler.loadEach(layout.state));
    let sum = assembler.add(start, assembler.multiply(theta, assembler.loadEach(layout.next)));
    for (const i of H[0].keys()) {
      if (H.every((row) => row[i] === 0)) continue;
      const term = assembler.multiply(assembler.load(layout.weights + i), generator.stage(assembler, i));
      sum = assembler.add(sum, term);
    }
    assembler.storeEach(layout.point, generator.lifted(assembler, sum));
  });
}
