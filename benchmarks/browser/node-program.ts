/** Runs the workload in a process of its own, and prints what it took. */
import { type Measured, prepared } from "./measure.ts";

export type Timed = Measured & {
  /** Processor time of the engine's loop, s. */
  readonly processor: number;
};

const run = prepared(Number(process.argv[2]));
const before = process.cpuUsage();
const measured = run();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ...measured, processor: (user + system) / 1e6 } satisfies Timed));
