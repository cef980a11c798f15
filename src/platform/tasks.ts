import type { Task } from "../foundation/mapping.ts";

// biome-ignore lint/suspicious/noExplicitAny: tasks of every kind live in one register; their types are checked where they are mapped
export type AnyTask = Task<any, any, any>;

/**
 * The tasks that workers know, each loaded when first asked for. A task of the library needs an entry here, so that
 * bundlers see its module; one from outside gives its own `module` instead.
 */
const tasks: Readonly<Record<string, () => Promise<AnyTask>>> = {
  calibrate: async () => (await import("../experiments/calibrations.ts")).calibrateTask,
  branch: async () => (await import("../experiments/microenvironment/why/branch.ts")).branchTask,
  "fork-replicate": async () => (await import("../experiments/microenvironment/fork-replicate.ts")).forkReplicateTask,
  grow: async () => (await import("../experiments/tasks.ts")).growTask,
  measure: async () => (await import("../experiments/scan/measured-run.ts")).measureTask,
  operate: async () => (await import("../experiments/operating.ts")).operateTask,
  "operate-conduct": async () => (await import("../experiments/conduct/operate.ts")).operateConductTask,
  replicate: async () => (await import("../experiments/microenvironment/replicate.ts")).replicateTask,
  steps: async () => (await import("../experiments/small-steps/step-looks.ts")).stepTask,
  "treat-tissue": async () => (await import("../experiments/tissue-trial/treat-tissue-task.ts")).treatTissueTask,
  treat: async () => (await import("../experiments/tasks.ts")).treatTask,
};

/** The task of this name, from the register or from the module that exports it. */
export async function loadTask(name: string, module: string | undefined): Promise<AnyTask> {
  if (module === undefined) {
    const load = tasks[name];
    if (!load) throw new RangeError(`no task is called ${name}; platform/tasks has ${Object.keys(tasks).join(", ")}`);
    return load();
  }
  const exported = (await import(/* @vite-ignore */ module)) as Record<string, AnyTask | undefined>;
  const task = exported[name];
  if (!task) throw new RangeError(`${module} exports no task called ${name}`);
  return task;
}
