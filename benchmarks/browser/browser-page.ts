/** The page that starts the worker, and hands on what it says. */
import type { Job, Measured } from "./measure.ts";

const worker = new Worker(new URL("./browser-thread.js", import.meta.url), { type: "module" });

const ask = <Answer>(message: Job | "go") =>
  new Promise<Answer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });

const benchmark = { prepare: (job: Job) => ask<"ready">(job), go: () => ask<Measured>("go") };

export type Benchmark = typeof benchmark;

Object.assign(globalThis, { benchmark });
