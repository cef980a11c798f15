import type { CellType } from "../tissue/contract.ts";
import { defaultCellType } from "../tissue/default-cell-type.ts";
import { traitNames } from "./traits.ts";

/** What cells of a kind are, for processes that ask. */
export interface KindTraits {
  readonly meaning: string;
  /** µm³ at rest. Source: spqsp-pdac, unless the comment says otherwise. */
  readonly volume: number;
  /** They crawl; the others are packed mass. */
  readonly crawls: boolean;
  /** Forces do not move them. */
  readonly fixed?: true;
  /** Which cells that the body counts they are; absent: the body does not know them. */
  readonly lineage: "tumour" | "stroma" | "CD8" | "CD4" | "NK" | "myeloid" | "B" | "CAR";
}

/** Every kind of cell, in the order of their numbers. Names are those that users meet. */
export const cellKinds = {
  tumour: { meaning: "tumour cell", volume: 2494, crawls: false, lineage: "tumour" },
  healthy: { meaning: "healthy cell of the organ", volume: 2494, crawls: false, lineage: "stroma" },
  fibroblast: { meaning: "fibroblast with the matrix that it lays", volume: 1771, crawls: false, lineage: "stroma" },
  vessel: { meaning: "blood vessel in section", volume: 1742, crawls: false, fixed: true, lineage: "stroma" },
  "CD8 progenitor": { meaning: "progenitor (TCF1-positive) killer T cell", volume: 500, crawls: true, lineage: "CD8" },
  "CD8 effector": { meaning: "killer T cell at work", volume: 711, crawls: true, lineage: "CD8" },
  "CD8 exhausted": { meaning: "terminally exhausted killer T cell", volume: 260, crawls: true, lineage: "CD8" },
  "CD8 memory": { meaning: "memory killer T cell that stays in tissue", volume: 260, crawls: true, lineage: "CD8" },
  "helper T": { meaning: "helper T cell", volume: 555, crawls: true, lineage: "CD4" },
  "regulatory T": { meaning: "regulatory T cell", volume: 555, crawls: true, lineage: "CD4" },
  NK: { meaning: "natural killer cell", volume: 500, crawls: true, lineage: "NK" },
  dendritic: { meaning: "dendritic cell, looking for antigen", volume: 794, crawls: true, lineage: "myeloid" },
  "mature dendritic": { meaning: "dendritic cell with antigen", volume: 1415, crawls: true, lineage: "myeloid" },
  "M1 macrophage": { meaning: "alarm macrophage", volume: 3346, crawls: true, lineage: "myeloid" },
  "M2 macrophage": { meaning: "healing macrophage", volume: 3746, crawls: true, lineage: "myeloid" },
  MDSC: { meaning: "myeloid-derived suppressor cell", volume: 491, crawls: true, lineage: "myeloid" },
  "B cell": { meaning: "B cell", volume: 276, crawls: true, lineage: "B" },
  "plasma cell": { meaning: "plasma cell, which makes antibody", volume: 1442, crawls: false, lineage: "B" },
  "CAR T": { meaning: "T cell with a chimeric antigen receptor", volume: 711, crawls: true, lineage: "CAR" },
} as const satisfies Record<string, KindTraits>;

export type CellKind = keyof typeof cellKinds;

export const cellKindNames = Object.keys(cellKinds) as CellKind[];

/** Number of a kind, which is its place among the tissue's cell types. */
export const kindNumber = Object.fromEntries(cellKindNames.map((name, i) => [name, i])) as Record<CellKind, number>;

/** Cells as mechanics and the cycle know them; what they decide is in `processes`. */
export function cellTypes(): CellType[] {
  return cellKindNames.map((name) => {
    const kind: KindTraits = cellKinds[name];
    const plain = defaultCellType(name);
    const small = kind.crawls && kind.lineage !== "myeloid";
    return {
      ...plain,
      // Lymphocytes are mostly nucleus.
      volume: { ...plain.volume, total: kind.volume, nuclear: (small ? 0.5 : 540 / 2494) * kind.volume },
      mechanics: {
        ...plain.mechanics,
        // Crawling cells hold on to nobody for long.
        adhesionStrength: kind.crawls ? 0 : plain.mechanics.adhesionStrength,
        movable: kind.fixed !== true,
      },
      custom: traitNames.map((trait) => ({ name: trait, unit: "", value: 0, conserved: false })),
    };
  });
}
