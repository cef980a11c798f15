import { inline, type MapJobs } from "../../dist/src/foundation/mapping.js";

/** The last job first. */
export const backwards: MapJobs = async (task, shared, jobs, options = {}) => {
  const { onOutcome, signal } = options;
  const outcomes = await inline(task, shared, [...jobs].reverse(), {
    ...(signal ? { signal } : {}),
    onOutcome: (index, outcome) => onOutcome?.(jobs.length - 1 - index, outcome),
  });
  return outcomes.reverse();
};

/** Candidates to be grown by their numbers, or patients to be treated with the first one's place in the cohort. */
type Job =
  | { readonly from: number; readonly to: number }
  | { readonly first: number; readonly patients: readonly unknown[] };

/** Every person is a job. */
export const onePersonAJob = regrouped((jobs) =>
  jobs.flatMap((job): Job[] =>
    "patients" in job
      ? job.patients.map((patient, i) => ({ first: job.first + i, patients: [patient] }))
      : Array.from({ length: job.to - job.from }, (_, i) => ({ from: job.from + i, to: job.from + i + 1 })),
  ),
);

/** All people are one job. */
export const oneJob = regrouped((jobs) => {
  const [first] = jobs;
  const last = jobs[jobs.length - 1];
  return "patients" in first
    ? [{ first: first.first, patients: jobs.flatMap((job) => ("patients" in job ? job.patients : [])) }]
    : [{ from: first.from, to: "to" in last ? last.to : 0 }];
});

/** The same work, cut into other jobs; outcomes are lists with as many entries for each person as there are arms. */
function regrouped(cut: (jobs: readonly Job[]) => Job[]): MapJobs {
  const map = async (
    task: Parameters<MapJobs>[0],
    shared: unknown,
    jobs: readonly Job[],
    options: { readonly onOutcome?: (index: number, outcome: unknown) => void } = {},
  ) => {
    const size = (job: Job) => ("patients" in job ? job.patients.length : job.to - job.from);
    const people = jobs.reduce((sum, job) => sum + size(job), 0);
    const entries = (await inline(task, shared, cut(jobs))).flat();
    const each = entries.length / people;
    let next = 0;
    return jobs.map((job, index) => {
      const outcome = entries.slice(next, (next += size(job) * each));
      options.onOutcome?.(index, outcome);
      return outcome;
    });
  };
  return map as unknown as MapJobs;
}
