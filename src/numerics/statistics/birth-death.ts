import { expm1 } from "../../foundation/maths.ts";
import type { RandomGenerator } from "../../foundation/random.ts";

/**
 * Cells after `time` from `n` cells that each divide at rate `birth` and die at rate `death`, independently of each
 * other: one exact draw of the linear birth-death process.
 *
 * A line of descent dies out with probability α and else has a geometric number of cells with ratio β, so the total
 * is a binomial number of surviving lines plus a negative binomial number of further cells. Rates per time unit, ≥ 0.
 *
 * Source: Kendall (1948), "On the generalized birth-and-death process", https://doi.org/10.1214/aoms/1177730285
 */
export function birthDeath(n: number, birth: number, death: number, time: number, chance: RandomGenerator): number {
  if (n <= 0 || time <= 0) return n;
  const growth = expm1((birth - death) * time);
  // (E−1)/(bE−d) with E = e^((b−d)t); its limit t/(1+bt) where birth and death are equal
  const ratio = growth === 0 ? time / (1 + birth * time) : growth / (birth * growth + (birth - death));
  const surviving = chance.binomial(n, 1 - Math.min(death * ratio, 1));
  if (surviving === 0) return 0;
  return surviving + chance.negativeBinomial(surviving, 1 - birth * ratio);
}

/** Probability that every descendant of one cell dies out in the end. */
export function extinction(birth: number, death: number): number {
  return birth <= death ? 1 : death / birth;
}
