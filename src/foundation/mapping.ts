/**
 * Work that can be done anywhere: on this thread, on a pool of workers, on a cluster. `prepare` runs once on each
 * thread with what all jobs share, and gives the function that does one job. Jobs, shared values and outcomes are plain
 * data, since they are copied between threads; an outcome may depend on nothing but its job and what is shared.
 */
export interface Task<Shared, Job, Outcome> {
  /** The name under which workers find the task: in platform/tasks, or as an export of `module`. */
  readonly name: string;
  /** Address of the module that exports the task, for tasks that the library does not have. */
  readonly module?: string;
  readonly prepare: (shared: Shared) => (job: Job) => Outcome | Promise<Outcome>;
}

/** As much of an AbortSignal as is needed. */
export interface Interruption {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface MapOptions<Outcome> {
  /** When it fires, no more jobs are begun, and the mapping resolves with what is done. */
  readonly signal?: Interruption;
  /** Called as outcomes arrive, in any order. */
  readonly onOutcome?: (index: number, outcome: Outcome) => void;
}

/**
 * Does every job of a task and gives the outcomes in the order of the jobs, whatever the number of threads. Where the
 * signal fired first, the outcome is missing (undefined).
 *
 * @throws {JobError} (as a rejection) when a job fails; the others are given up
 */
export type MapJobs = <Shared, Job, Outcome>(
  task: Task<Shared, Job, Outcome>,
  shared: Shared,
  jobs: readonly Job[],
  options?: MapOptions<Outcome>,
) => Promise<(Outcome | undefined)[]>;

/** A job that threw; `cause` is what it threw. */
export class JobError extends Error {
  override readonly name = "JobError";

  constructor(
    /** Position of the job, from 0. */
    readonly index: number,
    override readonly cause: Error,
  ) {
    super(`job ${index}: ${cause.message}`);
  }
}

/** Every engine has this; the language's own types do not list it. */
const { setTimeout } = globalThis as unknown as { setTimeout: (callback: () => void, milliseconds: number) => void };

/** Jobs one after another on this thread. Between jobs it lets other events in, so that the signal can fire. */
export const inline: MapJobs = async <Shared, Job, Outcome>(
  task: Task<Shared, Job, Outcome>,
  shared: Shared,
  jobs: readonly Job[],
  options: MapOptions<Outcome> = {},
) => {
  const outcomes: (Outcome | undefined)[] = new Array(jobs.length).fill(undefined);
  if (jobs.length === 0 || options.signal?.aborted) return outcomes;
  const run = task.prepare(shared);
  for (let index = 0; index < jobs.length; index++) {
    if (options.signal?.aborted) break;
    let outcome: Outcome;
    try {
      outcome = await run(jobs[index]);
    } catch (error) {
      throw new JobError(index, error instanceof Error ? error : new Error(String(error)));
    }
    outcomes[index] = outcome;
    options.onOutcome?.(index, outcome);
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
  return outcomes;
};
