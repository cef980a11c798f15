import { composeModel } from "../compose.ts";
import type { Model, ModelModule } from "../contract.ts";
import { bCells } from "./b-cells.ts";
import { checkpoints } from "./checkpoints.ts";
import { cytokines } from "./cytokines.ts";
import { dendriticCells } from "./dendritic-cells.ts";
import { inflammation } from "./inflammation.ts";
import { killing } from "./killing.ts";
import { macrophages } from "./macrophages.ts";
import { naturalKillerCells } from "./natural-killer-cells.ts";
import { presentation } from "./presentation.ts";
import { priming } from "./priming.ts";
import { tCells } from "./t-cells.ts";
import { tumour } from "./tumour.ts";

/** The mechanisms of the reference body model, one file each. Drugs come from `models/pharmacokinetics`. */
export const bodyModules: readonly ModelModule[] = [
  tumour,
  presentation,
  killing,
  dendriticCells,
  priming,
  tCells,
  checkpoints,
  naturalKillerCells,
  macrophages,
  bCells,
  cytokines,
  inflammation,
];

/** A solid tumour in a whole body, with the places that therapies fill. */
export function solidTumourModel(therapySlots: readonly ModelModule[]): Model {
  return composeModel("solid tumour", "a solid tumour, the immune system and the drugs that act on both", [
    ...bodyModules,
    ...therapySlots,
  ]);
}
