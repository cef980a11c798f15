import { availableParallelism } from "node:os";
import {
  linearMemory,
  type Snapshot,
  sharedOf,
  type TissueOptions,
  TissueRun,
  type TissueScenario,
} from "../../../src/index.ts";
import { startCrew, type ThreadCrew, threadObstacle } from "../../../src/platform/node.ts";

/** Cells, or voxels, from which on threads gain more than they cost. */
const manyCells = 3000;
const manyVoxels = 60_000;

/** A run on some threads. */
export interface ThreadedRun {
  readonly run: TissueRun;
  readonly threads: number;
  close(): void;
}

/** Threads that a tissue of this size profits from. The result does not depend on it. */
export function usefulThreads(cells: number, voxels: number): number {
  return cells >= manyCells || voxels >= manyVoxels ? availableParallelism() : 1;
}

export async function startRun(
  scenario: TissueScenario,
  threads: number,
  options: Pick<TissueOptions, "from" | "tell" | "refreshed">,
): Promise<ThreadedRun> {
  const many = threads > 1 && threadObstacle() === undefined;
  const memory = linearMemory(1 << 20, many);
  const crew: ThreadCrew | undefined = many
    ? await startCrew(threads, "tissue", sharedOf(scenario), memory)
    : undefined;
  try {
    const run = new TissueRun(scenario, { memory, ...(crew ? { crew } : {}), ...options });
    return { run, threads: crew?.threads ?? 1, close: () => crew?.close() };
  } catch (error) {
    crew?.close();
    throw error;
  }
}

/** The same run on other threads, from where it stands. */
export async function moveRun(
  { run, close }: ThreadedRun,
  threads: number,
  options: Pick<TissueOptions, "tell">,
): Promise<ThreadedRun> {
  const from: Snapshot = run.save();
  close();
  return startRun(run.scenario, threads, { ...options, from });
}
