import type { MicroenvironmentSteps } from "../../src/models/microenvironment/contract.ts";
import { linearMemory } from "../../src/numerics/memory.ts";
import { loopSeconds } from "./loop.ts";

/** One run of one workload in a process of its own. */
export interface Measured {
  readonly cells: { readonly start: number; readonly end: number };
  readonly substances: number;
  /** Processor time of building the run, and of its first day, in which code is compiled. */
  readonly startCpu: number;
  /** Seconds a simulated day after that: processor time of all threads, and on the clock. */
  readonly cpu: number;
  readonly wall: number;
  /** Processor time of the loop that is the machine's own yardstick, before and after. */
  readonly loop: number;
  /** The most memory of the process. */
  readonly megabytes: number;
}

/** The library as it is built: threads load it from there, and so must this one. */
const built = async <Module>(path: string): Promise<Module> =>
  (await import(new URL(`../../dist/src/${path}.js`, import.meta.url).href)) as Module;

async function library() {
  const run = await built<typeof import("../../src/engine/microenvironment/microenvironment-run.ts")>(
    "engine/microenvironment/microenvironment-run",
  );
  const { referenceModel } = await built<typeof import("../../src/experiments/model.ts")>("experiments/model");
  const plans = await built<typeof import("../../src/experiments/small-steps/plans.ts")>(
    "experiments/small-steps/plans",
  );
  const { sharedOf } = await built<typeof import("../../src/engine/tissue/tissue.ts")>("engine/tissue/tissue");
  const platform = await built<typeof import("../../src/platform/node.ts")>("platform/node");
  const { replicateTask } = await built<typeof import("../../src/experiments/microenvironment/replicate.ts")>(
    "experiments/microenvironment/replicate",
  );
  return { ...run, ...plans, ...platform, referenceModel, sharedOf, replicateTask };
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/**
 * @param start  days before the clock starts
 * @throws {Error} where the run failed or lost half of its cells
 */
export async function measure(
  { cells, days, threads, start }: { cells: number; days: number; threads: number; start: number },
  steps: MicroenvironmentSteps | undefined,
): Promise<Measured> {
  const { MicroenvironmentRun, tissuesOf, layerScenario, referenceModel, sharedOf, startCrew } = await library();
  const loops = [loopSeconds(), loopSeconds()];
  const began = cpuSeconds();
  const scenario = layerScenario(cells, start + days, steps && { steps });
  const [tissue] = tissuesOf(scenario, referenceModel);
  const memory = linearMemory(1 << 20, threads > 1);
  const crew = threads > 1 ? await startCrew(threads, "tissue", sharedOf(tissue), memory) : undefined;
  const run = new MicroenvironmentRun(scenario, referenceModel, { memory: () => memory, crew: () => crew });
  const count = () => run.patches[0].counts().reduce((sum, n) => sum + n, 0);
  const atStart = count();
  while (run.time < start - 1e-9) run.advance();
  const startCpu = cpuSeconds() - began;
  const [cpu, wall, day] = [cpuSeconds(), performance.now(), run.time];
  while (run.status.code === "running") run.advance();
  const done = run.time - day;
  const used = { cpu: (cpuSeconds() - cpu) / done, wall: (performance.now() - wall) / 1000 / done };
  if (run.status.code === "failed") throw new Error(run.status.hint);
  const atEnd = count();
  if (!(atEnd > atStart / 2)) throw new Error(`${atEnd} cells are left of ${atStart}`);
  crew?.close();
  loops.push(loopSeconds());
  return {
    cells: { start: atStart, end: atEnd },
    substances: tissue.model.substances.length,
    startCpu,
    ...used,
    loop: loops.reduce((sum, one) => sum + one, 0) / loops.length,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

/** Replicates through the pool: core-seconds and seconds a replicate, each worker's first ones among them. */
export async function measureReplicates(cells: number, days: number, workers: number, count: number) {
  const lab = await library();
  const map = lab.workers(workers);
  const jobs = Array.from({ length: count }, (_, replicate) => ({ arm: "run", replicate }));
  const [cpu, wall] = [cpuSeconds(), performance.now()];
  const outcomes = await map(lab.replicateTask, { run: lab.layerScenario(cells, days) }, jobs);
  const used = { cpu: (cpuSeconds() - cpu) / count, wall: (performance.now() - wall) / 1000 / count };
  for (const one of outcomes) if (one?.status.code !== "done") throw new Error("a replicate failed");
  return { ...used, loop: loopSeconds(), megabytes: process.resourceUsage().maxRSS / 1024 };
}
