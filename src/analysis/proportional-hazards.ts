import { InputError } from "../foundation/errors.ts";
import { log } from "../foundation/maths.ts";
import { cholesky, inverseQuadraticForm, type Matrix, solveCholesky } from "../numerics/statistics/cholesky.ts";
import { chiSquaredUpper } from "../numerics/statistics/gamma-distribution.ts";
import { type ChiSquaredTest, type CoxOptions, centre, cox } from "./cox.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { type Covariates, type EventTime, leaving, partialLikelihood } from "./partial-likelihood.ts";
import { type SurvivalTimes, strataOf } from "./survival-times.ts";

/** The clock against which a drift of the hazard ratio is sought: `km` is the pooled fraction with an event before. */
export type TimeTransform = "km" | "identity" | "log";

export interface ProportionalHazardsTest {
  /** One a covariate, in their order. */
  readonly covariates: readonly ChiSquaredTest[];
  /** All together. */
  readonly global: ChiSquaredTest;
  /** Event times, ascending, and their values on the transformed clock. */
  readonly time: Float64Array;
  readonly clock: Float64Array;
  /**
   * Scaled Schoenfeld residuals plus the coefficient, shape [covariates][times]: the course of each log hazard ratio,
   * to be smoothed and drawn against the clock.
   */
  readonly course: readonly Float64Array[];
}

/**
 * Grambsch–Therneau test of proportional hazards: the score test of adding each covariate times g(t) to a Cox model,
 * with the exact information of every event time (as in R's `cox.zph` since survival 3.0).
 *
 * @throws {InputError} where the Cox model itself cannot be fitted
 *
 * Source: Grambsch & Therneau (1994), https://doi.org/10.1093/biomet/81.3.515
 */
export function proportionalHazards(
  data: SurvivalTimes,
  covariates: Covariates,
  options: CoxOptions & { readonly transform?: TimeTransform } = {},
): ProportionalHazardsTest {
  const { ties = "efron", transform = "km" } = options;
  const { status, coefficients } = cox(data, covariates, options);
  if (status !== "converged") throw new InputError("proportional hazards", `a ${status} Cox fit`, "one that converged");
  const strata = leaving(data, strataOf(data.time.length, options.strata));
  const fit = partialLikelihood(strata, centre(covariates, data.time.length), coefficients, ties);
  const rows = fit.strata.flatMap(({ times }) => times).sort((a, b) => a.time - b.time);
  const clock = clockOf(data, rows, transform);
  const p = coefficients.length;
  const score = new Float64Array(p);
  const [mixed, own] = [square(p), square(p)];
  rows.forEach((row, k) => {
    for (let i = 0; i < p; i++) {
      score[i] += clock[k] * row.score[i];
      for (let j = 0; j < p; j++) {
        mixed[i][j] += clock[k] * row.information[i][j];
        own[i][j] += clock[k] * clock[k] * row.information[i][j];
      }
    }
  });
  const variance = schur(fit.information, mixed, own);
  const events = rows.reduce((sum, row) => sum + row.failing.length, 0);
  return {
    covariates: Array.from(score, (value, j) => tested((value * value) / variance[j][j], 1)),
    global: tested(quadratic(variance, score), p),
    time: Float64Array.from(rows, (row) => row.time),
    clock,
    course: course(rows, fit.information, coefficients, events),
  };
}

/** g(t) at each event time, less its mean: the tests do not change, and the sums lose fewer digits. */
function clockOf(data: SurvivalTimes, rows: readonly EventTime[], transform: TimeTransform): Float64Array {
  const raw = Float64Array.from(rows, ({ time }) => (transform === "log" ? log(time) : time));
  if (transform === "km") {
    const pooled = kaplanMeier(data);
    let row = 0;
    rows.forEach(({ time }, k) => {
      // Just before the time: left-continuous.
      while (pooled.time[row] < time) row += 1;
      raw[k] = row === 0 ? 0 : 1 - pooled.surviving[row - 1];
    });
  }
  const middle = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  return raw.map((value) => value - middle);
}

/** Information on the drift that is left once the coefficients themselves are estimated. */
function schur(information: Matrix, mixed: Matrix, own: readonly Float64Array[]): Float64Array[] {
  const factor = cholesky(information)!;
  return own.map((row, i) => {
    const solved = solveCholesky(factor, mixed[i]);
    return row.map((value, j) => value - solved.reduce((sum, s, k) => sum + s * mixed[j][k], 0));
  });
}

function course(rows: readonly EventTime[], information: Matrix, coefficients: Float64Array, events: number) {
  const factor = cholesky(information)!;
  const scaled = rows.map(({ score, failing }) =>
    solveCholesky(
      factor,
      score.map((value) => (value * events) / failing.length),
    ),
  );
  return Array.from(coefficients, (b, j) => Float64Array.from(scaled, (residual) => b + residual[j]));
}

function quadratic(matrix: Matrix, vector: Float64Array): number {
  const factor = cholesky(matrix);
  return factor ? inverseQuadraticForm(factor, vector) : Number.NaN;
}

function tested(chiSquared: number, degreesOfFreedom: number): ChiSquaredTest {
  return { chiSquared, degreesOfFreedom, p: chiSquaredUpper(chiSquared, degreesOfFreedom) };
}

function square(size: number): Float64Array[] {
  return Array.from({ length: size }, () => new Float64Array(size));
}
