import type { TissueContext } from "../context.ts";

/** The cell lets go of all that it holds, and is let go. */
export function dropSprings({ cells, springs }: TissueContext, row: number): void {
  // From the end, since the last spring takes the place of one that is let go.
  for (let i = springs.count - 1; i >= 0 && cells.attachments[row] > 0; i--) {
    const pairs = springs.pairs();
    const [a, b] = [pairs[2 * i], pairs[2 * i + 1]];
    if ((a !== row && b !== row) || !springs.detach(a, b)) continue;
    cells.attachments[a]--;
    cells.attachments[b]--;
  }
}
