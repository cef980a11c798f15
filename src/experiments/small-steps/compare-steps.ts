import { inline, type MapJobs } from "../../foundation/mapping.ts";
import { studentQuantile, studentTwoSided } from "../../numerics/statistics/beta-distribution.ts";
import { deviation, meanOf } from "../tissue-conformance/two-samples.ts";
import type { StepPlan } from "./plans.ts";
import { readingNames, type StepJob, type StepStudy, stepTask } from "./step-looks.ts";

/** One reading on one day under one way to cut time, beside small steps. */
export interface StepDifference {
  readonly reading: string;
  readonly day: number;
  readonly plan: StepPlan;
  readonly mean: number;
  /** Under small steps. */
  readonly reference: number;
  /** Of the replicates under small steps: what one run differs from the next by. */
  readonly deviation: number;
  /** Mean less reference, with its interval at 95 %. */
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
  /** Probability of a difference as large, were there none. */
  readonly p: number;
}

/**
 * Differences of the means of replicates under some steps from those under small ones, by Welch's interval for two
 * samples: replicates share their start, but not their course. Replicates without the reading are left out.
 */
export async function compareSteps(
  study: StepStudy,
  plans: readonly StepPlan[],
  replicates: number,
  map: MapJobs = inline,
): Promise<StepDifference[]> {
  const jobs = ["small" as const, ...plans].flatMap((plan): StepJob[] =>
    Array.from({ length: replicates }, (_, replicate) => ({ plan, replicate })),
  );
  const looks = await map(stepTask, study, jobs);
  const values = (plan: StepPlan, day: number, reading: number) =>
    jobs.flatMap((job, i) => (job.plan === plan ? [looks[i]![day][reading]] : [])).filter(Number.isFinite);
  return readingNames.flatMap((reading, r) =>
    study.days.flatMap((day, d) =>
      plans.map((plan) => ({ reading, day, plan, ...welch(values(plan, d, r), values("small", d, r)) })),
    ),
  );
}

function welch(ours: readonly number[], theirs: readonly number[]): Omit<StepDifference, "reading" | "day" | "plan"> {
  const [mean, reference] = [meanOf(ours), meanOf(theirs)];
  const difference = mean - reference;
  const [a, b] = [ours, theirs].map((sample) => deviation(sample) ** 2 / sample.length);
  const error = Math.sqrt(a + b);
  const found = { mean, reference, deviation: deviation(theirs), difference };
  if (error === 0) return { ...found, lo: difference, hi: difference, p: difference === 0 ? 1 : 0 };
  const freedom = (a + b) ** 2 / (a ** 2 / (ours.length - 1) + b ** 2 / (theirs.length - 1));
  const half = studentQuantile(0.975, freedom) * error;
  return {
    ...found,
    lo: difference - half,
    hi: difference + half,
    p: studentTwoSided(difference / error, freedom),
  };
}
