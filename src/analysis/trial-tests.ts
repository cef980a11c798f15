import { logRank } from "./log-rank.ts";
import { rateDifferenceTest } from "./rate-difference.ts";
import type { SurvivalTimes } from "./survival-times.ts";
import { hazardRatio } from "./two-group-hazard.ts";

/** What the tests of a trial need of one arm: an entry a patient. */
export interface ArmOutcomes {
  readonly pfs: SurvivalTimes;
  readonly os: SurvivalTimes;
  /** 1 for a best overall response of CR or PR, else 0. */
  readonly responded: ArrayLike<number>;
}

export type TestedEndpoint = "PFS" | "OS" | "ORR";
export const testedEndpoints: readonly TestedEndpoint[] = ["PFS", "OS", "ORR"];

/** One test of one trial. */
export interface TrialTest {
  /** Hazard ratio of the first arm against the second (0, ∞ or NaN where an arm has no event), or difference of rates. */
  readonly estimate: number;
  /** Two-sided; NaN where nothing can be tested. */
  readonly p: number;
  /** Events in both arms (progressions, deaths), or responses. */
  readonly events: number;
}

/** The arm against its reference, as the analysis plan of a trial has it: log-rank for times, score test for rates. */
export function testTrial(arm: ArmOutcomes, reference: ArmOutcomes): Readonly<Record<TestedEndpoint, TrialTest>> {
  return {
    PFS: testTimes(arm.pfs, reference.pfs),
    OS: testTimes(arm.os, reference.os),
    ORR: testRates(arm.responded, reference.responded),
  };
}

function testTimes(first: SurvivalTimes, second: SurvivalTimes): TrialTest {
  const both = {
    time: [...Array.from(first.time), ...Array.from(second.time)],
    event: [...Array.from(first.event), ...Array.from(second.event)],
  };
  const group = both.time.map((_, i) => (i < first.time.length ? 1 : 0));
  return { estimate: hazardRatio(first, second), p: logRank(both, group).p, events: sum(both.event) };
}

function testRates(first: ArrayLike<number>, second: ArrayLike<number>): TrialTest {
  const [a, b] = [first, second].map((responded) => ({ x: sum(responded), n: responded.length }));
  return { estimate: a.x / a.n - b.x / b.n, p: rateDifferenceTest(a, b), events: a.x + b.x };
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}
