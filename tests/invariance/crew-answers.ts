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
