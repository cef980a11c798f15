/**
 * Seconds a simulated day of tissues coupled to a body, and their memory:
 *
 *   immunarium bench microenvironment -- [--json] [--only NAME] [--rounds 3] [--threads N]
 *
 * Every run has a process of its own; figures are medians over rounds. Two yardsticks are measured in the same rounds: a
 * fixed loop, which tells what other work leaves of the machine, and the same tissue with small steps and resolved
 * mechanics, which is what the usual steps save. Needs `npm run build`: threads are started from dist.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { stepPlans } from "../../src/experiments/small-steps/plans.ts";
import { type Measured, measure, measureReplicates } from "./measure.ts";
import { replicates, type Workload, workloads } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string" },
    rounds: { type: "string", default: "3" },
    /** Days that are measured behind the first; a whole run tells what growth costs. */
    days: { type: "string" },
    threads: { type: "string" },
    /** What this process does for another one; not for typing. */
    task: { type: "string" },
  },
});

interface Task {
  readonly cells: number;
  readonly days: number;
  readonly threads: number;
  readonly start: number;
  readonly what: "usual" | "small" | "replicates";
}

async function perform({ what, ...size }: Task): Promise<unknown> {
  if (what === "replicates") {
    return measureReplicates(size.cells, size.days, size.threads, replicates.measured);
  }
  return measure(size, what === "small" ? stepPlans.small : undefined);
}

function inChild<Answer>(task: Task): Answer {
  const text = execFileSync(process.execPath, [process.argv[1], "--task", JSON.stringify(task)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(text) as Answer;
}

const median = (all: readonly number[]) => {
  const sorted = [...all].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
const medianOf = <One>(all: readonly One[], read: (one: One) => number) => median(all.map(read));

function summary({ name, cells, days: usualDays, threads: usual, target, of, meaning }: Workload) {
  const days = options.days === undefined ? usualDays : Number(options.days);
  const threads = options.threads === undefined ? usual : Number(options.threads);
  const runs: Measured[] = [];
  const small: Measured[] = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    runs.push(inChild<Measured>({ what: "usual", cells, days, threads, start: 1 }));
    // Two hours of small steps take as long as days of usual ones.
    small.push(inChild<Measured>({ what: "small", cells, days: 1 / 12, threads, start: 1 / 24 }));
  }
  const cpu = medianOf(runs, (one) => one.cpu);
  const wall = medianOf(runs, (one) => one.wall);
  return {
    ...{ name, meaning, threads, days, target, of },
    cells: runs[0].cells,
    substances: runs[0].substances,
    ...{ cpu, wall, loop: medianOf(runs, (one) => one.loop), startCpu: medianOf(runs, (one) => one.startCpu) },
    smallCpu: medianOf(small, (one) => one.cpu),
    overSmall: medianOf(small, (one) => one.cpu) / cpu,
    megabytes: medianOf(runs, (one) => one.megabytes),
    met: (of === "cpu" ? cpu : wall) <= target,
  };
}

function summaryOfReplicates() {
  const { cells, days, workers: threads, target } = replicates;
  const runs = Array.from({ length: Number(options.rounds) }, () =>
    inChild<Awaited<ReturnType<typeof measureReplicates>>>({ what: "replicates", cells, days, threads, start: 0 }),
  );
  const cpu = medianOf(runs, (one) => one.cpu);
  return {
    ...{ name: "replicates", cells, days, workers: threads, target, cpu },
    wall: medianOf(runs, (one) => one.wall),
    loop: medianOf(runs, (one) => one.loop),
    megabytes: medianOf(runs, (one) => one.megabytes),
    met: cpu <= target,
  };
}

function tell(rows: readonly ReturnType<typeof summary>[], many: ReturnType<typeof summaryOfReplicates> | undefined) {
  console.log(
    "| tissue | cells | threads | CPU-s a day | s a day | allowed | start, CPU-s | small steps take | loop, s | MB |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|---|");
  for (const one of rows) {
    const allowed = `${Number(one.target.toPrecision(3))} ${one.of === "cpu" ? "CPU-s" : "s"}`;
    console.log(
      `| ${one.name} | ${one.cells.start} to ${one.cells.end} | ${one.threads} | ${one.cpu.toPrecision(3)} | ${one.wall.toPrecision(3)} | ` +
        `${allowed}: ${one.met ? "yes" : "no"} | ${one.startCpu.toFixed(2)} | ${one.overSmall.toFixed(1)} times | ${one.loop.toFixed(3)} | ${one.megabytes.toFixed(0)} |`,
    );
  }
  if (!many) return;
  console.log(
    `\n${many.cells} cells, ${many.days} days, through ${many.workers} workers: ${many.cpu.toFixed(2)} core-seconds and ` +
      `${many.wall.toFixed(2)} s a replicate, ${(100 * many.wall).toFixed(0)} s a hundred (allowed ${many.target} core-seconds: ${many.met ? "yes" : "no"}); loop ${many.loop.toFixed(3)} s`,
  );
}

if (options.task !== undefined) {
  console.log(JSON.stringify(await perform(JSON.parse(options.task) as Task)));
  process.exit(0);
}
const { only } = options;
const rows = workloads.filter(({ name }) => only === undefined || only === name).map(summary);
const many = only === undefined || only === "replicates" ? summaryOfReplicates() : undefined;
if (options.json) console.log(JSON.stringify({ node: process.version, rows, replicates: many }, null, 2));
else tell(rows, many);
