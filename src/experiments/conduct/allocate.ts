import { generator, type RandomGenerator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { Allocation } from "./conduct-design.ts";

/**
 * Allocates patients in the order in which they come, by permuted blocks within strata: in each stratum, and after each
 * whole block, arms stand in the ratio exactly. Chance is keyed by seed, trial and stratum, so a stratum's list of
 * allocations does not depend on who comes in others.
 *
 * @param strata  stratum of each patient, in order of arrival
 * @returns place of the arm of each patient
 *
 * Source: Zelen (1974), stratified randomisation, https://doi.org/10.1016/0021-9681(74)90015-0
 */
export function allocate(
  { blocks, ratio }: Pick<Allocation, "blocks" | "ratio">,
  strata: readonly number[],
  seed: number,
  trial: number,
): Int32Array {
  const lists = new Map<number, () => number>();
  return Int32Array.from(strata, (stratum) => {
    let next = lists.get(stratum);
    if (!next) {
      next = blockList(blocks, ratio, generator(seed, streams.permutedBlocks, trial, stratum));
      lists.set(stratum, next);
    }
    return next();
  });
}

/** Arms one after another, block by block. */
function blockList(blocks: readonly number[], ratio: readonly number[], chance: RandomGenerator): () => number {
  const whole = ratio.reduce((sum, part) => sum + part, 0);
  let block: number[] = [];
  return () => {
    if (block.length === 0) {
      const size = blocks[Math.floor(chance.uniform() * blocks.length)];
      const arms = ratio.flatMap((part, arm) => new Array<number>((part * size) / whole).fill(arm));
      block = shuffled(arms, chance);
    }
    return block.pop()!;
  };
}

/** In an order that is drawn. Fisher & Yates, as in Durstenfeld (1964), https://doi.org/10.1145/364520.364540 */
export function shuffled<Value>(values: readonly Value[], chance: RandomGenerator): Value[] {
  const drawn = values.slice();
  for (let last = drawn.length - 1; last > 0; last--) {
    const other = Math.floor(chance.uniform() * (last + 1));
    [drawn[last], drawn[other]] = [drawn[other], drawn[last]];
  }
  return drawn;
}
