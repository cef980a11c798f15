import { life } from "../../tissue/cells.ts";
import { cellKindNames } from "../cell-kinds.ts";
import type { Micro } from "../micro.ts";

/** Live cells around one, by kind, and their rows. Used anew for each cell. */
export const around = {
  /** By kind; the cell itself is counted. */
  counts: new Float64Array(cellKindNames.length),
  /** Rows of others within reach, live or dying, ascending. */
  rows: new Int32Array(4096),
  length: 0,
};

/** Looks at who is within reach of the cell in this row. */
export function survey(micro: Micro, row: number): void {
  const { cells } = micro.tissue;
  const { near } = micro;
  const n = near.find(cells.body[8 * row], cells.body[8 * row + 1], cells.body[8 * row + 2], micro.value.neighbourhood);
  around.counts.fill(0);
  around.counts[cells.type[row]] = 1;
  if (n > around.rows.length) around.rows = new Int32Array(2 * n);
  let length = 0;
  for (let i = 0; i < n; i++) {
    const other = near.rows[i];
    if (other === row || cells.life[other] === life.gone) continue;
    if (cells.life[other] === life.live) around.counts[cells.type[other]]++;
    around.rows[length++] = other;
  }
  around.length = length;
}
