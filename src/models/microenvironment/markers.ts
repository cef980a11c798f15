import type { CellKind } from "./cell-kinds.ts";
import type { TraitName } from "./traits.ts";

/** Where in a cell a marker is. */
export type Compartment = "nucleus" | "cytoplasm" | "membrane";

/** What a marker may depend on, of one cell. */
export interface MarkedCell {
  readonly kind: CellKind;
  /** A trait's value; 0 where the tissue does not have it. */
  readonly trait: (name: TraitName) => number;
  /** Whether the cell is about to divide or has just divided. */
  readonly cycling: boolean;
}

/** Something that a laboratory stains for. */
export interface Marker {
  readonly name: string;
  readonly compartment: Compartment;
  /** How much of it a cell has, relative to a cell that is clearly positive: 0 none, 1 full. */
  readonly level: (cell: MarkedCell) => number;
}

type Levels = Readonly<Partial<Record<CellKind, number>>>;

const marker = (name: string, compartment: Compartment, level: Marker["level"]): Marker => ({
  name,
  compartment,
  level,
});
const byKind = (name: string, compartment: Compartment, levels: Levels): Marker =>
  marker(name, compartment, ({ kind }) => levels[kind] ?? 0);

const cd8 = { "CD8 progenitor": 1, "CD8 effector": 1, "CD8 exhausted": 1, "CD8 memory": 1, "CAR T": 1 };
const tumour = { tumour: 1 };

/** What stains tumour cells: keratin in carcinoma, a transcription factor in melanoma. */
const tumourMarkers = {
  "pan-cytokeratin": byKind("pan-cytokeratin", "cytoplasm", tumour),
  SOX10: byKind("SOX10", "nucleus", tumour),
} as const;
export type TumourMarker = keyof typeof tumourMarkers;
export const tumourMarkerNames = Object.keys(tumourMarkers) as TumourMarker[];

/** PD-L1 at which a cell is fully positive, relative to the body's density: what interferon gamma can make of it. */
const FULL_PDL1 = 3;

/**
 * A panel for sections of tumours. Which kinds have which marker is what such panels are built on; the levels of what
 * is dim (CD4 of macrophages, CD11c of macrophages, CD68 of suppressor and dendritic cells) and PD-1 by state are
 * assumed. What stains membrane and cytoplasm (CD163, CD31) counts
 * as cytoplasm. Levels that change come from traits: PD-L1, MHC-I, activity.
 */
export function panel(tumourMarker: TumourMarker): readonly Marker[] {
  return [
    marker("DAPI", "nucleus", () => 1),
    tumourMarkers[tumourMarker],
    byKind("CD8", "membrane", cd8),
    byKind("CD4", "membrane", {
      "helper T": 1,
      "regulatory T": 0.9,
      "M1 macrophage": 0.12,
      "M2 macrophage": 0.12,
      dendritic: 0.1,
    }),
    byKind("FOXP3", "nucleus", { "regulatory T": 1 }),
    byKind("CD20", "membrane", { "B cell": 1 }),
    byKind("CD68", "cytoplasm", { "M1 macrophage": 1, "M2 macrophage": 0.9, MDSC: 0.15, dendritic: 0.1 }),
    byKind("CD163", "cytoplasm", { "M2 macrophage": 1, "M1 macrophage": 0.1 }),
    byKind("CD56", "membrane", { NK: 1 }),
    byKind("CD11c", "membrane", {
      dendritic: 1,
      "mature dendritic": 1,
      "M1 macrophage": 0.2,
      "M2 macrophage": 0.15,
    }),
    marker("PD-L1", "membrane", pdl1Level),
    byKind("PD-1", "membrane", {
      "CD8 progenitor": 0.5,
      "CD8 effector": 0.5,
      "CD8 exhausted": 1,
      "CD8 memory": 0.15,
      "helper T": 0.3,
      "regulatory T": 0.4,
      "CAR T": 0.4,
    }),
    marker("Ki67", "nucleus", ({ cycling }) => (cycling ? 1 : 0)),
    marker("granzyme B", "cytoplasm", granzymeLevel),
    marker("HLA-I", "membrane", ({ kind, trait }) => (kind === "tumour" ? Math.min(1.5, trait("shown mhc")) : 0.8)),
    byKind("αSMA", "cytoplasm", { fibroblast: 1, vessel: 0.3 }),
    byKind("CD31", "cytoplasm", { vessel: 1 }),
  ];
}

function pdl1Level({ kind, trait }: MarkedCell): number {
  // The model follows PD-L1 of tumour cells and macrophages; mature dendritic cells have it.
  return kind === "mature dendritic" ? 0.6 : Math.min(1.5, trait("pdl1") / FULL_PDL1);
}

function granzymeLevel({ kind, trait }: MarkedCell): number {
  if (kind === "NK") return 0.9;
  if (kind === "CD8 effector" || kind === "CAR T") return 0.4 + 0.6 * Math.min(1, trait("activity"));
  return kind === "CD8 exhausted" ? 0.15 : 0;
}

/** What pathology tells apart with this panel, in the order in which tables list it. */
export const phenotypes = [
  "tumour",
  "CD8 T",
  "helper T",
  "regulatory T",
  "B",
  "NK",
  "M1-like macrophage",
  "M2-like macrophage",
  "dendritic",
  "fibroblast",
  "vessel",
  "other",
] as const;
export type Phenotype = (typeof phenotypes)[number];

const phenotypeOfKind: Readonly<Partial<Record<CellKind, Phenotype>>> = {
  tumour: "tumour",
  "CD8 progenitor": "CD8 T",
  "CD8 effector": "CD8 T",
  "CD8 exhausted": "CD8 T",
  "CD8 memory": "CD8 T",
  // The panel has nothing that tells the receptor.
  "CAR T": "CD8 T",
  "helper T": "helper T",
  "regulatory T": "regulatory T",
  "B cell": "B",
  NK: "NK",
  "M1 macrophage": "M1-like macrophage",
  "M2 macrophage": "M2-like macrophage",
  dendritic: "dendritic",
  "mature dendritic": "dendritic",
  fibroblast: "fibroblast",
  vessel: "vessel",
};

/** What a cell of a kind is to a pathologist who calls it rightly. */
export function truePhenotype(kind: CellKind): Phenotype {
  return phenotypeOfKind[kind] ?? "other";
}
