import { exp, log } from "../foundation/maths.ts";
import { normalDensity, normalQuantile } from "../numerics/statistics/normal.ts";
import { quantile } from "../numerics/statistics/quantile.ts";
import { exactRate, type Rate } from "./rate.ts";
import type { TestedEndpoint, TrialTest } from "./trial-tests.ts";

/** How one test of a design behaves over many trials. */
export interface OperatingCharacteristic {
  /** Share of trials that refuted the hypothesis of no difference, with its exact interval: power, or type-I error. */
  readonly rejected: Rate;
  /** Monte Carlo standard error of that share. */
  readonly rejectedError: number;
  /** Share of trials that refuted it, the arm faring better than its reference. */
  readonly favouring: number;
  /** Mean difference of rates, or geometric mean of the hazard ratio; its Monte Carlo standard error; 95 % of trials. */
  readonly estimate: number;
  readonly estimateError: number;
  readonly lo: number;
  readonly hi: number;
  /** Standard deviation of a trial's estimate: of the difference, or of the logarithm of the ratio. */
  readonly spread: number;
  /** Trials with an estimate that is a number above 0 and below ∞. */
  readonly estimated: number;
  /** Mean number of events (or responses) a trial. */
  readonly events: number;
}

/**
 * Summary of one test over many trials. A trial in which nothing can be tested refutes nothing.
 *
 * @param refutes  which trials do, where a level of the p-value is not what decides
 *
 * Source: Morris, White & Crowther (2019), Monte Carlo standard errors, https://doi.org/10.1002/sim.8086
 */
export function operatingCharacteristic(
  endpoint: TestedEndpoint,
  tests: readonly TrialTest[],
  alpha: number,
  refutes: (test: TrialTest) => boolean = ({ p }) => p < alpha,
): OperatingCharacteristic {
  const refuting = tests.filter(refutes);
  const rejected = exactRate(refuting.length, tests.length);
  const isBetter = ({ estimate }: TrialTest) => (endpoint === "ORR" ? estimate > 0 : estimate < 1);
  return {
    rejected,
    rejectedError: Math.sqrt((rejected.rate * (1 - rejected.rate)) / tests.length),
    favouring: refuting.filter(isBetter).length / tests.length,
    ...meanEstimate(endpoint, tests),
    events: tests.reduce((sum, { events }) => sum + events, 0) / tests.length,
  };
}

/** Ratios are averaged as logarithms: half and double are equally far from no effect. */
function meanEstimate(endpoint: TestedEndpoint, tests: readonly TrialTest[]) {
  const isRatio = endpoint !== "ORR";
  const values = tests
    .map(({ estimate }) => estimate)
    .filter((estimate) => Number.isFinite(estimate) && (!isRatio || estimate > 0));
  const scaled = isRatio ? values.map(log) : values;
  const mean = scaled.reduce((sum, value) => sum + value, 0) / scaled.length;
  const squares = scaled.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const spread = Math.sqrt(squares / (scaled.length - 1));
  const error = spread / Math.sqrt(scaled.length);
  const estimate = isRatio ? exp(mean) : mean;
  return {
    estimate,
    estimateError: isRatio ? estimate * error : error,
    lo: quantile(values, 0.025),
    hi: quantile(values, 0.975),
    spread,
    estimated: values.length,
  };
}

/** Patients of the two arms that are compared. */
export type Sizes = readonly [number, number];

/**
 * Standard error of a power that comes from drawing all trials from one cohort, whose own effect is off: a test of
 * effect θ with standard deviation σ has power Φ(|θ|/σ − z), so an error δ in θ changes it by φ(|θ|/σ − z)·δ/σ; and δ/σ
 * is √((1/n₁ + 1/n₂)/(1/m₁ + 1/m₂)) for cohorts of n and trials of m patients. Arms count as different people: where
 * the same virtual patients went through both, it is less.
 *
 * @param effect  the cohort's, on the scale of `spread`
 */
export function powerErrorOfCohort(effect: number, spread: number, alpha: number, cohort: Sizes, trial: Sizes): number {
  const relative = Math.sqrt((1 / cohort[0] + 1 / cohort[1]) / (1 / trial[0] + 1 / trial[1]));
  return normalDensity(Math.abs(effect) / spread - normalQuantile(1 - alpha / 2)) * relative;
}
