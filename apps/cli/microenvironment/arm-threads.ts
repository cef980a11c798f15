import {
  linearMemory,
  type MicroenvironmentMemory,
  type MicroenvironmentOptions,
  MicroenvironmentRun,
  type MicroenvironmentScenario,
  referenceModel,
  sharedOf,
  tissuesOf,
} from "../../../src/index.ts";
import { startCrew, type ThreadCrew, threadObstacle } from "../../../src/platform/node.ts";
import { usefulThreads } from "../tissue/tissue-threads.ts";

/** A run whose patches have their threads. */
export interface ThreadedArm {
  readonly run: MicroenvironmentRun;
  close(): void;
}

/** @param threads  for each patch, one of which works at a time; absent: as many as it profits from */
export async function startArm(
  scenario: MicroenvironmentScenario,
  threads: number | undefined,
  options: { readonly from?: MicroenvironmentMemory } & Pick<MicroenvironmentOptions, "tell">,
): Promise<ThreadedArm> {
  const tissues = tissuesOf(scenario, referenceModel);
  const crews: (ThreadCrew | undefined)[] = [];
  const close = () => {
    for (const crew of crews) crew?.close();
  };
  try {
    const many = threadObstacle() === undefined;
    const memories = tissues.map(({ cells, model: { domain } }) => {
      const voxels = [0, 1, 2].reduce((n, i) => (n * (domain.maximum[i] - domain.minimum[i])) / domain.spacing[i], 1);
      const count = many ? (threads ?? usefulThreads(cells.length, voxels)) : 1;
      return { count, memory: linearMemory(1 << 20, count > 1) };
    });
    for (const [i, { count, memory }] of memories.entries()) {
      // Where one thread is enough the tissue makes a crew of itself.
      if (count > 1) crews[i] = await startCrew(count, "tissue", sharedOf(tissues[i]), memory);
    }
    const run = new MicroenvironmentRun(scenario, referenceModel, {
      memory: (patch) => memories[patch].memory,
      ...(crews.length > 0 ? { crew: (patch: number) => crews[patch] } : {}),
      ...options,
    });
    return { run, close };
  } catch (error) {
    close();
    throw error;
  }
}
