/** Runs the workload in a process of its own, and prints what it took. */
import { type Job, type Measured, prepared } from "./measure.ts";

export type Timed = Measured & {
  /** Processor time of the engine's loop, s. */
  readonly processor: number;
};

const run = prepared(JSON.parse(process.argv[2]) as Job);
const before = process.cpuUsage();
const measured = run();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ...measured, processor: (user + system) / 1e6 } satisfies Timed));
