/**
 * A trial that was stopped goes on to the digest of one that was not, and a stored part that is not what was stored is
 * done again and never believed. Runs on the built files, because worker threads load JavaScript.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Interrupted, type MapJobs, readTrial, runTrial, type Store, type TrialOptions } from "../../dist/src/index.js";
import { fileStore, inline, workers } from "../../dist/src/platform/node.js";

const file = fileURLToPath(new URL("small.yaml", import.meta.url));
const process2 = fileURLToPath(new URL("run-trial.mjs", import.meta.url));
const design = { ...readTrial(readFileSync(file, "utf8"), file), patients: 24 };
const place = mkdtempSync(join(tmpdir(), "immunarium-resume-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let expected: string;
beforeAll(async () => {
  expected = (await runTrial(design)).digest;
});

/** Runs until a stage has come so far, and stops there. */
async function interrupted(options: TrialOptions, stage: string, done: number): Promise<unknown> {
  const controller = new AbortController();
  return runTrial(design, {
    ...options,
    signal: controller.signal,
    onProgress: (progress) => {
      if (progress.stage === stage && progress.done >= done) controller.abort();
    },
  }).catch((error: unknown) => error);
}

/** Does the work in line and counts the jobs of each task. */
function counting(): { map: MapJobs; jobs: Record<string, number> } {
  const jobs: Record<string, number> = {};
  const map: MapJobs = (task, shared, asked, options) => {
    jobs[task.name] = (jobs[task.name] ?? 0) + asked.length;
    return inline(task, shared, asked, options);
  };
  return { map, jobs };
}

describe("an interruption", () => {
  test.for([
    { stage: "growing patients", done: 1, count: 1, later: 2 },
    { stage: "treating patients", done: 8, count: 2, later: 0 },
  ])("while $stage; another process, with other threads, goes on to the same digest", async (at) => {
    const folder = join(place, `stopped while ${at.stage}`);
    const map = workers(at.count);
    const error = await interrupted({ map, store: fileStore(folder) }, at.stage, at.done);
    map.close();
    expect(error).toBeInstanceOf(Interrupted);
    const { done, total } = error as Interrupted;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(total);
    expect(readdirSync(folder).length).toBeGreaterThan(0);
    const typed = [process2, file, String(design.patients), folder, String(at.later)];
    expect(execFileSync(process.execPath, typed, { encoding: "utf8" })).toBe(expected);
  });

  test("in line, stopped at every part and gone on with: each part is done once, and the digest is the same", async () => {
    const store = fileStore(join(place, "bit by bit"));
    const { map, jobs } = counting();
    const oneMore = () => {
      const controller = new AbortController();
      const signal = controller.signal;
      const putting: Store = {
        get: (key) => store.get(key),
        put: (key, value) => {
          controller.abort();
          return store.put(key, value);
        },
      };
      return runTrial(design, { map: (...asked) => inline(...asked), store: putting, signal });
    };
    const endings: unknown[] = [];
    for (let i = 0; i < 10; i++) {
      const ending = await oneMore().catch((error: unknown) => error);
      endings.push(ending);
      if (!(ending instanceof Interrupted)) break;
    }
    expect(endings.length).toBeGreaterThan(3);
    expect(endings[endings.length - 1]).toMatchObject({ digest: expected });
    expect((await runTrial(design, { map, store })).digest).toBe(expected);
    expect(jobs).toEqual({ grow: 0, treat: 0 });
  });

  test("an interruption before anything is done leaves nothing behind", async () => {
    const folder = join(place, "untouched");
    const signal = AbortSignal.abort();
    await expect(runTrial(design, { store: fileStore(folder), signal })).rejects.toThrow(Interrupted);
    expect(() => readdirSync(folder)).toThrow("ENOENT");
  });
});

describe("a stored part that was damaged", () => {
  const folder = join(place, "damaged");
  const store = fileStore(folder);
  const parts = () => readdirSync(folder).sort();
  const partOf = (task: string) => join(folder, parts().find((name) => name.startsWith(`${task}-`))!);
  beforeAll(async () => {
    await runTrial(design, { store });
  });

  const damages: Readonly<Record<string, (path: string, bytes: Buffer) => void>> = {
    "cut short": (path, bytes) => truncateSync(path, Math.floor(bytes.length / 2)),
    empty: (path) => truncateSync(path, 0),
    "with one bit turned over in a number": (path, bytes) => {
      bytes[bytes.length - 20] ^= 1;
      writeFileSync(path, bytes);
    },
    "with bytes behind its end": (path, bytes) => writeFileSync(path, Buffer.concat([bytes, Buffer.of(0)])),
    "that is another part under its name": (path) => {
      const other = parts().find(
        (name) => !path.endsWith(name) && name.slice(0, 4) === path.slice(folder.length + 1, folder.length + 5),
      );
      writeFileSync(path, readFileSync(join(folder, other!)));
    },
    "that is no part at all": (path) => writeFileSync(path, serialize([{ patient: 0, arm: 0 }])),
  };

  test.for(Object.keys(damages).flatMap((damage) => ["grow", "treat"].map((task) => [task, damage] as const)))(
    "of %s, %s, is done again, stored, and the digest is the same",
    async ([task, damage]) => {
      const path = partOf(task);
      const whole = readFileSync(path);
      damages[damage](path, Buffer.from(whole));
      expect(readFileSync(path).equals(whole)).toBe(false);
      const { map, jobs } = counting();
      expect((await runTrial(design, { map, store })).digest).toBe(expected);
      expect(jobs).toEqual({ grow: 0, treat: 0, [task]: 1 });
      expect(readFileSync(path).equals(whole)).toBe(true);
    },
  );
});

test("a store that cannot write ends the trial with its reason", async () => {
  const full: Store = {
    get: async () => undefined,
    put: async () => {
      throw new Error("no space left on the disk");
    },
  };
  await expect(runTrial(design, { store: full })).rejects.toThrow("no space left on the disk");
});
