import { log } from "../../foundation/maths.ts";
import { variance } from "../../numerics/statistics/quantile.ts";
import type { Rate } from "../rate.ts";
import type { PairedEffect } from "./paired-effect.ts";

/**
 * What lifting a cause showed. `made`: the turn came of it. `against`: it worked the other way. `little`: it made little
 * difference. `open`: too few runs to tell.
 */
export type CauseVerdict = "made" | "against" | "little" | "open";

/** A difference in the count that nobody would call one: a seventh. */
const slight = log(1.15);
/** What "little" may hide at most: a third. */
const small = log(1.5);

/**
 * @param up  whether the turn was towards more cells: then a cause of it, lifted, leaves fewer
 */
export function causeVerdict({ logRatio, lo, hi }: PairedEffect, up: boolean): CauseVerdict {
  const clear = lo > 0 || hi < 0;
  if (clear && Math.abs(logRatio) >= slight) return logRatio < 0 === up ? "made" : "against";
  return lo > -small && hi < small ? "little" : "open";
}

/**
 * How much of what happened was chance. `none`: nearly all runs with other chance turned as well, or a cause stands
 * out. `some`: many did not, and yet a cause stands out. `mostly`: they go either way, and no cause outweighs that.
 */
export type ChanceVerdict = "none" | "some" | "mostly";

/**
 * @param turned      of the runs with other chance, those that turned as well
 * @param outweighed  part of the variance between runs that is chance: see `chanceShare`
 */
export function chanceVerdict(turned: Rate, outweighed: number): ChanceVerdict {
  if (turned.n === 0 || turned.rate >= 0.75) return "none";
  return outweighed >= 0.5 ? "mostly" : "some";
}

/**
 * Chance against the largest cause: variance of the logarithm of the count between runs that differ by chance alone, as
 * a part of that variance and the square of the effect.
 *
 * @param logs    logarithm of the count at the horizon in runs with other chance; shape [runs]
 * @param effect  logarithm of the largest ratio that is told from 0; 0 where there is none
 */
export function chanceShare(logs: ArrayLike<number>, effect: number): number {
  if (logs.length < 2) return Number.NaN;
  const spread = variance(logs);
  const all = spread + effect * effect;
  return all > 0 ? spread / all : 0;
}
