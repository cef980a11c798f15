import { InputError } from "../foundation/errors.ts";
import { exp } from "../foundation/maths.ts";
import { cholesky, inverseQuadraticForm, invertCholesky, solveCholesky } from "../numerics/statistics/cholesky.ts";
import { chiSquaredUpper } from "../numerics/statistics/gamma-distribution.ts";
import { normalProbability, normalQuantile } from "../numerics/statistics/normal.ts";
import { mean } from "../numerics/statistics/quantile.ts";
import {
  type Covariates,
  leaving,
  type PartialLikelihood,
  partialLikelihood,
  type TieMethod,
} from "./partial-likelihood.ts";
import { scoreResiduals } from "./score-residuals.ts";
import { checkLength, checkTimes, type SurvivalTimes, strataOf } from "./survival-times.ts";

export interface CoxOptions {
  /** Default `efron`. */
  readonly ties?: TieMethod;
  /** Stratum of each patient: each stratum has its own baseline hazard. */
  readonly strata?: ArrayLike<string | number>;
  /**
   * Patients that belong together, such as one virtual patient in several arms: standard errors then are the robust
   * ones of Lin & Wei (1989). With every patient their own cluster they guard against a wrong model.
   */
  readonly clusters?: ArrayLike<string | number>;
  /** Default 0.95. */
  readonly confidence?: number;
}

/** Statistic of all coefficients together being zero. */
export interface ChiSquaredTest {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

export interface CoxFit {
  /**
   * `converged`; `monotone`: some coefficient runs to infinity, as when one arm has no event; `singular`: a covariate
   * is constant or a combination of others; `iterations`: not settled in 60 steps.
   */
  readonly status: "converged" | "monotone" | "singular" | "iterations";
  /** Log hazard ratios a unit of each covariate. */
  readonly coefficients: Float64Array;
  /** Standard errors: robust where clusters were given. */
  readonly errors: Float64Array;
  readonly covariance: readonly Float64Array[];
  /** Standard errors from the information alone. */
  readonly modelErrors: Float64Array;
  readonly hazardRatios: readonly { readonly value: number; readonly lo: number; readonly hi: number }[];
  /** Two-sided Wald p-values. */
  readonly p: Float64Array;
  readonly logLikelihood: { readonly null: number; readonly fitted: number };
  readonly likelihoodRatio: ChiSquaredTest;
  readonly wald: ChiSquaredTest;
  readonly score: ChiSquaredTest;
  readonly patients: number;
  readonly events: number;
}

/**
 * Cox's proportional-hazards regression.
 *
 * @param covariates  numbers, a column each, shape [covariates][patients]; an arm as 0 and 1
 * @throws {InputError} for unusable times, a covariate of another length or one that is not a finite number
 *
 * Sources: Cox (1972), https://doi.org/10.1111/j.2517-6161.1972.tb00899.x; ties: Efron (1977),
 * https://doi.org/10.1080/01621459.1977.10480613
 */
export function cox(data: SurvivalTimes, covariates: Covariates, options: CoxOptions = {}): CoxFit {
  const { ties = "efron", confidence = 0.95, clusters } = options;
  checkTimes(data);
  const centred = centre(covariates, data.time.length);
  const strata = leaving(data, strataOf(data.time.length, options.strata));
  const at = (coefficients: ArrayLike<number>) => partialLikelihood(strata, centred, coefficients, ties);
  const p = covariates.length;
  const start = at(new Float64Array(p));
  const { status, coefficients, end } = maximise(at, start, rangesOf(centred));
  const factor = cholesky(end.information);
  const startFactor = cholesky(start.information);
  const unknown = () => Array.from({ length: p }, () => new Float64Array(p).fill(Number.NaN));
  const model = factor ? invertCholesky(factor) : unknown();
  const covariance = clusters ? robustCovariance(data, centred, end, model, clusters) : model;
  const diagonal = (matrix: readonly Float64Array[]) => Float64Array.from(matrix, (row, i) => Math.sqrt(row[i]));
  const errors = diagonal(covariance);
  const z = normalQuantile(0.5 + confidence / 2);
  const waldFactor = cholesky(covariance);
  return {
    status,
    coefficients,
    errors,
    covariance,
    modelErrors: diagonal(model),
    hazardRatios: Array.from(coefficients, (b, i) => ({
      value: exp(b),
      lo: exp(b - z * errors[i]),
      hi: exp(b + z * errors[i]),
    })),
    p: coefficients.map((b, i) => 2 * normalProbability(-Math.abs(b / errors[i]))),
    logLikelihood: { null: start.logLikelihood, fitted: end.logLikelihood },
    likelihoodRatio: tested(2 * (end.logLikelihood - start.logLikelihood), p),
    wald: tested(waldFactor ? inverseQuadraticForm(waldFactor, coefficients) : Number.NaN, p),
    score: tested(startFactor ? inverseQuadraticForm(startFactor, start.score) : Number.NaN, p),
    patients: data.time.length,
    events: Array.from(data.event).reduce((sum, event) => sum + event, 0),
  };
}

/** Covariates less their means: the fit is the same and the sums lose fewer digits. */
export function centre(covariates: Covariates, patients: number): Float64Array[] {
  if (covariates.length === 0) throw new InputError("covariates", "none", "at least one");
  return covariates.map((column, j) => {
    checkLength(`covariates[${j}]`, column, patients);
    const bad = Array.from(column).findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new InputError(`covariates[${j}][${bad}]`, String(column[bad]), "a finite number");
    const middle = mean(column);
    return Float64Array.from(column, (value) => value - middle);
  });
}

function rangesOf(columns: readonly Float64Array[]): Float64Array {
  return Float64Array.from(columns, (column) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of column) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  });
}

/** Newton's method with halved steps. */
function maximise(
  at: (coefficients: Float64Array) => PartialLikelihood,
  start: PartialLikelihood,
  ranges: Float64Array,
): { status: CoxFit["status"]; coefficients: Float64Array; end: PartialLikelihood } {
  let coefficients = new Float64Array(ranges.length);
  let end = start;
  for (let iteration = 0; iteration < 60; iteration++) {
    const factor = cholesky(end.information, 1e-11);
    if (!factor) {
      // Information that vanishes on the way ran off to infinity; information that was never there is the data's fault.
      if (iteration > 0) return { status: "monotone", coefficients, end };
      return { status: "singular", coefficients: coefficients.fill(Number.NaN), end };
    }
    const step = solveCholesky(factor, end.score);
    let next = end;
    let tried = coefficients;
    for (let length = 1; length > 1e-6; length /= 2) {
      tried = coefficients.map((b, i) => b + length * step[i]);
      next = at(tried);
      if (next.logLikelihood >= end.logLikelihood - 1e-12 * Math.abs(end.logLikelihood)) break;
    }
    const gain = next.logLikelihood - end.logLikelihood;
    coefficients = tried;
    end = next;
    const errors = invertCholesky(factor).map((row, i) => Math.sqrt(row[i]));
    if (step.every((value, i) => Math.abs(value) < 1e-8 * errors[i])) return { status: "converged", coefficients, end };
    // Near a maximum the steps shrink with the gain; towards one at infinity they stay near 1 while the gain fades.
    const settled = gain < 1e-9 * Math.abs(end.logLikelihood);
    if (settled && step.some((value, i) => Math.abs(value) * ranges[i] > 0.1)) {
      return { status: "monotone", coefficients, end };
    }
  }
  return { status: "iterations", coefficients, end };
}

/** Sandwich of Lin & Wei (1989), https://doi.org/10.1080/01621459.1989.10478874, summed over clusters. */
function robustCovariance(
  data: SurvivalTimes,
  covariates: Covariates,
  end: PartialLikelihood,
  model: readonly Float64Array[],
  clusters: ArrayLike<string | number>,
): Float64Array[] {
  checkLength("clusters", clusters, data.time.length);
  const residuals = scoreResiduals(data, covariates, end);
  const p = covariates.length;
  const sums = new Map<string | number, Float64Array>();
  for (let i = 0; i < data.time.length; i++) {
    let sum = sums.get(clusters[i]);
    if (!sum) sums.set(clusters[i], (sum = new Float64Array(p)));
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) sum[a] += model[a][b] * residuals[b][i];
    }
  }
  const result = Array.from({ length: p }, () => new Float64Array(p));
  for (const sum of sums.values()) {
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) result[a][b] += sum[a] * sum[b];
  }
  return result;
}

function tested(chiSquared: number, degreesOfFreedom: number): ChiSquaredTest {
  return { chiSquared, degreesOfFreedom, p: chiSquaredUpper(Math.max(chiSquared, 0), degreesOfFreedom) };
}
