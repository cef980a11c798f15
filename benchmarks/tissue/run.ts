/**
 * CPU-seconds per simulated hour of whole tissues under the numerics `accurate`, and the memory they take:
 *
 *   immunarium bench tissue -- [--json] [--all] [--only NAME] [--hours H] [--threads N] [--rounds N] [--profile]
 *                              [--project FOLDER]
 *
 * Every run has a process of its own. What is told is the median over rounds of the time after the first six simulated
 * minutes, in which the tissue is built and code compiled; that start is told beside it. A run fails where the engine
 * fails, or where cells vanish or multiply beyond all measure. `--project` is a PhysiCell project that computes
 * tumour, macrophages and T cells; without it, and without one beside the checkout, our own scenario of that size runs.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { builtLibrary } from "./built.ts";
import { type Measured, measure, peakMegabytes } from "./measure.ts";
import { usualProject, type Workload, workloads } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    only: { type: "string" },
    hours: { type: "string" },
    threads: { type: "string" },
    rounds: { type: "string", default: "3" },
    project: { type: "string", default: usualProject },
    /** What this process does for another one; not for typing. */
    task: { type: "string" },
  },
});

interface Task {
  /** Absent: nothing but load the library. */
  readonly workload?: string;
  readonly hours: number;
  readonly threads: number;
}

interface Row {
  readonly name: string;
  readonly threads: number;
  readonly hours: number;
  readonly rounds: readonly Measured[];
  readonly peer?: number;
  readonly target: number;
}

const median = (all: readonly number[]) => {
  const sorted = [...all].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

/** The child's part. */
async function perform({ workload: name, hours, threads }: Task): Promise<Measured | { megabytes: number } | null> {
  const library = await builtLibrary();
  if (name === undefined) return { megabytes: peakMegabytes() };
  const workload = workloads.find((one) => one.name === name)!;
  const scenario = await workload.make(library, options.project);
  return scenario ? measure(library, scenario, hours, threads, options.profile) : null;
}

/** A process that does the task, and nothing else. */
function inChild<Answer>(task: Task): Answer {
  const own = [process.argv[1], "--task", JSON.stringify(task), "--project", options.project];
  const text = execFileSync(process.execPath, options.profile ? [...own, "--profile"] : own, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(text) as Answer;
}

function chosen(): Workload[] {
  const { only } = options;
  if (only === undefined) return workloads.filter(({ usual }) => usual || options.all);
  const found = workloads.filter(({ name }) => name === only || name.includes(only));
  if (found.length > 0)
    return found.some(({ name }) => name === only) ? found.filter((one) => one.name === only) : found;
  throw new Error(`no workload is called ${only}; there are ${workloads.map(({ name }) => name).join("; ")}.`);
}

function measureAll(): Row[] {
  const rows: Row[] = [];
  for (const { name, hours: usualHours, threads: usualThreads, peer, target } of chosen()) {
    const hours = options.hours === undefined ? usualHours : Number(options.hours);
    const counts = options.threads === undefined ? usualThreads : [Number(options.threads)];
    const rounds = new Map<number, Measured[]>(counts.map((threads) => [threads, []]));
    for (let round = 0; round < Number(options.rounds); round++) {
      // The other way round every second time, so that none always runs on the machine as the other left it.
      for (const threads of round % 2 === 0 ? counts : [...counts].reverse()) {
        const measured = inChild<Measured | null>({ workload: name, hours, threads });
        if (measured) rounds.get(threads)!.push(measured);
        else if (round === 0) console.error(`${name}: skipped, there is no project in ${options.project}`);
      }
    }
    for (const [threads, all] of rounds) {
      if (all.length > 0) rows.push({ name, threads, hours, rounds: all, target, ...(peer !== undefined && { peer }) });
    }
  }
  return rows;
}

function summary(row: Row, idle: number) {
  const of = (read: (one: Measured) => number) => median(row.rounds.map(read));
  const [{ cells, voxels, substances, profile }] = row.rounds;
  const cpu = of((one) => one.cpu);
  return {
    name: row.name,
    threads: row.threads,
    cells,
    voxels,
    substances,
    hours: row.hours,
    rounds: row.rounds.length,
    cpuPerHour: cpu,
    wallPerHour: of((one) => one.wall),
    startCpu: of((one) => one.startCpu),
    megabytesOverNode: of((one) => one.megabytes) - idle,
    arenaMegabytes: of((one) => one.arenaMegabytes),
    target: row.threads === 1 ? row.target : null,
    peer: row.threads === 1 ? (row.peer ?? null) : null,
    timesPeer: row.threads === 1 && row.peer !== undefined ? row.peer / cpu : null,
    ...(profile && { profile }),
  };
}

function tell(results: readonly ReturnType<typeof summary>[]): void {
  console.log(
    "CPU-s and wall-s per simulated hour, medians; PhysiCell 1.14.2: one thread of this kind of machine when",
  );
  console.log("idle, measured earlier, not in this run. Memory: the most of the process less that of Node.\n");
  const heads = ["workload", "thr", "cells", "CPU-s/h", "wall-s/h", "start", "MB", "arena", "target", "PhysiCell", "×"];
  const widths = [21, 4, 16, 9, 9, 7, 6, 6, 8, 10, 7];
  const line = (cells: readonly string[]) =>
    console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(""));
  line(heads);
  for (const one of results) {
    line([
      one.name,
      String(one.threads),
      `${one.cells.start}→${one.cells.end}`,
      one.cpuPerHour.toPrecision(3),
      one.wallPerHour.toPrecision(3),
      one.startCpu.toFixed(2),
      one.megabytesOverNode.toFixed(0),
      one.arenaMegabytes.toFixed(0),
      one.target === null ? "" : String(one.target),
      one.peer === null ? "" : String(one.peer),
      one.timesPeer === null ? "" : one.timesPeer.toFixed(1),
    ]);
    for (const [name, share] of one.profile ?? []) {
      if (share >= 0.005) console.log(`    ${(100 * share).toFixed(1).padStart(5)} %  ${name}`);
    }
  }
  for (const { name, wallPerHour } of results.filter(({ threads }) => threads === 1)) {
    for (const other of results.filter((one) => one.name === name && one.threads > 1)) {
      console.log(`${name}: ${other.threads} threads ${(wallPerHour / other.wallPerHour).toFixed(2)} times as fast`);
    }
  }
}

if (options.task !== undefined) {
  console.log(JSON.stringify(await perform(JSON.parse(options.task) as Task)));
} else {
  const idle = inChild<{ megabytes: number }>({ hours: 0, threads: 1 }).megabytes;
  const results = measureAll().map((row) => summary(row, idle));
  if (options.json) console.log(JSON.stringify({ node: process.version, idleMegabytes: idle, results }, null, 2));
  else tell(results);
}
