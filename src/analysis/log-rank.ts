import { InputError } from "../foundation/errors.ts";
import { pow } from "../foundation/maths.ts";
import { cholesky, inverseQuadraticForm } from "../numerics/statistics/cholesky.ts";
import { chiSquaredUpper } from "../numerics/statistics/gamma-distribution.ts";
import { checkLength, checkTimes, orderByTime, type SurvivalTimes, strataOf } from "./survival-times.ts";

/**
 * Fleming–Harrington weight S(t−)^rho · (1 − S(t−))^gamma of the pooled curve S: (0, 0) is the log-rank test, (1, 0)
 * Peto and Peto's, (0, 1) and (1, 1) look at late and middle differences.
 */
export interface FlemingHarrington {
  readonly rho: number;
  readonly gamma: number;
}

export interface LogRankOptions {
  /** Stratum of each patient: groups are compared within strata only. */
  readonly strata?: ArrayLike<string | number>;
  readonly weight?: FlemingHarrington;
}

export interface LogRankTest {
  /** In order of first appearance. */
  readonly groups: readonly (string | number)[];
  /** Weighted events seen and, under equal hazards, expected; shape [groups]. */
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Covariance of observed − expected, shape [groups, groups]. */
  readonly covariance: readonly Float64Array[];
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** With two groups: (observed − expected)/σ of the first one; positive where the first fares worse. */
  readonly z: number;
}

/**
 * Log-rank test of equal hazards in two or more groups, with optional strata and Fleming–Harrington weights.
 *
 * @param group  arm of each patient, shape [patients]
 * @throws {InputError} for unusable times, or fewer than two groups
 *
 * Sources: Mantel (1966); Harrington & Fleming (1982), https://doi.org/10.1093/biomet/69.3.553
 */
export function logRank(
  data: SurvivalTimes,
  group: ArrayLike<string | number>,
  options: LogRankOptions = {},
): LogRankTest {
  const { weight = { rho: 0, gamma: 0 } } = options;
  const { groups, terms } = logRankTerms(data, group, [weight], options.strata);
  const { observed, expected } = terms[0];
  const covariance = crossCovariance(terms[0], terms[0]);
  const compared = groups.map((_, g) => g).filter((g) => expected[g] > 0);
  // The differences add up to zero, so one group carries no information of its own.
  const free = compared.slice(1);
  const factor = cholesky(free.map((i) => Float64Array.from(free, (j) => covariance[i][j])));
  const gap = free.map((g) => observed[g] - expected[g]);
  const chiSquared = factor && free.length > 0 ? inverseQuadraticForm(factor, gap) : Number.NaN;
  const degreesOfFreedom = free.length;
  return {
    groups,
    observed,
    expected,
    covariance,
    chiSquared,
    degreesOfFreedom,
    p: chiSquaredUpper(chiSquared, degreesOfFreedom),
    z: groups.length === 2 ? (observed[0] - expected[0]) / Math.sqrt(covariance[0][0]) : Number.NaN,
  };
}

/** Sums of one weighted log-rank statistic, and what its covariance with another one needs. */
export interface LogRankTerms {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** For each event time: its weight, and the hypergeometric covariance of the groups' events. */
  readonly steps: readonly { readonly weight: number; readonly covariance: readonly Float64Array[] }[];
}

/** The statistics of several weights from one pass over the data. */
export function logRankTerms(
  data: SurvivalTimes,
  group: ArrayLike<string | number>,
  weights: readonly FlemingHarrington[],
  strata?: ArrayLike<string | number>,
): { groups: (string | number)[]; terms: LogRankTerms[] } {
  checkTimes(data);
  checkLength("group", group, data.time.length);
  const groups = [...new Set(Array.from(group))];
  if (groups.length < 2) throw new InputError("group", `${groups.length} group`, "two groups or more");
  const index = Array.from(group, (name) => groups.indexOf(name));
  const terms = weights.map(() => ({
    observed: new Float64Array(groups.length),
    expected: new Float64Array(groups.length),
    steps: [] as { weight: number; covariance: Float64Array[] }[],
  }));
  for (const members of strataOf(data.time.length, strata)) {
    let surviving = 1;
    for (const { atRisk, events } of eventTimes(data, members, index, groups.length)) {
      const n = sum(atRisk);
      const d = sum(events);
      const covariance = hypergeometric(atRisk, n, d);
      weights.forEach(({ rho, gamma }, w) => {
        const weight = pow(surviving, rho) * pow(1 - surviving, gamma);
        for (let g = 0; g < groups.length; g++) {
          terms[w].observed[g] += weight * events[g];
          terms[w].expected[g] += (weight * atRisk[g] * d) / n;
        }
        terms[w].steps.push({ weight, covariance });
      });
      surviving *= (n - d) / n;
    }
  }
  return { groups, terms };
}

/** Covariance of two weighted statistics of the same data, shape [groups, groups]. */
export function crossCovariance(first: LogRankTerms, second: LogRankTerms): Float64Array[] {
  const size = first.observed.length;
  const result = Array.from({ length: size }, () => new Float64Array(size));
  first.steps.forEach(({ weight, covariance }, k) => {
    const both = weight * second.steps[k].weight;
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) result[i][j] += both * covariance[i][j];
  });
  return result;
}

/** At risk and events of each group at the event times of a stratum, ascending. */
function eventTimes(
  { time, event }: SurvivalTimes,
  members: readonly number[],
  index: readonly number[],
  size: number,
) {
  const order = orderByTime(time, members);
  const left = new Float64Array(size);
  for (const patient of order) left[index[patient]] += 1;
  const rows: { atRisk: Float64Array; events: Float64Array }[] = [];
  for (let first = 0; first < order.length; ) {
    const atRisk = left.slice();
    const events = new Float64Array(size);
    const now = time[order[first]];
    for (; first < order.length && time[order[first]] === now; first++) {
      const patient = order[first];
      events[index[patient]] += event[patient];
      left[index[patient]] -= 1;
    }
    if (sum(events) > 0) rows.push({ atRisk, events });
  }
  return rows;
}

function hypergeometric(atRisk: Float64Array, n: number, d: number): Float64Array[] {
  const factor = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  return Array.from(atRisk, (ri, i) =>
    Float64Array.from(atRisk, (rj, j) => factor * (ri / n) * ((i === j ? 1 : 0) - rj / n)),
  );
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
