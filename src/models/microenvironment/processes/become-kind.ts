import { become } from "../../tissue/processes/transform.ts";
import { type CellKind, kindNumber } from "../cell-kinds.ts";
import type { Micro } from "../micro.ts";
import { traitNames } from "../traits.ts";

const width = traitNames.length;
const kept = new Float64Array(width);

/** The cell turns into another kind, and keeps what is known of it. */
export function becomeKind({ tissue }: Micro, row: number, name: CellKind): void {
  const { custom } = tissue.cells;
  for (let i = 0; i < width; i++) kept[i] = custom[row * width + i];
  const target = tissue.cells.target[row];
  if (target >= 0) tissue.tell?.("released", target, row, 0);
  tissue.cells.target[row] = -1;
  become(tissue, row, kindNumber[name]);
  custom.set(kept, row * width);
  tissue.tell?.("transformed", row, -1, kindNumber[name]);
}
