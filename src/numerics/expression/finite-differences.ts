import { compile } from "./compile.ts";
import { type Expression, less, lessOrEqual, zero } from "./expression.ts";
import { expandHills, operandsFirst } from "./traverse.ts";

/** A derivative by finite differences, with what it may be off by. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

const levels = 9;
const roundOff = 2.220446049250313e-16;

/** What decides between branches in a formula: while these stay the same, the formula is smooth. */
function branchesIn(expression: Expression): Expression[] {
  return operandsFirst([expression]).flatMap((node) => {
    const [a, b] = node.operands;
    switch (node.operator) {
      case "less":
      case "lessOrEqual":
      case "equal":
      case "floor":
      case "ceil":
        return [node];
      case "min":
      case "max":
        return [lessOrEqual(a, b), lessOrEqual(b, a)];
      case "abs":
        return [less(a, zero), less(zero, a)];
      default:
        return [];
    }
  });
}

/**
 * Ridders' extrapolation of central differences to step 0: the entry of the table with the smallest change against
 * its neighbours. Ridders (1982), https://doi.org/10.1016/S0141-1195(82)80057-0.
 *
 * @param differences central differences with steps that halve; NaN where a step is unusable
 * @param noise error by rounding, one a step
 */
function extrapolate(differences: readonly number[], noise: readonly number[]): Estimate | undefined {
  let best: Estimate | undefined;
  let last: number[] = [];
  for (const [level, difference] of differences.entries()) {
    const row = [difference];
    for (let m = 1, power = 4; m <= last.length; m++, power *= 4) {
      row[m] = (power * row[m - 1] - last[m - 1]) / (power - 1);
      const change = Math.max(Math.abs(row[m] - row[m - 1]), Math.abs(row[m] - last[m - 1]));
      const error = change + noise[level];
      if (!best || error < best.error) best = { value: row[m], error };
    }
    last = Number.isFinite(difference) ? row : [];
  }
  return best;
}

/** Derivatives of formulas by central differences, with steps that do not cross a kink. */
export class FiniteDifferences {
  /** By formula, the places in the results of what decides its branches. */
  private readonly branchPlaces: readonly (readonly number[])[];
  private readonly count: number;
  private readonly compute: (inputs: Float64Array, outputs: Float64Array) => void;

  /** @param names the order of the inputs */
  constructor(
    private readonly expressions: readonly Expression[],
    names: readonly string[],
  ) {
    const byFormula = expandHills(expressions).map(branchesIn);
    const branches = [...new Set(byFormula.flat())];
    const place = new Map(branches.map((branch, i) => [branch, expressions.length + i]));
    this.branchPlaces = byFormula.map((list) => list.map((branch) => place.get(branch)!));
    this.count = expressions.length + branches.length;
    this.compute = compile([...expressions, ...branches], names);
  }

  /**
   * The derivative of each formula by input number `column`; none where it is not finite or too close to a kink.
   *
   * @param firstStep relative to the input, or absolute where that is 0
   */
  at(inputs: Float64Array, column: number, firstStep: number): (Estimate | undefined)[] {
    const x = inputs[column];
    const moved = (step: number) => {
      const shifted = inputs.slice();
      shifted[column] = x + step;
      return { x: shifted[column], results: this.resultsAt(shifted) };
    };
    const here = this.resultsAt(inputs);
    const size = (x === 0 ? 1 : Math.abs(x)) * firstStep;
    const pairs = Array.from({ length: levels }, (_, level) => {
      const step = size / (1 << level);
      return { above: moved(step), below: moved(-step) };
    });
    return this.expressions.map((_, row) => {
      if (!Number.isFinite(here[row])) return undefined;
      const smooth = (results: Float64Array) => this.branchPlaces[row].every((place) => results[place] === here[place]);
      const differences = pairs.map(({ above, below }) =>
        smooth(above.results) && smooth(below.results)
          ? (above.results[row] - below.results[row]) / (above.x - below.x)
          : Number.NaN,
      );
      const noise = pairs.map(({ above, below }) => (8 * roundOff * Math.abs(here[row])) / (above.x - below.x));
      return extrapolate(differences, noise);
    });
  }

  private resultsAt(inputs: Float64Array): Float64Array {
    const results = new Float64Array(this.count);
    this.compute(inputs, results);
    return results;
  }
}
