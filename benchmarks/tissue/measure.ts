import type { TissueScenario } from "../../src/models/tissue/contract.ts";
import type { BuiltLibrary } from "./built.ts";
import { profiled } from "./profile.ts";

/** One run of one workload in a process of its own. */
export interface Measured {
  readonly cells: { readonly start: number; readonly end: number };
  readonly voxels: number;
  readonly substances: number;
  /** CPU-s of building the tissue, and of its first six minutes, in which code is compiled. */
  readonly startCpu: number;
  /** CPU-s and s per simulated hour after that, all threads together. */
  readonly cpu: number;
  readonly wall: number;
  /** The most memory of the process, and what the tissue itself fills. */
  readonly megabytes: number;
  readonly arenaMegabytes: number;
  /** Names with their share of the time, where it was asked for. */
  readonly profile?: readonly (readonly [string, number])[];
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** What a process has at the most, MB. */
export const peakMegabytes = () => process.resourceUsage().maxRSS / 1024;

/**
 * Runs a tissue for six simulated minutes and then for the hours that count.
 *
 * @throws {Error} where the run failed, lost its cells or grew without bounds
 */
export async function measure(
  library: BuiltLibrary,
  scenario: TissueScenario,
  hours: number,
  threads: number,
  profile: boolean,
): Promise<Measured> {
  const began = cpuSeconds();
  const memory = library.linearMemory(1 << 20, threads > 1);
  const crew = threads > 1 ? await library.startCrew(threads, "tissue", library.sharedOf(scenario), memory) : undefined;
  if (crew?.aloneBecause !== undefined) throw new Error(`no threads: ${crew.aloneBecause}`);
  const run = new library.TissueRun(scenario, { memory, ...(crew && { crew }) });
  const cells = run.cellCount;
  run.advance();
  const startCpu = cpuSeconds() - began;
  const profileOf = profile ? profiled(run) : undefined;
  const [cpu, wall, time] = [cpuSeconds(), performance.now(), run.time];
  while (run.time < time + hours * 60 - 1e-6 && run.status.code === "running") run.advance();
  const done = (run.time - time) / 60;
  const used = { cpu: (cpuSeconds() - cpu) / done, wall: (performance.now() - wall) / 1000 / done };
  const shares = profileOf?.();
  const most = { megabytes: peakMegabytes(), arenaMegabytes: memory.buffer.byteLength / 1e6 };
  if (run.status.code === "failed") throw new Error(run.status.hint);
  const { fields } = run.frame();
  if (!(run.cellCount > cells / 2 && run.cellCount < cells * 2))
    throw new Error(`${run.cellCount} cells are left of ${cells}`);
  crew?.close();
  return {
    cells: { start: cells, end: run.cellCount },
    voxels: fields[0].values.length,
    substances: fields.length,
    startCpu,
    ...used,
    ...most,
    ...(shares && { profile: shares }),
  };
}
