import { InputError } from "../../foundation/errors.ts";

/** Percentiles (0–100) of four densities within a reference cohort, which the caller has. */
export interface DensityPercentiles {
  readonly cd3Core: number;
  readonly cd3Margin: number;
  readonly cd8Core: number;
  readonly cd8Margin: number;
}

export interface ImmunoscoreLike {
  /** Mean of the four percentiles. */
  readonly score: number;
  readonly class: "low" | "intermediate" | "high";
}

/**
 * IS-like score: mean of four density percentiles; low up to 25, high above 70. It is made as published for the consensus
 * score, but it is not Immunoscore®, which is a validated and trademarked test on patients' slides.
 *
 * @throws {InputError} if a percentile is not from 0 to 100
 *
 * Source: Pagès et al. (2018), https://doi.org/10.1016/S0140-6736(18)30789-X
 */
export function immunoscoreLike(percentiles: DensityPercentiles): ImmunoscoreLike {
  const { cd3Core, cd3Margin, cd8Core, cd8Margin } = percentiles;
  for (const [name, value] of Object.entries({ cd3Core, cd3Margin, cd8Core, cd8Margin })) {
    if (!(value >= 0 && value <= 100)) throw new InputError(`percentile ${name}`, `${value}`, "a number from 0 to 100");
  }
  const score = (cd3Core + cd3Margin + cd8Core + cd8Margin) / 4;
  return { score, class: score <= 25 ? "low" : score <= 70 ? "intermediate" : "high" };
}
