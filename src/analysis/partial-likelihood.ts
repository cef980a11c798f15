import { exp, log, logGamma } from "../foundation/maths.ts";
import { orderByTime, type SurvivalTimes } from "./survival-times.ts";

/**
 * How patients who have the event at the same time share it: Efron's approximation (best of the two, R's default),
 * Breslow's (SAS's default), or the exact conditional likelihood of discrete time.
 */
export type TieMethod = "efron" | "breslow" | "exact";

/** Covariates of each patient, a column each, shape [covariates][patients]. */
export type Covariates = readonly ArrayLike<number>[];

/** Contribution of one event time of one stratum to the partial likelihood and its first two derivatives. */
export interface EventTime {
  readonly time: number;
  /** Patients who have the event, and all at risk. */
  readonly failing: readonly number[];
  readonly logLikelihood: number;
  readonly score: readonly number[];
  readonly information: readonly (readonly number[])[];
  /** Tied events enter one after another: sums over the risk set at each such step. Empty for `exact`. */
  readonly steps: readonly RiskStep[];
}

interface RiskStep {
  /** Part of their risk with which the failing patients still count. */
  readonly share: number;
  /** Sum of the risks. */
  readonly total: number;
  /** Risk-weighted mean of the covariates. */
  readonly mean: readonly number[];
}

/** Patients of one stratum by time, falling: all who leave at it, and those among them who have the event. */
export interface Leaving {
  readonly members: readonly number[];
  readonly times: readonly {
    readonly time: number;
    readonly all: readonly number[];
    readonly failing: readonly number[];
  }[];
}

/** The event times of one stratum, falling. */
export interface EventTimes {
  readonly members: readonly number[];
  readonly times: readonly EventTime[];
}

export interface PartialLikelihood {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly information: Float64Array[];
  readonly strata: readonly EventTimes[];
  /** Risk of each patient, exp(coefficients·covariates) up to a factor of the stratum. */
  readonly risk: Float64Array;
}

/** Cox's partial likelihood, its gradient and its negative Hessian at the given coefficients. */
export function partialLikelihood(
  strata: readonly Leaving[],
  covariates: Covariates,
  coefficients: ArrayLike<number>,
  ties: TieMethod,
): PartialLikelihood {
  const p = covariates.length;
  const predictor = new Float64Array(covariates[0].length);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < predictor.length; i++) predictor[i] += coefficients[j] * covariates[j][i];
  }
  const risk = new Float64Array(predictor.length);
  const result = {
    logLikelihood: 0,
    score: new Float64Array(p),
    information: Array.from({ length: p }, () => new Float64Array(p)),
  };
  const rows = strata.map(({ members, times }) => {
    // The largest risk of a stratum becomes 1: nothing overflows, and the factor cancels.
    const largest = members.reduce((most, i) => Math.max(most, predictor[i]), Number.NEGATIVE_INFINITY);
    for (const i of members) risk[i] = exp(predictor[i] - largest);
    const evaluate = ties === "exact" ? exactTimes : approximateTimes;
    return { members, times: evaluate(times, covariates, risk, ties) };
  });
  for (const { logLikelihood, score, information } of rows.flatMap(({ times }) => times)) {
    result.logLikelihood += logLikelihood;
    for (let i = 0; i < p; i++) {
      result.score[i] += score[i];
      for (let j = 0; j < p; j++) result.information[i][j] += information[i][j];
    }
  }
  return { ...result, strata: rows, risk };
}

/** Orders the patients of each stratum for `partialLikelihood`. */
export function leaving(data: SurvivalTimes, strata: readonly (readonly number[])[]): Leaving[] {
  return strata.map((members) => ({ members, times: fallingTimes(data, members) }));
}

function fallingTimes({ time, event }: SurvivalTimes, members: readonly number[]) {
  const order = orderByTime(time, members).reverse();
  const groups: { time: number; all: number[]; failing: number[] }[] = [];
  for (const patient of order) {
    let group = groups.at(-1);
    if (group?.time !== time[patient]) {
      group = { time: time[patient], all: [], failing: [] };
      groups.push(group);
    }
    group.all.push(patient);
    if (event[patient] === 1) group.failing.push(patient);
  }
  return groups;
}

/** Σ r, Σ r·x and Σ r·x·xᵀ over a set of patients. */
class RiskSums {
  total = 0;
  readonly first: number[];
  readonly second: number[][];

  constructor(size: number) {
    this.first = new Array<number>(size).fill(0);
    this.second = square(size);
  }

  add(risk: number, covariates: Covariates, patient: number): void {
    const p = covariates.length;
    this.total += risk;
    for (let i = 0; i < p; i++) {
      const weighted = risk * covariates[i][patient];
      this.first[i] += weighted;
      for (let j = 0; j <= i; j++) this.second[i][j] += weighted * covariates[j][patient];
    }
  }
}

function approximateTimes(
  times: Leaving["times"],
  covariates: Covariates,
  risk: Float64Array,
  ties: TieMethod,
): EventTime[] {
  const p = covariates.length;
  const sums = new RiskSums(p);
  const rows: EventTime[] = [];
  for (const { time, all, failing } of times) {
    for (const patient of all) sums.add(risk[patient], covariates, patient);
    if (failing.length === 0) continue;
    // Only Efron's method looks at the tied patients apart.
    const tied = ties === "efron" && failing.length > 1 ? new RiskSums(p) : undefined;
    if (tied) for (const patient of failing) tied.add(risk[patient], covariates, patient);
    let logLikelihood = 0;
    const score = new Array<number>(p).fill(0);
    const information = square(p);
    for (const patient of failing) {
      logLikelihood += log(risk[patient]);
      for (let i = 0; i < p; i++) score[i] += covariates[i][patient];
    }
    const steps: RiskStep[] = [];
    for (let step = 0; step < failing.length; step++) {
      const taken = step / failing.length;
      const less = (all: number, part: number | undefined) => (part === undefined ? all : all - taken * part);
      const total = less(sums.total, tied?.total);
      const mean = sums.first.map((value, i) => less(value, tied?.first[i]) / total);
      logLikelihood -= log(total);
      for (let i = 0; i < p; i++) {
        score[i] -= mean[i];
        for (let j = 0; j <= i; j++) {
          information[i][j] += less(sums.second[i][j], tied?.second[i][j]) / total - mean[i] * mean[j];
          information[j][i] = information[i][j];
        }
      }
      steps.push({ share: tied ? 1 - taken : 1, total, mean });
    }
    rows.push({ time, failing, logLikelihood, score, information, steps });
  }
  return rows;
}

/**
 * Mean product of the risks over all sets of k patients, k = 0 … size, with its gradient and Hessian in the
 * coefficients. Means instead of sums (elementary symmetric functions) so that a risk set of a thousand does not overflow.
 *
 * Source of the recursion: Gail, Lubin & Rubinstein (1981), https://doi.org/10.1093/biomet/68.3.703
 */
class SetMeans {
  private count = 0;
  readonly value: Float64Array;
  readonly gradient: number[][];
  readonly hessian: number[][][];

  constructor(size: number, p: number) {
    this.value = new Float64Array(size + 1);
    this.value[0] = 1;
    this.gradient = Array.from({ length: size + 1 }, () => new Array<number>(p).fill(0));
    this.hessian = Array.from({ length: size + 1 }, () => square(p));
  }

  add(risk: number, x: readonly number[]): void {
    this.count += 1;
    for (let k = Math.min(this.count, this.value.length - 1); k >= 1; k--) {
      const without = (this.count - k) / this.count;
      const withIt = (k / this.count) * risk;
      const g = this.gradient[k - 1];
      const h = this.hessian[k - 1];
      const e = this.value[k - 1];
      for (let i = 0; i < x.length; i++) {
        for (let j = 0; j <= i; j++) {
          const added = h[i][j] + x[i] * g[j] + g[i] * x[j] + x[i] * x[j] * e;
          this.hessian[k][i][j] = without * this.hessian[k][i][j] + withIt * added;
        }
      }
      for (let i = 0; i < x.length; i++) {
        this.gradient[k][i] = without * this.gradient[k][i] + withIt * (g[i] + x[i] * e);
      }
      this.value[k] = without * this.value[k] + withIt * e;
    }
  }
}

function exactTimes(times: Leaving["times"], covariates: Covariates, risk: Float64Array): EventTime[] {
  const p = covariates.length;
  const most = times.reduce((largest, { failing }) => Math.max(largest, failing.length), 0);
  const means = new SetMeans(most, p);
  const rows: EventTime[] = [];
  let atRisk = 0;
  for (const { time, all, failing } of times) {
    for (const patient of all) {
      const x = covariates.map((column) => column[patient]);
      means.add(risk[patient], x);
    }
    atRisk += all.length;
    const d = failing.length;
    if (d === 0) continue;
    const mean = means.gradient[d].map((value) => value / means.value[d]);
    let logLikelihood = -log(means.value[d]) - (logGamma(atRisk + 1) - logGamma(d + 1) - logGamma(atRisk - d + 1));
    const score = Array.from(mean, (value) => -value);
    for (const patient of failing) {
      logLikelihood += log(risk[patient]);
      for (let i = 0; i < p; i++) score[i] += covariates[i][patient];
    }
    const information = square(p);
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) {
        information[i][j] = means.hessian[d][i][j] / means.value[d] - mean[i] * mean[j];
        information[j][i] = information[i][j];
      }
    }
    rows.push({ time, failing, logLikelihood, score, information, steps: [] });
  }
  return rows;
}

function square(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}
