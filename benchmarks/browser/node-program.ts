/** Runs the workload in a process of its own, and prints what it took. */
import { prepared } from "./measure.ts";

const run = prepared(Number(process.argv[2]));
const before = process.cpuUsage();
const measured = run();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ...measured, processor: (user + system) / 1e6 }));
