import { placesIn } from "../../engine/microenvironment/place-patch.ts";
import { type CellKind, cellKindNames, cellKinds, type KindTraits } from "../../models/microenvironment/cell-kinds.ts";
import type { Patch } from "../../models/microenvironment/contract.ts";

/** Kinds that fill places of packed tissue at the start. */
export const packedKinds = ["tumour", "healthy", "fibroblast"] as const satisfies readonly CellKind[];

/** Kinds that belong to the immune system. */
export const immuneKinds: readonly CellKind[] = cellKindNames.filter((name) => {
  const { lineage }: KindTraits = cellKinds[name];
  return lineage !== "tumour" && lineage !== "stroma";
});

/** How many cells of packed tissue a patch of this size (µm) can begin with. */
export function roomIn(size: Patch["size"]): number {
  return placesIn(size);
}
