import { JobError, type MapJobs, type MapOptions, type Task } from "../foundation/mapping.ts";
import { type Answer, fromPlain, type Request } from "./messages.ts";

/** A running worker as the platform offers it. */
export interface Port {
  send(request: Request): void;
  /** Who hears the answers and, if the worker dies, why. Set anew for each mapping. */
  listen(onAnswer: (answer: Answer) => void, onDeath: (error: Error) => void): void;
  /** Whether the worker keeps the process alive: only while it has work. */
  hold(alive: boolean): void;
  stop(): void;
}

/** A mapping function over worker threads. They start with the first mapping and then wait for the next one. */
export type WorkerPool = MapJobs & {
  /** Ends the waiting workers. A later mapping starts new ones. */
  close(): void;
};

/** A pool of `count` workers. Mappings that are asked for at the same time run one after another. */
export function workerPool(count: number, start: () => Port): WorkerPool {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`workers: ${count}; expected a whole number above 0.`);
  const idle: Port[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const map: MapJobs = (task, shared, jobs, options = {}) => {
    const ports = () => Array.from({ length: Math.min(count, jobs.length) }, () => idle.pop() ?? start());
    const mapping = last.then(() => new Mapping(task, shared, jobs, options).run(ports, idle));
    last = mapping.catch(() => undefined);
    return mapping;
  };
  const close = (): void => {
    for (const port of idle.splice(0)) port.stop();
  };
  return Object.assign(map, { close });
}

/** One mapping: workers take jobs one by one from one queue, so that none waits while another has a long list. */
class Mapping<Shared, Job, Outcome> {
  private readonly outcomes: (Outcome | undefined)[];
  private readonly busy = new Map<Port, number>();
  private next = 0;
  private resolve: () => void = ignore;
  private reject: (error: unknown) => void = ignore;

  constructor(
    private readonly task: Task<Shared, Job, Outcome>,
    private readonly shared: Shared,
    private readonly jobs: readonly Job[],
    private readonly options: MapOptions<Outcome>,
  ) {
    this.outcomes = new Array(jobs.length).fill(undefined);
  }

  /** Takes the workers that it needs, and gives back to `idle` those that are free at the end. */
  async run(ports: () => Port[], idle: Port[]): Promise<(Outcome | undefined)[]> {
    const { signal } = this.options;
    if (this.jobs.length === 0 || signal?.aborted) return this.outcomes;
    const ended = new Promise<void>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    signal?.addEventListener("abort", this.resolve);
    const taken = ports();
    try {
      for (const port of taken) this.begin(port);
      await ended;
    } finally {
      signal?.removeEventListener("abort", this.resolve);
      for (const port of taken) this.release(port, idle);
    }
    return this.outcomes;
  }

  private begin(port: Port): void {
    port.listen(
      (answer) => this.hear(port, answer),
      (error) => this.reject(new JobError(this.busy.get(port) ?? 0, error)),
    );
    port.hold(true);
    port.send({ kind: "start", name: this.task.name, module: this.task.module, shared: this.shared });
    this.giveNext(port);
  }

  private giveNext(port: Port): void {
    if (this.next >= this.jobs.length) {
      this.busy.delete(port);
      if (this.busy.size === 0) this.resolve();
      return;
    }
    const index = this.next++;
    this.busy.set(port, index);
    port.send({ kind: "job", index, job: this.jobs[index] });
  }

  private hear(port: Port, answer: Answer): void {
    if (answer.kind === "failure") {
      this.reject(new JobError(answer.index, fromPlain(answer.error)));
      return;
    }
    const outcome = answer.outcome as Outcome;
    this.outcomes[answer.index] = outcome;
    try {
      this.options.onOutcome?.(answer.index, outcome);
      this.giveNext(port);
    } catch (error) {
      this.reject(error);
    }
  }

  /** A worker that is still at work was interrupted, or another has failed: its job is given up with it. */
  private release(port: Port, idle: Port[]): void {
    // A worker that dies while it waits must not be handed the next job.
    port.listen(ignore, () => void idle.splice(0, idle.length, ...idle.filter((other) => other !== port)));
    if (this.busy.has(port)) {
      port.stop();
      return;
    }
    port.hold(false);
    idle.push(port);
  }
}

const ignore = (): void => undefined;
