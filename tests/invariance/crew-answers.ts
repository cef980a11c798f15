/** What crews compute, wherever they are; runs in Node and, bundled, in a browser. */

import type { Crew } from "../../dist/src/foundation/crew.js";
import { digestNumbers } from "../../dist/src/foundation/digest.js";
import type { Arena } from "../../dist/src/numerics/memory.js";

const items = 5000;

/** Digest of numbers that were mixed with their neighbours again and again. */
export function smoothed(crew: Crew, arena: Arena, grain: number): string {
  const addresses = [arena.allocate(8 * items), arena.allocate(8 * items)];
  const start = arena.f64(addresses[0], items);
  for (let i = 0; i < items; i++) start[i] = ((i * 7919) % 1000) / 1000;
  for (let step = 0; step < 6; step++)
    crew.run("smooth", [addresses[step % 2], addresses[(step + 1) % 2], items, 1 + step / 8], items, grain);
  return digestNumbers(arena.f64(addresses[0], items));
}

/** Whether other threads than this one were seen at work in a run that is long enough for them to wake. */
export function othersHelp(crew: Crew, arena: Arena): boolean {
  const many = 20_000;
  const address = arena.allocate(4 * many);
  crew.run("who", [address], many, 16);
  arena.release(address);
  return arena.i32(address, many).some((place) => place > 0);
}
