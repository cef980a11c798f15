import { InputError } from "../foundation/errors.ts";
import type { Covariates, EventTimes, PartialLikelihood } from "./partial-likelihood.ts";
import type { SurvivalTimes } from "./survival-times.ts";

/**
 * Score residuals: each patient's own part of the score of a Cox fit, shape [covariates][patients]; they add up to zero.
 *
 * @throws {InputError} for the exact treatment of ties, for which they are not defined
 *
 * Source: Therneau & Grambsch (2000), Modeling survival data, section 4.4
 */
export function scoreResiduals(data: SurvivalTimes, covariates: Covariates, fit: PartialLikelihood): Float64Array[] {
  const residuals = covariates.map(() => new Float64Array(data.time.length));
  for (const stratum of fit.strata) addStratum(residuals, stratum, data, covariates, fit.risk);
  return residuals;
}

function addStratum(
  residuals: readonly Float64Array[],
  { members, times }: EventTimes,
  data: SurvivalTimes,
  covariates: Covariates,
  risk: Float64Array,
): void {
  const rising = times.toReversed();
  // Σ 1/total and Σ mean/total over the steps so far: what a patient of risk 1 has been exposed to.
  let exposure = 0;
  const exposureMean = new Float64Array(covariates.length);
  let next = 0;
  for (const patient of members.toSorted((i, j) => data.time[i] - data.time[j])) {
    for (; next < rising.length && rising[next].time <= data.time[patient]; next++) {
      const { steps } = rising[next];
      if (steps.length === 0) throw new InputError("ties", "exact", "efron or breslow, where robust errors are wanted");
      for (const { total, mean } of steps) {
        exposure += 1 / total;
        for (let j = 0; j < mean.length; j++) exposureMean[j] += mean[j] / total;
      }
    }
    residuals.forEach((column, j) => {
      column[patient] -= risk[patient] * (covariates[j][patient] * exposure - exposureMean[j]);
    });
  }
  for (const { failing, steps } of rising) {
    for (const patient of failing) {
      for (const { share, total, mean } of steps) {
        // The event itself, and the part of the exposure that a tied patient did not have in this step.
        const weight = 1 / steps.length + ((1 - share) * risk[patient]) / total;
        residuals.forEach((column, j) => {
          column[patient] += weight * (covariates[j][patient] - mean[j]);
        });
      }
    }
  }
}
