/**
 * Crews of threads in Node: no piece of a run is lost, done twice or taken into the next run; the number of threads does
 * not change the result; what goes wrong in a thread reaches the caller. Runs on the built files, because worker threads
 * load JavaScript.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import { Arena, linearMemory } from "../../dist/src/numerics/memory.js";
import { type CrewOptions, startCrew, type ThreadCrew } from "../../dist/src/platform/node-crew.js";
import { othersHelp, smoothed } from "./crew-answers.ts";

const kit = new URL("./crew-kit.mjs", import.meta.url).href;
const program = fileURLToPath(new URL("./crew-program.mjs", import.meta.url));

const started: ThreadCrew[] = [];
afterEach(() => {
  for (const crew of started.splice(0)) crew.close();
});

async function crewOf(threads: number, shared: object = {}, options: CrewOptions = {}) {
  const arena = new Arena(linearMemory(65536, true));
  const crew = await startCrew(threads, kit, { order: arena.allocate(64), ...shared }, arena.memory, options);
  started.push(crew);
  return { crew, arena };
}

test.each([
  { threads: 2, runs: 300_000 },
  { threads: 4, runs: 100_000 },
])("$runs short runs on $threads threads leave out no piece and do none twice", async ({ threads, runs }) => {
  const { crew, arena } = await crewOf(threads);
  const address = arena.allocate(4 * 50);
  const end = Date.now() + 4000;
  let run = 0;
  let helped = 0;
  while (run < runs && Date.now() < end) {
    run++;
    crew.run(run % 3 === 0 ? "stepInScript" : "step", [address, run], 50, 1 + (run % 11));
    const items = arena.i32(address, 50);
    for (let i = 0; i < 50; i++) if (items[i] !== run) expect.fail(`run ${run}: item ${i} is at ${items[i]}`);
    // Now and then the others have gone to sleep when the next run comes.
    if (run % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    if (run % 1000 === 1 && othersHelp(crew, arena)) helped++;
  }
  expect(run).toBeGreaterThan(1000);
  expect(helped, "runs in which another thread was seen at work").toBeGreaterThan(0);
});

test("1, 2 and 4 threads give the same bytes, in pieces of any size", async () => {
  const digests = new Set<string>();
  for (const threads of [1, 2, 4]) {
    const { crew, arena } = await crewOf(threads);
    for (const grain of [7, 64, 5000]) digests.add(smoothed(crew, arena, grain));
  }
  expect(digests.size).toBe(1);
});

test("memory that grows in between is reached from all threads, and keeps what it held", async () => {
  const { crew, arena } = await crewOf(2);
  const first = arena.allocate(4 * 100);
  let helped = 0;
  for (let growth = 1; growth <= 100; growth++) {
    const { version } = arena;
    const items = 65536 / 4;
    const added = arena.allocate(4 * items);
    expect(arena.version).toBe(version + 1);
    for (let run = 1; run <= 4; run++) crew.run(run % 2 === 0 ? "stepInScript" : "step", [added, run], items, 512);
    expect(arena.i32(added, items).every((item) => item === 4)).toBe(true);
    crew.run("who", [added], items, 512);
    helped += arena.i32(added, items).some((place) => place === 1) ? 1 : 0;
    crew.run("stepInScript", [first, growth], 100, 10);
  }
  expect(helped, "growths after which the other thread was seen in the new memory").toBeGreaterThan(0);
});

test("all of a kernel's 24 arguments arrive, and more are refused", async () => {
  const { crew, arena } = await crewOf(2);
  const address = arena.allocate(8 * 400);
  const args = [address, ...Array.from({ length: 23 }, (_, i) => (i - 11) * 1.0625)];
  crew.run("sum24", args, 400, 3);
  const sum = args.reduce((a, b) => a + b);
  expect(arena.f64(address, 400)).toEqual(Float64Array.from({ length: 400 }, (_, i) => sum + i));
  expect(() => crew.run("sum24", [...args, 1], 400, 3)).toThrow("25 arguments; expected at most 24");
});

test("a kernel that throws ends the run with the error of the first such piece, and the crew serves on", async () => {
  const { crew, arena } = await crewOf(2);
  for (let again = 0; again < 2000; again++) expect(() => crew.run("failFrom", [40], 100, 4)).toThrow("piece from 40");
  const address = arena.allocate(4 * 100);
  expect(() => crew.run("trap", [address], 100, 4)).toThrow("unreachable");
  crew.run("step", [address, 1], 100, 4);
});

test.each([0, 900])(
  "wrong input that a member's kernel finds arrives as an InputError (place of %i words)",
  async (long) => {
    const { crew, arena } = await crewOf(2, { long });
    // Thread 0 waits for the other to be inside, so that the error is the other's.
    const flag = arena.allocate(64);
    const failure = caught(() => crew.run("failAsMember", [flag], 2, 1));
    expect(failure).toMatchObject({ name: "InputError", found: "\u0007nothing", expected: "something" });
    expect(failure).toMatchObject({ place: expect.stringMatching(/^rules\[/) });
  },
);

test("wrong names, grains and threads are refused", async () => {
  const { crew } = await crewOf(2);
  expect(() => crew.run("nobody", [], 10, 1)).toThrow("no kernel is called nobody");
  expect(() => crew.run("empty", [], 10, 0)).toThrow("grain is 0");
  await expect(crewOf(0)).rejects.toThrow("threads: 0");
});

test("a kit that cannot be built, here or in another thread only, is an error and not a wait without end", async () => {
  await expect(crewOf(2, { refuse: "red" })).rejects.toMatchObject({ name: "InputError", found: "red" });
  await expect(crewOf(2, { refuseMember: true })).rejects.toMatchObject({ name: "InputError", found: "a member" });
  await expect(startCrew(2, "nobody", {}, linearMemory(1, true))).rejects.toThrow("no kit is called nobody");
});

test("a thread that ends within a piece is told at once, and the crew is of no use from then on", async () => {
  const { crew, arena } = await crewOf(2);
  const start = Date.now();
  expect(() => crew.run("end", [arena.allocate(64), 0], 2, 1)).toThrow("ended or hung within a piece");
  expect(Date.now() - start).toBeLessThan(5000);
  expect(() => crew.run("empty", [], 10, 1)).toThrow("ended or hung within a piece");
});

test("a thread that hangs within a piece is given up when patience ends", async () => {
  const { crew, arena } = await crewOf(2, {}, { patience: 300 });
  const start = Date.now();
  expect(() => crew.run("end", [arena.allocate(64), 60_000], 2, 1)).toThrow("ended or hung within a piece");
  expect(Date.now() - start).toBeGreaterThan(250);
  expect(Date.now() - start).toBeLessThan(5000);
});

test("a thread that is slow for less than the crew's patience is waited for", async () => {
  const { crew, arena } = await crewOf(2, {}, { patience: 20_000 });
  const start = Date.now();
  crew.run("end", [arena.allocate(64), 400], 2, 1);
  expect(Date.now() - start).toBeGreaterThan(350);
});

test("a crew of one, and one whose memory is not shared, say why they are alone and compute the same", async () => {
  const { crew } = await crewOf(1);
  expect(crew).toMatchObject({ threads: 1, aloneBecause: "one thread was asked for" });
  const plain = new Arena(linearMemory(65536, false));
  const alone = await startCrew(4, kit, { order: plain.allocate(64) }, plain.memory);
  expect(alone).toMatchObject({ threads: 1, aloneBecause: "the memory is not a shared one" });
  const { crew: two, arena } = await crewOf(2);
  expect(two).toMatchObject({ threads: 2, aloneBecause: undefined });
  expect(smoothed(alone, plain, 16)).toBe(smoothed(two, arena, 16));
  const address = plain.allocate(40);
  alone.run("step", [address, 1], 10, 1);
});

test("a closed crew refuses to run, and can be closed again", async () => {
  const { crew } = await crewOf(2);
  crew.close();
  crew.close();
  expect(() => crew.run("empty", [], 10, 1)).toThrow("the crew is closed");
});

test.each(["closed", "left"])(
  "a process whose crew is %s ends by itself, also in the midst of others' sleep",
  async (how) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, how], { timeout: 20_000 });
    expect(stdout).toBe("done\n");
  },
);

function caught(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
