import { cox } from "./cox.ts";
import { logRank } from "./log-rank.ts";
import { proportionalHazards } from "./proportional-hazards.ts";
import type { SurvivalTimes } from "./survival-times.ts";

/** How the hazards of two groups compare. */
export interface HazardComparison {
  /** Hazard ratio by Cox's model with Efron's ties and its Wald interval; 0 or ∞ where only one group has events. */
  readonly hr: number;
  readonly lo: number;
  readonly hi: number;
  /** Log-rank, two-sided. */
  readonly p: number;
  /** Test of proportional hazards (Grambsch–Therneau, Kaplan–Meier clock), p; NaN without a finite hazard ratio. */
  readonly proportional: number;
}

/**
 * Hazard ratio of a group against all others, its log-rank p-value, and the check of proportional hazards.
 *
 * @param isFirst  1 for the group, 0 for its reference; shape [patients]
 * @param options.strata  compares within strata only: the stratified log-rank test and Cox's stratified model
 */
export function compareHazards(
  data: SurvivalTimes,
  isFirst: ArrayLike<number>,
  options: { readonly confidence?: number; readonly strata?: ArrayLike<string | number> } = {},
): HazardComparison {
  const { confidence = 0.95, strata } = options;
  const within = strata ? { strata } : {};
  const { p } = logRank(data, isFirst, within);
  const fit = cox(data, [isFirst], { confidence, ...within });
  if (fit.status === "converged") {
    const [{ value, lo, hi }] = fit.hazardRatios;
    return { hr: value, lo, hi, p, proportional: proportionalHazards(data, [isFirst], within).covariates[0].p };
  }
  const unknown = { p, proportional: Number.NaN };
  if (fit.status !== "monotone") return { hr: Number.NaN, lo: Number.NaN, hi: Number.NaN, ...unknown };
  const hr = fit.coefficients[0] < 0 ? 0 : Number.POSITIVE_INFINITY;
  return { hr, lo: 0, hi: Number.POSITIVE_INFINITY, ...unknown };
}
