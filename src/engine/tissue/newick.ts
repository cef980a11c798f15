import type { Life } from "./lineage.ts";

/**
 * The tree of a founder's clone in the Newick format, which programs for phylogenies read. Its leaves are cells, by their
 * ids; its forks are divisions, after which the cell that divided goes on in the second branch; the lengths of its
 * branches are minutes.
 *
 * @param from  min, where the branch of a founder begins that was there before the first event
 * @param until  min, where the branches of living cells end; later births are left out
 * @throws {RangeError} if the founder came up later than that
 */
export function newick(founder: Life, from: number, until: number): string {
  const root = Math.max(founder.born, from);
  if (!(root <= until)) throw new RangeError(`cell ${founder.cell} is there from minute ${root}, not before ${until}.`);
  let text = "";
  /** What is still to be written, the next one last: a text, or a branch from its cell's daughter `next` on. */
  const rest: (string | Branch)[] = [";", { life: founder, next: 0, start: root }];
  for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
    if (typeof item === "string") {
      text += item;
      continue;
    }
    const { life, next, start } = item;
    const daughter = life.daughters[next];
    if (daughter === undefined || daughter.born > until) {
      text += `${life.cell}:${Math.min(life.ended, until) - start}`;
      continue;
    }
    const fork = daughter.born;
    rest.push(`):${fork - start}`, { life, next: next + 1, start: fork }, ",", {
      life: daughter,
      next: 0,
      start: fork,
    });
    text += "(";
  }
  return text;
}

interface Branch {
  readonly life: Life;
  readonly next: number;
  readonly start: number;
}
