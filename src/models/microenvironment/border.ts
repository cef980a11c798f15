import type { CellKind } from "./cell-kinds.ts";

/**
 * Where the body ends and the tissue begins. States on the tissue's side are counted in the tissue and handed to the
 * body, which no longer changes them; a reaction of the body that moves cells across the border is done by the tissue,
 * cell by cell, and taken from or given to the body in the same amount.
 */
export const border = {
  /** States of the body that the tissue stands for. */
  tissueStates: [
    "cloneWild",
    "cloneAntigenLow",
    "cloneMhcLow",
    "vascularCapacity",
    "deadCells",
    "scar",
    "antigen",
    "dendriticImmature",
    "dendriticMature",
    "cd8Progenitor",
    "cd8Effector",
    "cd8Exhausted",
    "helperTumour",
    "regulatoryTumour",
    "nkTumour",
    "macrophageAlarm",
    "macrophageHealing",
    "suppressorCells",
    "interferonGamma",
    "tgfBeta",
    "interleukin10",
    "interleukin12",
    "chemokine",
    "ccl2",
    "pdl1Level",
  ],
  /** Cells that come from the blood: the kind that arrives, the body's state it leaves, the reaction that did so. */
  entries: [
    { kind: "CD8 progenitor", from: "cd8Blood", reaction: "enterProgenitor" },
    { kind: "CD8 effector", from: "cd8Blood", reaction: "enterEffector" },
    { kind: "helper T", from: "helperBlood", reaction: "enterHelper" },
    { kind: "regulatory T", from: "regulatoryBlood", reaction: "enterRegulatory" },
    { kind: "NK", from: "nkBlood", reaction: "enterNk" },
    { kind: "CAR T", from: "carTEffector", reaction: undefined },
  ],
  /** Cells that leave: dendritic cells for the node, CAR T cells back to the blood. */
  exits: [
    { kind: "mature dendritic", to: "dendriticNode", reaction: "migrateDendritic" },
    { kind: "CAR T", to: "carTEffector", reaction: undefined },
  ],
} as const satisfies {
  readonly tissueStates: readonly string[];
  readonly entries: readonly {
    readonly kind: CellKind;
    readonly from: string;
    readonly reaction: string | undefined;
  }[];
  readonly exits: readonly {
    readonly kind: CellKind;
    readonly to: string;
    readonly reaction: string | undefined;
  }[];
};

/** Quantities of the body that the tissue reads at every exchange: formulas and states. */
export const bodyLevels = [
  "interferonAlphaEffect",
  "interleukin2Effect",
  "interleukin2Plasma",
  "inflammation",
  "antiPD1Plasma",
  "antiPDL1Plasma",
  "antiCTLA4Plasma",
  "ctla4OccupancyNode",
  "antibodyTumour",
  "carTInterleukin6",
  "cytotoxicKill",
] as const;
export type BodyLevel = (typeof bodyLevels)[number];
