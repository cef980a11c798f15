/** What runs replicates on threads: loaded when somebody asks for them. */
import type { forkReplicateTask } from "../../../../src/index.ts";
import { type WorkerPool, workers } from "../../../../src/platform/browser.ts";

/**
 * The task as threads find it, by its name. The task itself would bring the whole engine into the page, where nothing of
 * it runs.
 */
export const task: typeof forkReplicateTask = {
  name: "fork-replicate",
  prepare: () => {
    throw new Error("replicates run on threads of their own");
  },
};

/** One thread less than the machine has, so that the page and the runs on it go on. */
export function pool(): WorkerPool {
  return workers(Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
}
