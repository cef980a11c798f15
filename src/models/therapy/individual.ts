import { InputError } from "../../foundation/errors.ts";
import { exp, log } from "../../foundation/maths.ts";
import type { Parameter, Parameters } from "../../foundation/parameter.ts";
import { evaluate } from "../../numerics/expression/evaluate.ts";
import type { Expression } from "../../numerics/expression/expression.ts";
import { parse } from "../../numerics/expression/parse.ts";
import type { CovariateValues } from "../cancers/covariates.ts";
import type { Therapy } from "./contract.ts";
import { neutral } from "./neutral.ts";

interface Prepared {
  /** Parameters that vary between patients, in the order in which the therapy declares them. */
  readonly varied: readonly string[];
  /** Lower triangle of the Cholesky factor of their covariance, row by row. */
  readonly factor: readonly Float64Array[];
  readonly effects: readonly { readonly parameter: string; readonly factor: Expression }[];
}

const cache = new WeakMap<Therapy, Prepared>();

/**
 * Which parameters of a therapy vary between patients, in the order in which `individualParameters` wants their
 * standard normals.
 */
export function variedParameters(therapy: Therapy): readonly string[] {
  return prepare(therapy).varied;
}

/**
 * One patient's values of every parameter of a therapy's slot: typical value × covariate factors × exp(eta), with the
 * therapy's correlations between etas. What the therapy does not set has the slot's neutral value, so that nothing is
 * left of a drug that filled the slot before.
 *
 * @param covariates  by name, in the units of `cancers/covariates`
 * @param normals  independent standard normal numbers, one for each of `variedParameters(therapy)`; zeros give the
 *   typical patient with these covariates
 * @throws {InputError} if a covariate is missing, or too few normals are given
 */
export function individualParameters(
  therapy: Therapy,
  covariates: CovariateValues,
  normals: ArrayLike<number>,
): Record<string, number> {
  const { varied, factor, effects } = prepare(therapy);
  if (normals.length < varied.length) {
    throw new InputError(`${therapy.name}`, `${normals.length} random numbers`, `${varied.length}`);
  }
  const values: Record<string, number> = {};
  const parameters: Parameters = { ...neutral[therapy.slot], ...therapy.parameters };
  for (const [name, { value }] of Object.entries(parameters)) values[name] = value;
  for (const { parameter, factor: text } of effects) values[parameter] *= evaluate(text, covariates);
  varied.forEach((name, row) => {
    let eta = 0;
    for (let column = 0; column <= row; column++) eta += factor[row][column] * normals[column];
    values[name] = vary(therapy.parameters[name], values[name], eta);
  });
  return values;
}

function vary({ spread }: Parameter, value: number, eta: number): number {
  if (spread?.shape === "normal") return value + eta;
  if (spread?.shape === "lognormal") return value * exp(eta);
  const odds = exp(log(value / (1 - value)) + eta);
  return odds / (1 + odds);
}

function prepare(therapy: Therapy): Prepared {
  const found = cache.get(therapy);
  if (found) return found;
  const varied = Object.keys(therapy.parameters).filter((name) => (therapy.parameters[name].spread?.sigma ?? 0) > 0);
  const effects = therapy.covariates.map(({ parameter, factor }) => ({
    parameter,
    factor: parse(factor, `${therapy.name}.${parameter}`),
  }));
  const prepared = { varied, factor: cholesky(covariance(therapy, varied), therapy.name), effects };
  cache.set(therapy, prepared);
  return prepared;
}

function covariance(therapy: Therapy, varied: readonly string[]): Float64Array[] {
  const matrix = varied.map((name, row) => {
    const sigma = therapy.parameters[name].spread!.sigma;
    const line = new Float64Array(varied.length);
    line[row] = sigma * sigma;
    return line;
  });
  for (const { between, covariance: value } of therapy.correlations) {
    const [i, j] = between.map((name) => varied.indexOf(name));
    if (i < 0 || j < 0) {
      throw new InputError(`${therapy.name}.correlations`, between.join(" and "), "two parameters with a spread");
    }
    matrix[i][j] = value;
    matrix[j][i] = value;
  }
  return matrix;
}

/**
 * Cholesky factor of a covariance. A pivot of zero is a parameter that others determine (two that share one eta), so
 * the matrix may be semidefinite.
 */
function cholesky(matrix: readonly Float64Array[], place: string): Float64Array[] {
  const factor = matrix.map(() => new Float64Array(matrix.length));
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row][column];
      for (let k = 0; k < column; k++) rest -= factor[row][k] * factor[column][k];
      const rounding = 1e-9 * matrix[row][row];
      if (row === column) {
        if (rest < -rounding)
          throw new InputError(
            `${place}.correlations`,
            "a covariance above the product of the spreads",
            "a positive semidefinite covariance",
          );
        factor[row][row] = rest > rounding ? Math.sqrt(rest) : 0;
      } else factor[row][column] = factor[column][column] > 0 ? rest / factor[column][column] : 0;
    }
  }
  return factor;
}
