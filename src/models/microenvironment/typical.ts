import { assumed, fitted, type Parameter } from "../../foundation/parameter.ts";
import type { CellKind } from "./cell-kinds.ts";
import type { Antigen, PatchKind } from "./contract.ts";

/**
 * What tissue of a cancer typically looks like, for those who write scenarios. A flat patch is one layer of cells, so
 * that densities of thin sections carry over: 1000 packed tumour cells, 15 um apart, fill 0.195 square millimetres.
 */
export interface TypicalTissue {
  readonly meaning: string;
  readonly patch: { readonly kind: PatchKind; readonly source: string };
  /** Cells to 1000 tumour cells, by kind. */
  readonly cells: Readonly<Partial<Record<CellKind, Parameter>>>;
  readonly antigens: readonly (Antigen & { readonly source: string })[];
  /** Cells in the blood at the start, by states of the body, for a tumour of 1e9 cells. */
  readonly states: Readonly<Record<string, Parameter>>;
}

/** mm² that 1000 packed tumour cells fill: hexagons 15 µm apart. */
const AREA = 0.195;

const per = "1";
const guess = (value: number, meaning: string, reason: string) => assumed(value, per, meaning, `assumed: ${reason}`);

/** Killer T cells at a density of sections, divided among what they become: the division is a guess, if not their sum. */
function cd8(perSquareMillimetre: number, source: string): TypicalTissue["cells"] {
  const all = perSquareMillimetre * AREA;
  const reason = source.replace(/^assumed: /, "");
  const part = (share: number, what: string) =>
    guess(Math.max(1, Math.round(share * all)), what, `a share of all CD8 cells by state; ${reason}`);
  return {
    "CD8 progenitor": part(0.15, "progenitor CD8 cells"),
    "CD8 effector": part(0.55, "CD8 cells at work"),
    "CD8 exhausted": part(0.3, "exhausted CD8 cells"),
  };
}

const stroma = {
  vessel: fitted(5, per, "vessels in section", "spqsp-pdac, one in every 200 um"),
  fibroblast: fitted(40, per, "fibroblasts", "spqsp-pdac, 1e4 per cubic millimetre of a layer 20 um thick"),
} as const;

const myeloid = {
  dendritic: fitted(10, per, "dendritic cells", "spqsp-pdac, 2568 per cubic millimetre of a layer 20 um thick"),
  "M1 macrophage": guess(15, "alarm macrophages", "as many as the body's recruitment keeps up in packed tissue"),
  "M2 macrophage": guess(20, "healing macrophages", "somewhat more than alarm macrophages in grown tumours"),
  MDSC: guess(3, "suppressor cells", "few, and rising with CCL2"),
  NK: guess(3, "natural killer cells", "rare in sections of solid tumours (erdag-2012)"),
} as const;

/** Helper, regulatory and B cells relative to a number of CD8 cells. */
function lymphoid(perSquareMillimetre: number, regulatoryToCd8: number): TypicalTissue["cells"] {
  const n = perSquareMillimetre * AREA;
  return {
    "helper T": guess(Math.round(0.6 * n), "helper T cells", "somewhat fewer than CD8 cells"),
    "regulatory T": guess(
      Math.max(1, Math.round(regulatoryToCd8 * n)),
      "regulatory T cells",
      "one to two or three CD8 cells, as the body model's regulatory output",
    ),
    "B cell": guess(Math.max(1, Math.round(0.2 * n)), "B cells", "a fifth of CD8 cells, most of them in the stroma"),
  };
}

/**
 * Cells in the blood that replace those that die in the tumour: with the body's homing into 2 mL, a third of a pool enters
 * in a day, while a tenth of those in the tumour dies.
 */
function blood(cd8PerThousand: number): TypicalTissue["states"] {
  const inTumour = cd8PerThousand * 1e6;
  const balance = "a tenth of the tumour's cells die in a day, a third of the blood's enter";
  return {
    cd8Blood: assumed(0.3 * inTumour, "cell", "tumour-specific CD8 cells in the blood", `assumed: ${balance}`),
    cd8Periphery: assumed(0.45 * inTumour, "cell", "the same in other tissue", "assumed: in balance with the blood"),
    dendriticNode: assumed(
      1.5e5,
      "cell",
      "dendritic cells with antigen in the node",
      "assumed: as the tissue sends them",
    ),
    helperBlood: assumed(0.2 * inTumour, "cell", "helper T cells in the blood", `assumed: ${balance}`),
    regulatoryBlood: assumed(
      3e6,
      "cell",
      "regulatory cells in the blood",
      "assumed: output over death in the body model",
    ),
    nkBlood: assumed(1.2e9, "cell", "natural killer cells in the blood", "assumed: the body's number at rest"),
  };
}

const neoantigen = {
  name: "neoantigen",
  kind: "tumour-only",
  onHealthy: 0,
  surface: false,
  source: "assumed: stands for the strongest mutated peptides of a tumour",
} as const;

const sharedAntigen = (name: string, onHealthy: number, surface: boolean, reason: string) =>
  ({ name, kind: "shared", onHealthy, surface, source: `assumed: ${reason}` }) as const;

const cd19 = {
  ...sharedAntigen("CD19", 0, true, "on the B-cell lineage from early on, on no other tissue; target of approved CARs"),
  onB: 1,
} as const;

/** A solid tumour with this density of CD8 cells. */
function solid(
  meaning: string,
  patch: TypicalTissue["patch"],
  density: number,
  source: string,
  antigens: TypicalTissue["antigens"],
  regulatoryToCd8 = 0.4,
): TypicalTissue {
  return {
    meaning,
    patch,
    cells: { ...stroma, ...myeloid, ...cd8(density, source), ...lymphoid(density, regulatoryToCd8) },
    antigens,
    states: blood(density * AREA),
  };
}

const blessin = (density: number, of: string) => `blessin-2020, median ${density} per square millimetre in ${of}`;

/** By cancer: those that the lessons speak of. */
export const typicalTissues = {
  melanoma: solid(
    "metastasis of melanoma",
    {
      kind: "inflamed",
      source:
        "assumed: 63 % of metastases had immune cells about their vessels, 8 % throughout, 29 % none (erdag-2012)",
    },
    81,
    blessin(81, "malignant melanoma"),
    [neoantigen, sharedAntigen("gp100", 0.2, false, "of pigment cells, healthy ones too; in the cell, shown on MHC-I")],
  ),
  lung: solid(
    "non-small-cell lung cancer",
    {
      kind: "inflamed",
      source: "assumed: adenocarcinoma has the densest infiltrate of the cancers here (blessin-2020)",
    },
    328,
    blessin(328, "adenocarcinoma of the lung; 189 in squamous cell carcinoma"),
    [neoantigen, sharedAntigen("MAGE-A3", 0, false, "of germ cells, which show no MHC-I")],
  ),
  kidney: solid(
    "clear-cell renal cell cancer",
    { kind: "inflamed", source: "assumed: dense infiltrates and vessels throughout" },
    153,
    blessin(153, "clear-cell renal cell cancer"),
    [neoantigen, sharedAntigen("carbonic anhydrase 9", 0.1, true, "on nearly all clear cells, and in bile ducts")],
  ),
  colorectal: solid(
    "colorectal cancer, microsatellite-stable",
    {
      kind: "excluded",
      source:
        "michel-2008, CD8 cells 191 per square millimetre of stroma, 25 of epithelium in microsatellite-stable cancer",
    },
    191,
    "michel-2008, 47.7 per 0.25 square millimetres of stroma in microsatellite-stable cancer",
    [neoantigen, sharedAntigen("CEA", 0.2, true, "on healthy gut as well, towards its lumen")],
    1,
  ),
  bladder: solid(
    "muscle-invasive urothelial cancer",
    { kind: "excluded", source: "assumed: many have T cells in stroma rich in collagen" },
    119,
    blessin(119, "muscle-invasive urothelial carcinoma"),
    [
      neoantigen,
      sharedAntigen("nectin-4", 0.2, true, "target of an approved antibody-drug conjugate; in skin as well"),
    ],
  ),
  breast: solid(
    "breast cancer",
    { kind: "excluded", source: "assumed: lymphocytes are counted in stroma, and are few within nests" },
    60,
    "assumed: 60 per square millimetre, somewhat below melanoma",
    [sharedAntigen("HER2", 0.1, true, "in a fifth of breast cancers; little on healthy epithelium"), neoantigen],
  ),
  prostate: solid(
    "prostate cancer",
    { kind: "desert", source: "assumed: few T cells, few mutations" },
    30,
    "assumed: 30 per square millimetre, few",
    [
      sharedAntigen("PAP", 0.5, false, "of prostate cells, healthy ones too; antigen of sipuleucel-T"),
      sharedAntigen("PSMA", 0.2, true, "on prostate cells and a few others"),
    ],
  ),
  "B-cell acute lymphoblastic leukaemia": {
    meaning: "marrow full of leukaemic B cells",
    patch: { kind: "inflamed", source: "assumed: marrow is open to T cells" },
    cells: {
      vessel: fitted(5, per, "sinusoids in section", "spqsp-pdac, one in every 200 um"),
      "B cell": guess(50, "normal B cells", "few are left beside blasts"),
      "CD8 effector": guess(10, "the patient's own CD8 cells", "few are left beside blasts"),
      NK: guess(5, "natural killer cells", "few are left beside blasts"),
      "M2 macrophage": guess(20, "macrophages of marrow", "a few in every hundred cells"),
    },
    antigens: [cd19],
    states: { nkBlood: assumed(6e8, "cell", "natural killer cells in the blood", "assumed: half of normal") },
  },
  "large B-cell lymphoma": {
    meaning: "lymph node full of lymphoma",
    patch: { kind: "inflamed", source: "assumed: a node is open to lymphocytes" },
    cells: {
      vessel: stroma.vessel,
      fibroblast: guess(20, "reticular cells", "a thin net in effaced nodes"),
      "B cell": guess(50, "normal B cells", "rests of the node"),
      "CD8 effector": guess(60, "the patient's own CD8 cells", "T cells are commonly a tenth of cells or more"),
      "helper T": guess(60, "helper T cells", "as CD8 cells"),
      "regulatory T": guess(15, "regulatory T cells", "a quarter of helper cells"),
      NK: guess(5, "natural killer cells", "few in nodes"),
      "M1 macrophage": guess(20, "alarm macrophages", "a few in every hundred cells"),
      "M2 macrophage": guess(30, "healing macrophages", "a few in every hundred cells"),
      dendritic: guess(10, "dendritic cells", "as in other tissue"),
    },
    antigens: [cd19],
    states: { nkBlood: assumed(8e8, "cell", "natural killer cells in the blood", "assumed: two thirds of normal") },
  },
} as const satisfies Record<string, TypicalTissue>;
