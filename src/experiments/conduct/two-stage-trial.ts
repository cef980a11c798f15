import { exactRate, type Rate } from "../../analysis/rate.ts";
import { twoStageChances } from "../../numerics/statistics/designs/two-stage.ts";
import type { TwoStageDesign, TwoStages } from "./conduct-design.ts";

/** A two-stage trial, to its end. */
export interface TwoStageOutcome {
  /** Responses among the patients of the first stage. */
  readonly first: { readonly patients: number; readonly responses: number };
  readonly patients: number;
  readonly responses: number;
  /** Whether it ended after the first stage. */
  readonly early: boolean;
  /** Whether more than `r` responded. */
  readonly promising: boolean;
  /** Day after the first patient on which the last response was settled. */
  readonly day: number;
}

/** Those who come to it: whether each responds, when they come, and how many days later that is settled. */
export interface TwoStageArrivals {
  readonly responded: ArrayLike<number>;
  readonly day: ArrayLike<number>;
  readonly settledAfter: ArrayLike<number>;
}

/** Conducts the two stages. Nobody comes while the first stage is being settled. */
export function conductStages({ n1, r1, n, r }: TwoStages, arrivals: TwoStageArrivals): TwoStageOutcome {
  const { responded, day, settledAfter } = arrivals;
  const count = (upTo: number) => {
    let responses = 0;
    for (let i = 0; i < upTo; i++) responses += responded[i];
    return responses;
  };
  const settled = (from: number, to: number, shift: number) => {
    let last = 0;
    for (let i = from; i < to; i++) last = Math.max(last, day[i] + shift + settledAfter[i]);
    return last;
  };
  const first = { patients: n1, responses: count(n1) };
  const firstDay = settled(0, n1, 0);
  if (first.responses <= r1) {
    return { first, ...first, early: true, promising: false, day: firstDay };
  }
  const responses = count(n);
  // The second stage begins when the first is settled, and then comes at the pace it would have had.
  const pause = Math.max(0, firstDay - day[n1 - 1]);
  return { first, patients: n, responses, early: false, promising: responses > r, day: settled(n1, n, pause) };
}

/** What a two-stage trial says of the rate. */
export interface TwoStageEstimate {
  /** As if there had been one stage: biased downwards where trials go on only after many responses. */
  readonly naive: Rate;
  /** Uniformly minimum-variance unbiased. Source: Jung & Kim (2004), https://doi.org/10.1002/sim.1733 */
  readonly unbiased: number;
  /** Chance of as many responses, or more, in as many stages, at the rate that is not worth while. */
  readonly p: number;
}

export function estimateStages({ stages, p0 }: TwoStageDesign, outcome: TwoStageOutcome): TwoStageEstimate {
  const { first, patients, responses, early } = outcome;
  const { n1, r1, n } = stages;
  const naive = exactRate(responses, patients);
  if (early) {
    const p = twoStageChances({ n1, r1: responses - 1, n: n1, r: -1 }, p0);
    return { naive, unbiased: first.responses / n1, p: 1 - p.early };
  }
  let above = 0;
  let all = 0;
  for (let x = Math.max(r1 + 1, responses - (n - n1)); x <= Math.min(n1, responses); x++) {
    const ways = choose(n1, x) * choose(n - n1, responses - x);
    all += ways;
    above += (ways * x) / n1;
  }
  return { naive, unbiased: above / all, p: twoStageChances({ n1, r1, n, r: responses - 1 }, p0).success };
}

/** Ways to take k of n; n ≤ 300 stays far below the largest number. */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
