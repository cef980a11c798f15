import { join } from "node:path";
import { InputError } from "../../../src/index.ts";
import { clock, fileStore } from "../../../src/platform/node.ts";
import { type FolderState, partsName, RunFolder } from "./run-folder.ts";

/** Part of the time that checkpoints may take. */
const checkpointShare = 0.05;

/** A run's folder, with the place in it where the run stands. */
export interface Resumable<State> {
  readonly folder: RunFolder;
  /** Where it goes on; absent where it begins. */
  readonly saved: State | undefined;
  keep(state: State): Promise<void>;
}

/**
 * @param key  of the run and its options: a checkpoint of another one is refused
 * @throws {InputError} where the folder holds a checkpoint of another run
 */
export async function openRun<State>(path: string, key: string, resume: boolean): Promise<Resumable<State>> {
  interface Checkpoint {
    readonly key: string;
    readonly folder: FolderState;
    readonly state: State;
  }
  const store = fileStore(join(path, partsName));
  const saved = resume ? ((await store.get("checkpoint")) as Checkpoint | undefined) : undefined;
  if (saved && saved.key !== key) {
    const expected = "the same file and options; without --resume the run begins anew";
    throw new InputError(join(path, partsName), "the checkpoint of another run", expected);
  }
  const folder = saved ? await RunFolder.resumed(path, saved.folder) : await RunFolder.fresh(path);
  return {
    folder,
    saved: saved?.state,
    async keep(state) {
      await folder.list();
      await store.put("checkpoint", { key, folder: folder.state(), state } satisfies Checkpoint);
    },
  };
}

/** Calls `keep` at pauses, every so many seconds, less often where that would take too large a part of the time. */
export function everySeconds<Point>(
  seconds: number,
  keep: (point: Point) => Promise<void>,
): (point: () => Point) => Promise<void> {
  let next = clock() + 1000 * seconds;
  return async (point) => {
    const began = clock();
    if (began < next) return;
    await keep(point());
    const took = clock() - began;
    next = began + took + Math.max(1000 * seconds, took / checkpointShare);
  };
}
