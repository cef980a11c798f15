import { pending } from "../../tissue/cells.ts";
import { kind, type Micro, setTrait, traitOf } from "../micro.ts";
import { trait } from "../traits.ts";

/** Mark of a cell that has left for the body. */
const LEFT = -1;

/** The cell leaves the tissue at the end of the step; the exchange with the body finds it by its mark. */
export function leave(micro: Micro, row: number): void {
  setTrait(micro, row, trait.engaged, LEFT);
  micro.tissue.cells.pending[row] |= pending.removal;
}

/** Whether the cell in this row is on its way to the body: a dendritic cell to the node, a CAR T cell to the blood. */
export function hasLeft(micro: Micro, row: number): boolean {
  const type = micro.tissue.cells.type[row];
  const may = type === kind["mature dendritic"] || type === kind["CAR T"];
  return may && traitOf(micro, row, trait.engaged) === LEFT;
}
