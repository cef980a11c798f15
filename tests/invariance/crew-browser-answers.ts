/** What a crew in a browser does and says; runs in a page's own thread and in a worker. */
import { Arena, linearMemory } from "../../dist/src/numerics/memory.js";
import { startCrew, threadObstacle } from "../../dist/src/platform/browser-crew.js";
import { othersHelp, smoothed } from "./crew-answers.ts";

export interface CrewAnswers {
  readonly threads: number;
  readonly aloneBecause: string | undefined;
  readonly digests: readonly string[];
  /** Short runs after which each item was as it should be, and such in which another thread was seen at work. */
  readonly runs: number;
  readonly helped: number;
  /** The same for runs in memory that had just grown. */
  readonly growths: number;
  readonly helpedInGrown: number;
  readonly failure: string;
}

/** @param threads  asked for */
export async function crewAnswers(threads: number): Promise<CrewAnswers> {
  const kit = new URL("./crew-kit.js", import.meta.url).href;
  const arena = new Arena(linearMemory(65536, threadObstacle() === undefined));
  const crew = await startCrew(threads, kit, { order: arena.allocate(64) }, arena.memory);
  try {
    const digests = [7, 64, 5000].map((grain) => smoothed(crew, arena, grain));
    const address = arena.allocate(4 * 50);
    let helped = 0;
    let runs = 0;
    const end = performance.now() + 2000;
    while (runs < 50_000 && performance.now() < end) {
      runs++;
      crew.run(runs % 3 === 0 ? "stepInScript" : "step", [address, runs], 50, 1 + (runs % 11));
      if (!arena.i32(address, 50).every((item) => item === runs)) throw new Error(`run ${runs} is wrong`);
      if (runs % 500 === 0 && othersHelp(crew, arena)) helped++;
    }
    let helpedInGrown = 0;
    let growths = 0;
    // Each is over in a fraction of a millisecond: on a busy machine the other thread may sleep through fifty of them.
    while (growths < 50 || (crew.threads > 1 && helpedInGrown === 0 && growths < 600)) {
      growths++;
      const items = 65536 / 4;
      const added = arena.allocate(4 * items);
      crew.run("step", [added, 1], items, 512);
      crew.run("stepInScript", [added, 2], items, 512);
      if (!arena.i32(added, items).every((item) => item === 2)) throw new Error(`growth ${growths} is wrong`);
      crew.run("who", [added], items, 512);
      if (arena.i32(added, items).some((thread) => thread > 0)) helpedInGrown++;
    }
    let failure = "none";
    try {
      crew.run("failFrom", [40], 100, 4);
    } catch (error) {
      failure = String(error);
    }
    const { aloneBecause } = crew;
    return { threads: crew.threads, aloneBecause, digests, runs, helped, growths, helpedInGrown, failure };
  } finally {
    crew.close();
  }
}
