import { exactRate, type Rate } from "./rate.ts";

/** A share of simulated trials: its exact interval, and its Monte Carlo standard error. */
export interface Share {
  readonly rate: Rate;
  readonly error: number;
}

/** A mean over simulated trials, and its Monte Carlo standard error. */
export interface Mean {
  readonly mean: number;
  readonly error: number;
}

/** Source: Morris, White & Crowther (2019), https://doi.org/10.1002/sim.8086 */
export function shareOf<One>(trials: readonly One[], isSo: (trial: One) => boolean): Share {
  const rate = exactRate(trials.filter(isSo).length, trials.length);
  return { rate, error: Math.sqrt((rate.rate * (1 - rate.rate)) / trials.length) };
}

/** NaN of no trial; an error of NaN of one. */
export function meanOf<One>(trials: readonly One[], value: (trial: One) => number): Mean {
  const values = trials.map(value);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
