import { exp, log } from "../foundation/maths.ts";
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
  /** Trials with an estimate that is a number above 0 and below ∞. */
  readonly estimated: number;
  /** Mean number of events (or responses) a trial. */
  readonly events: number;
}

/**
 * Summary of one test over many trials. A trial in which nothing can be tested refutes nothing.
 *
 * Source: Morris, White & Crowther (2019), Monte Carlo standard errors, https://doi.org/10.1002/sim.8086
 */
export function operatingCharacteristic(
  endpoint: TestedEndpoint,
  tests: readonly TrialTest[],
  alpha: number,
): OperatingCharacteristic {
  const refuting = tests.filter(({ p }) => p < alpha);
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
  const error = Math.sqrt(squares / (scaled.length - 1) / scaled.length);
  const estimate = isRatio ? exp(mean) : mean;
  return {
    estimate,
    estimateError: isRatio ? estimate * error : error,
    lo: quantile(values, 0.025),
    hi: quantile(values, 0.975),
    estimated: values.length,
  };
}
