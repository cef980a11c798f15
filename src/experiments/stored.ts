import type { Interruption, MapJobs, Task } from "../foundation/mapping.ts";

/** Where finished work is kept, by key, so that it need not be done again. What it gives back equals what it was given. */
export interface Store {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
}

/** The run was interrupted; what was done is in the store. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor(
    readonly done: number,
    readonly total: number,
  ) {
    super(`interrupted after ${done} of ${total} parts; finished parts are kept`);
  }
}

/** A mapping that keeps each outcome in a store and does only what is not there. */
export type MapStored = <Shared, Job, Outcome>(
  task: Task<Shared, Job, Outcome>,
  shared: Shared,
  jobs: readonly Job[],
  keyOf: (job: Job) => string,
  onDone: () => void,
) => Promise<Outcome[]>;

/**
 * Joins a mapping function with a store.
 *
 * @throws {Interrupted} (as a rejection) when the signal fires before all jobs are done
 * @throws what the store's `put` rejects with: no further jobs are begun then
 */
export function mapStored(map: MapJobs, store: Store | undefined, signal: Interruption | undefined): MapStored {
  return async <Shared, Job, Outcome>(
    task: Task<Shared, Job, Outcome>,
    shared: Shared,
    jobs: readonly Job[],
    keyOf: (job: Job) => string,
    onDone: () => void,
  ) => {
    const outcomes: (Outcome | undefined)[] = await Promise.all(
      jobs.map(async (job) => (store ? ((await store.get(keyOf(job))) as Outcome | undefined) : undefined)),
    );
    const missing = jobs.flatMap((job, index) => (outcomes[index] === undefined ? [{ job, index }] : []));
    for (let i = 0; i < jobs.length - missing.length; i++) onDone();
    const writing: Promise<void>[] = [];
    const unwritten: unknown[] = [];
    const computed = await map(
      task,
      shared,
      missing.map(({ job }) => job),
      {
        ...(signal ? { signal } : {}),
        onOutcome: (i, outcome) => {
          // A full disk ends the work here: nobody waits for a rejected write yet, and Node would end the process.
          if (unwritten.length > 0) throw unwritten[0];
          const written = store?.put(keyOf(missing[i].job), outcome);
          if (written) writing.push(written.catch((reason: unknown) => void unwritten.push(reason)));
          onDone();
        },
      },
    );
    await Promise.all(writing);
    if (unwritten.length > 0) throw unwritten[0];
    computed.forEach((outcome, i) => {
      outcomes[missing[i].index] = outcome;
    });
    const done = outcomes.filter((outcome) => outcome !== undefined).length;
    if (done < jobs.length) throw new Interrupted(done, jobs.length);
    return outcomes as Outcome[];
  };
}
