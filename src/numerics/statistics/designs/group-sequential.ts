import { InputError } from "../../../foundation/errors.ts";
import { invertTail } from "../invert-tail.ts";
import { normalQuantile } from "../normal.ts";
import { beginning, type Carried, carry, nextLook } from "./carried.ts";

/** A test that rejects for large Z alone, or for large |Z|. */
export type Sides = 1 | 2;

/** Least probability that a bound is looked for; less is no stop at all. */
const nothing = 1e-14;

/**
 * Refuses what is no series of looks.
 *
 * @throws {InputError} unless information rises from above 0 and error, of the same length, does not fall
 */
function checkLooks(information: readonly number[], error: readonly number[]): void {
  const rises = information.every((value, i) => Number.isFinite(value) && value > (information[i - 1] ?? 0));
  if (information.length === 0 || !rises) {
    throw new InputError("information", information.join(", ") || "no look", "numbers that rise from above 0");
  }
  const spends = error.every((value, i) => value >= (error[i - 1] ?? 0) && value < 1);
  if (error.length !== information.length || !spends) {
    throw new InputError("spent error", error.join(", ") || "none", "one number a look that does not fall, below 1");
  }
}

/**
 * Bounds c at which a trial stops for efficacy: where Z ≥ c, or |Z| ≥ c for a two-sided test. Each look spends exactly
 * what its part of the error allows; a look that may spend nothing has the bound ∞.
 *
 * @param information  at each look, in any one unit, such as events; shape [looks]
 * @param alpha        error spent up to and with each look, of both sides together; shape [looks]
 */
export function efficacyBounds(information: readonly number[], alpha: readonly number[], sides: Sides): number[] {
  checkLooks(information, alpha);
  let carried = beginning;
  return information.map((now, look) => {
    const part = (alpha[look] - (alpha[look - 1] ?? 0)) / sides;
    const bound = part > nothing ? upperBound(carried, now, part) : Number.POSITIVE_INFINITY;
    carried = carry(carried, now, [sides === 2 ? -bound : Number.NEGATIVE_INFINITY, bound], 0);
    return bound;
  });
}

/** The bound above which Z lies with this probability, without drift. */
function upperBound(carried: Carried, information: number, part: number): number {
  const whole = carried.weights.reduce((sum, weight) => sum + weight, 0);
  const tails = (bound: number) => {
    const { below, above, density } = nextLook(carried, information, bound, 0);
    return { lower: below, upper: above, density };
  };
  return invertTail(tails, whole - part, part, -9, 9);
}

export interface FutilityBounds {
  /** Where Z ≤ bound a trial stops; −∞ where a look may spend nothing; at the last look the efficacy bound. */
  readonly lower: readonly number[];
  /** Mean of Z for an information of 1 at which the trial has the power that was asked for. */
  readonly drift: number;
}

/**
 * Non-binding futility bounds by spending of the type-II error: the efficacy bounds stand as if nobody stopped for
 * futility, so that going on regardless does not raise the type-I error. One-sided.
 *
 * @param upper  efficacy bounds, shape [looks]
 * @param beta   type-II error spent up to and with each look; shape [looks]
 *
 * Source: Pampallona, Tsiatis & Kim (2001), https://doi.org/10.1177/009286150103500408
 */
export function futilityBounds(
  information: readonly number[],
  upper: readonly number[],
  beta: readonly number[],
): FutilityBounds {
  checkLooks(information, beta);
  const last = information.length - 1;
  const fixed = (upper[last] - normalQuantile(beta[last])) / Math.sqrt(information[last]);
  // Looks cost power: the drift is above the one of a single look, and never by half.
  let [low, high] = [0.8 * fixed, 1.6 * fixed];
  for (let step = 0; step < 60 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2;
    const { carried, missed } = spendBeta(information.slice(0, last), upper, beta, middle);
    const all = missed + nextLook(carried, information[last], upper[last], middle).below;
    if (all > beta[last]) low = middle;
    else high = middle;
  }
  const { lower } = spendBeta(information.slice(0, last), upper, beta, high);
  return { lower: [...lower, upper[last]], drift: high };
}

/** The same bounds at looks before the last one, for a drift that is known from planning. */
export function interimFutility(
  information: readonly number[],
  upper: readonly number[],
  beta: readonly number[],
  drift: number,
): readonly number[] {
  checkLooks(information, beta);
  return spendBeta(information, upper, beta, drift).lower;
}

/** Bounds that spend beta at a drift; the error that they spent, and the trial that goes on. */
function spendBeta(information: readonly number[], upper: readonly number[], beta: readonly number[], drift: number) {
  let carried = beginning;
  let missed = 0;
  const lower = information.map((now, look) => {
    const bound = Math.min(lowerBound(carried, now, beta[look] - missed, drift), upper[look]);
    if (bound > Number.NEGATIVE_INFINITY) missed += nextLook(carried, now, bound, drift).below;
    carried = carry(carried, now, [bound, upper[look]], drift);
    return bound;
  });
  return { carried, lower, missed };
}

function lowerBound(carried: Carried, information: number, part: number, drift: number): number {
  const whole = carried.weights.reduce((sum, weight) => sum + weight, 0);
  if (part <= nothing) return Number.NEGATIVE_INFINITY;
  if (part >= whole) return Number.POSITIVE_INFINITY;
  const tails = (bound: number) => {
    const { below, above, density } = nextLook(carried, information, bound, drift);
    return { lower: below, upper: above, density };
  };
  const mean = drift * Math.sqrt(information);
  return invertTail(tails, part, whole - part, mean - 9, mean + 9);
}

/** Chances of one look, each of stopping there and not before. */
export interface LookChances {
  readonly above: number;
  readonly below: number;
}

/**
 * Chances that a trial stops at each look, above the upper bound or at or below the lower one.
 *
 * @param lower  −∞ where a look has none; for a two-sided test the efficacy bounds with the other sign
 * @param drift  mean of Z for an information of 1: for hazards, ln(ratio)·√(shares' product) with events as information
 */
export function stoppingChances(
  information: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
  drift: number,
): LookChances[] {
  checkLooks(
    information,
    information.map(() => 0),
  );
  let carried = beginning;
  return information.map((now, look) => {
    const chances = {
      above: upper[look] === Number.POSITIVE_INFINITY ? 0 : nextLook(carried, now, upper[look], drift).above,
      below: lower[look] === Number.NEGATIVE_INFINITY ? 0 : nextLook(carried, now, lower[look], drift).below,
    };
    carried = carry(carried, now, [lower[look], upper[look]], drift);
    return chances;
  });
}

/**
 * One-sided p-value of a trial that stopped at its last look here with a value of Z, by the stage-wise order: trials
 * that stop earlier, or at the same look with a larger Z, say more. Smaller than the error spent wherever the bound was
 * crossed.
 *
 * @param information  at the looks that were held; @param upper  efficacy bounds of the looks before the last one
 *
 * Source: Fairbanks & Madsen (1982), https://doi.org/10.1093/biomet/69.1.69; Jennison & Turnbull (2000), section 8.4
 */
export function stageWiseP(information: readonly number[], upper: readonly number[], z: number, drift = 0): number {
  const bounds = [...upper.slice(0, information.length - 1), z];
  const none = information.map(() => Number.NEGATIVE_INFINITY);
  return stoppingChances(information, none, bounds, drift).reduce((sum, { above }) => sum + above, 0);
}

/** Drift below which a trial's outcome lies with a probability, by the stage-wise order. */
export function stageWiseDrift(
  information: readonly number[],
  upper: readonly number[],
  z: number,
  probability: number,
): number {
  const root = Math.sqrt(information[information.length - 1]);
  // Outcomes move by at most this many standard deviations for any probability that is asked for.
  let [low, high] = [(z - 12) / root, (z + 12) / root];
  for (let step = 0; step < 80 && high - low > 1e-10 / root; step++) {
    const middle = (low + high) / 2;
    if (stageWiseP(information, upper, z, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Z at a look below which the conditional power under the trend that is seen is below a part: the chance of ending
 * above the last bound, were the drift what Z says now.
 *
 * @param fraction  of the information, above 0 and below 1
 * @param last      efficacy bound of the last look
 *
 * Source: Lachin (2005), https://doi.org/10.1002/sim.2151
 */
export function conditionalPowerBound(fraction: number, last: number, power: number): number {
  return Math.sqrt(fraction) * (last + Math.sqrt(1 - fraction) * normalQuantile(power));
}
