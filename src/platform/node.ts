import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Answer } from "./messages.ts";
import { type Port, type WorkerPool, workerPool } from "./pool.ts";

export { inline, JobError, type MapJobs } from "../foundation/mapping.ts";
export { fileStore } from "./file-store.ts";
export { readBytes, readText, writeAtomically } from "./files.ts";
export { type CrewOptions, startCrew, type ThreadCrew, threadObstacle } from "./node-crew.ts";
export type { WorkerPool } from "./pool.ts";

/** Milliseconds from some fixed moment, for measuring how long things take. */
export function clock(): number {
  return performance.now();
}

/** A mapping function over worker threads; as many as the machine has, if not said otherwise. */
export function workers(count: number = availableParallelism()): WorkerPool {
  return workerPool(count, startWorker);
}

function startWorker(): Port {
  const worker = new Worker(new URL("./node-worker.js", import.meta.url));
  return {
    send: (request) => worker.postMessage(request),
    listen(onAnswer, onDeath) {
      worker.removeAllListeners();
      worker.on("message", (answer: Answer) => onAnswer(answer));
      worker.on("messageerror", onDeath);
      worker.on("error", onDeath);
      worker.on("exit", (code) => onDeath(new Error(`the worker ended with code ${code}`)));
    },
    hold: (alive) => (alive ? worker.ref() : worker.unref()),
    stop: () => void worker.terminate(),
  };
}
