import type { Answer } from "./messages.ts";
import { type Port, type WorkerPool, workerPool } from "./pool.ts";

export { inline, JobError, type MapJobs } from "../foundation/mapping.ts";
export { type CrewOptions, startCrew, type ThreadCrew, threadObstacle } from "./browser-crew.ts";
export type { WorkerPool } from "./pool.ts";

/** Milliseconds from some fixed moment, for measuring how long things take. */
export function clock(): number {
  return performance.now();
}

/** A mapping function over web workers; as many as the machine has threads, if not said otherwise. */
export function workers(count: number = navigator.hardwareConcurrency): WorkerPool {
  return workerPool(count, startWorker);
}

function startWorker(): Port {
  // Written out in one expression, because bundlers look for exactly this.
  const worker = new Worker(new URL("./browser-worker.js", import.meta.url), { type: "module" });
  return {
    send: (request) => worker.postMessage(request),
    listen(onAnswer, onDeath) {
      worker.onmessage = (event: MessageEvent<Answer>) => onAnswer(event.data);
      worker.onmessageerror = () => onDeath(new Error("a message between threads could not be read"));
      worker.onerror = (event) => onDeath(new Error(event.message || "the worker did not start"));
    },
    hold: () => undefined,
    stop: () => worker.terminate(),
  };
}
