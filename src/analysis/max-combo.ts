import { InputError } from "../foundation/errors.ts";
import { normalRectangle } from "../numerics/statistics/multivariate-normal.ts";
import { crossCovariance, type FlemingHarrington, logRankTerms } from "./log-rank.ts";
import type { SurvivalTimes } from "./survival-times.ts";

export interface MaxComboTest {
  readonly weights: readonly FlemingHarrington[];
  /** Each weighted statistic of the first group; positive where the first fares worse. */
  readonly z: Float64Array;
  readonly correlation: readonly Float64Array[];
  /** Two-sided, adjusted for having looked several ways. */
  readonly p: number;
}

/** Early, late, middle and even differences. */
const usualWeights: readonly FlemingHarrington[] = [
  { rho: 0, gamma: 0 },
  { rho: 0, gamma: 1 },
  { rho: 1, gamma: 0 },
  { rho: 1, gamma: 1 },
];

/**
 * MaxCombo test of two groups: the largest of several Fleming–Harrington statistics, judged by their joint normal
 * distribution. Keeps power under the delayed effects of immunotherapy, where hazards are not proportional.
 *
 * @throws {InputError} unless there are exactly two groups
 *
 * Sources: Karrison (2016), https://doi.org/10.1177/1536867X1601600308; Lin et al. (2020),
 * https://doi.org/10.1080/19466315.2019.1697738
 */
export function maxCombo(
  data: SurvivalTimes,
  group: ArrayLike<string | number>,
  options: { readonly weights?: readonly FlemingHarrington[]; readonly strata?: ArrayLike<string | number> } = {},
): MaxComboTest {
  const { weights = usualWeights, strata } = options;
  const { groups, terms } = logRankTerms(data, group, weights, strata);
  if (groups.length !== 2) throw new InputError("group", `${groups.length} groups`, "exactly two");
  const covariance = terms.map((a) => terms.map((b) => crossCovariance(a, b)[0][0]));
  const sigma = covariance.map((row, i) => Math.sqrt(row[i]));
  const z = Float64Array.from(terms, ({ observed, expected }, i) => (observed[0] - expected[0]) / sigma[i]);
  const correlation = covariance.map((row, i) => Float64Array.from(row, (value, j) => value / (sigma[i] * sigma[j])));
  const largest = z.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const inside = normalRectangle(
    new Float64Array(z.length).fill(-largest),
    z.map(() => largest),
    correlation,
  );
  return { weights, z, correlation, p: Math.min(1, Math.max(0, 1 - inside)) };
}
