import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TissueScenario } from "../../src/models/tissue/contract.ts";
import { ballScenario } from "./ball-scenario.ts";
import type { BuiltLibrary } from "./built.ts";
import { rulesScenario } from "./rules-scenario.ts";
import { tiled } from "./tile.ts";

export interface Workload {
  readonly name: string;
  /** Simulated hours that are measured, after the first six minutes. */
  readonly hours: number;
  /** Part of a run without --all. */
  readonly usual: boolean;
  /** Threads that it is measured with. */
  readonly threads: readonly number[];
  /** CPU-s per simulated hour of PhysiCell 1.14.2 on one thread of this kind of machine when idle, measured earlier. */
  readonly peer?: number;
  /** What this engine is to reach on an idle machine, CPU-s per simulated hour on one thread. */
  readonly target: number;
  /** The scenario, or nothing where its project is not there. */
  make(library: BuiltLibrary, project: string): Promise<TissueScenario | undefined>;
}

/** Stands beside the checkout, if at all. */
export const usualProject = "../shared/cases/physicell/rules_sample";

async function physicellProject(library: BuiltLibrary, project: string): Promise<TissueScenario | undefined> {
  const settings = join(project, "config/PhysiCell_settings.xml");
  const text = await readFile(settings, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const read = (path: string) => readFile(path).catch(() => undefined);
  const { scenario } = await library.readPhysicellProject({ settings: { path: settings, text }, read });
  return { ...scenario, numerics: "accurate", duration: 1e6 };
}

const ball = (cells: number, rest: Omit<Workload, "name" | "threads" | "make">): Workload => ({
  name: `ball of ${cells}`,
  threads: [1, 2],
  make: async () => ballScenario(cells),
  ...rest,
});

export const workloads: readonly Workload[] = [
  {
    name: "rules",
    hours: 6,
    usual: true,
    threads: [1],
    peer: 6.6,
    target: 0.45,
    make: async () => rulesScenario(),
  },
  {
    name: "rules_sample",
    hours: 6,
    usual: true,
    threads: [1],
    peer: 6.6,
    target: 0.45,
    make: physicellProject,
  },
  {
    name: "rules, 9 × 9",
    hours: 0.5,
    usual: true,
    threads: [1, 2],
    peer: 842,
    target: 45,
    make: async () => tiled(rulesScenario(), 9),
  },
  {
    name: "rules_sample, 9 × 9",
    hours: 0.5,
    usual: false,
    threads: [1, 2],
    peer: 842,
    target: 45,
    async make(library, project) {
      const scenario = await physicellProject(library, project);
      return scenario && tiled(scenario, 9);
    },
  },
  ball(25_817, { hours: 1, usual: true, peer: 596, target: 15 }),
  ball(99_835, { hours: 0.5, usual: false, peer: 1140, target: 55 }),
  ball(250_638, { hours: 0.3, usual: false, peer: 2300, target: 115 }),
];
