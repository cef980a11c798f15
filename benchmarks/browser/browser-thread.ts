/** A dedicated worker: sets the workload up when it is told the job, and runs it when it is told to go. */
import { type Job, type Measured, prepared } from "./measure.ts";

let run: (() => Measured) | undefined;
globalThis.onmessage = ({ data }: MessageEvent<Job | "go">) => {
  if (data !== "go") run = prepared(data);
  globalThis.postMessage(data === "go" ? run?.() : "ready");
};
