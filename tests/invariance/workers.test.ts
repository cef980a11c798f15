/**
 * The number of threads may change how long an answer takes, never the answer. Runs on the built files, because worker
 * threads load JavaScript.
 */
import { afterAll, expect, test } from "vitest";
import { digestNumbers } from "../../dist/src/foundation/digest.js";
import { inline, JobError, type MapJobs, type Task } from "../../dist/src/foundation/mapping.js";
import { type WorkerPool, workers } from "../../dist/src/platform/node.js";

type Cell = number | "broken";
type Chance = Task<{ seed: number }, Cell, Float64Array>;

const module = new URL("./chance-task.mjs", import.meta.url).href;
const { chance } = (await import(module)) as { chance: Chance };

const cells = Array.from({ length: 40 }, (_, cell) => cell);
const pools: WorkerPool[] = [];
afterAll(() => {
  for (const pool of pools) pool.close();
});

function pool(count: number): WorkerPool {
  const made = workers(count);
  pools.push(made);
  return made;
}

async function digest(map: MapJobs, seed: number): Promise<string> {
  const outcomes = await map(chance, { seed }, cells);
  return digestNumbers(outcomes.flatMap((outcome) => Array.from(outcome ?? [])));
}

test("1, 2 and 7 workers give the bytes of no worker at all", async () => {
  const expected = await digest(inline, 5);
  for (const count of [1, 2, 7]) expect(await digest(pool(count), 5), `${count} workers`).toBe(expected);
  expect(await digest(pool(2), 6)).not.toBe(expected);
});

test("a pool serves mapping after mapping, also when they are asked for at once", async () => {
  const map = pool(2);
  const [first, second] = await Promise.all([digest(map, 1), digest(map, 2)]);
  expect(await digest(map, 1)).toBe(first);
  expect(await digest(inline, 2)).toBe(second);
});

test.each([
  { where: "in line", map: () => inline },
  { where: "on workers", map: () => pool(2) },
])("an interruption keeps what is done, and the pool serves on ($where)", async ({ map }) => {
  const mapping = map();
  const complete = await mapping(chance, { seed: 5 }, cells);
  const controller = new AbortController();
  const seen: number[] = [];
  const outcomes = await mapping(chance, { seed: 5 }, cells, {
    signal: controller.signal,
    onOutcome(index) {
      seen.push(index);
      if (seen.length === 5) controller.abort();
    },
  });
  expect(seen).toHaveLength(5);
  for (const cell of cells) {
    expect(outcomes[cell]).toEqual(seen.includes(cell) ? complete[cell] : undefined);
  }
  expect(await mapping(chance, { seed: 5 }, cells)).toEqual(complete);
});

test.each([
  { where: "in line", map: () => inline },
  { where: "on workers", map: () => pool(2) },
])("a job that throws ends the mapping and is named by its index ($where)", async ({ map }) => {
  const mapping = map();
  const jobs: Cell[] = [0, 1, "broken", 3];
  const failure = await mapping(chance, { seed: 1 }, jobs).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(JobError);
  expect(failure).toMatchObject({ index: 2, message: "job 2: this job is broken", cause: { name: "RangeError" } });
  expect(await mapping(chance, { seed: 1 }, [0])).toHaveLength(1);
});

test("wrong input found by a worker arrives as an InputError with its place", async () => {
  const failure = await pool(1)(chance, { seed: 0.5 }, [0]).catch((error: unknown) => error);
  expect(failure).toMatchObject({ cause: { name: "InputError", place: "random seed", found: "0.5" } });
});

test("a task that no worker knows, or that cannot start, is an error and not a wait without end", async () => {
  const unknown = { name: "nobody", prepare: () => () => 0 };
  await expect(pool(1)(unknown, {}, [0])).rejects.toThrow("no task is called nobody");
  await expect(pool(1)(chance, { seed: -1 }, [0])).rejects.toThrow("seed -1 is negative");
});

test("what cannot be copied between threads is refused", async () => {
  await expect(pool(1)(chance, { seed: 1, call: () => 0 } as { seed: number }, [0])).rejects.toThrow(
    "could not be cloned",
  );
});
