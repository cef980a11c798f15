import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { InputError, readSnapshot, type Snapshot } from "../../../src/index.ts";
import { readBytes } from "../../../src/platform/node.ts";

/** A kept snapshot, and the time at which it was taken, min. */
export interface FoundSnapshot {
  readonly time: number;
  readonly snapshot: Snapshot;
}

/**
 * The last snapshot of a run that was kept at or before a time; nothing where there is none.
 *
 * @param digest  of the scenario that was run
 * @throws {InputError} where it is cut off, changed, or of another run
 */
export async function findSnapshot(folder: string, time: number, digest: string): Promise<FoundSnapshot | undefined> {
  const names = await readdir(join(folder, "snapshots")).catch(() => []);
  const timed = names
    .filter((name) => /^\d+\.\d+\.snapshot$/.test(name))
    .map((name) => ({ name, time: Number(name.replace(/\.snapshot$/, "")) }))
    .filter((one) => one.time <= time + 1e-3)
    .sort((a, b) => b.time - a.time);
  if (timed.length === 0) return undefined;
  const file = join(folder, "snapshots", timed[0].name);
  const snapshot = readSnapshot(await readBytes(file), file);
  if (snapshot.meta.scenario !== digest) {
    throw new InputError(
      file,
      "the snapshot of another run",
      `one of the run that ${join(folder, "run.json")} tells of`,
    );
  }
  return { time: snapshot.meta.steps.clock, snapshot };
}
