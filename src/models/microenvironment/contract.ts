import type { CellKind } from "./cell-kinds.ts";

/**
 * A tumour microenvironment as data: which cells meet in which pieces of tissue, what they show to each other, and the
 * body around them. Lengths in µm; times in days, as in the body; rates of `values` in the units of their tables.
 */

/** Something that the immune system can recognise. */
export interface Antigen {
  readonly name: string;
  /** `tumour-only` (TSA): healthy cells have none. `shared` (TAA): healthy cells have some. */
  readonly kind: "tumour-only" | "shared";
  /** How much healthy cells have of it, relative to the most; 0 where `tumour-only`. */
  readonly onHealthy: number;
  /** The same of normal B cells; 0 where absent. */
  readonly onB?: number;
  /** Whether it stands on the surface, where antibody and CARs reach it; all antigens are shown on MHC-I. */
  readonly surface: boolean;
}

/** Tumour cells that are alike, and hand it on. All levels are relative to full: 0 none, 1 full. */
export interface Clone {
  readonly name: string;
  /** Part of the tumour cells at the start, 0 to 1. */
  readonly share: number;
  /** Level by antigen; 0 where absent. */
  readonly antigens: Readonly<Record<string, number>>;
  readonly mhc: number;
  /** PD-L1 without interferon, relative to the body's `pdl1Density`. */
  readonly pdl1: number;
  /** Stress ligands, which natural killer cells see. Absent: the body's `stressLigand`. */
  readonly stress?: number;
  /** "Do not eat me", relative to what the body's `cd47Brake` stands for. */
  readonly cd47: number;
}

/** T cells of one receptor: what they see, how well, and how many there are before anything happens. */
export interface Receptor {
  readonly antigen: string;
  /** How well the receptor fits, 0 to 1. */
  readonly affinity: number;
  /** Weight among naive cells that can be primed. */
  readonly precursors: number;
}

/** How immune cells stand to the tumour: among it, in a rim around it, or hardly there. */
export type PatchKind = "inflamed" | "excluded" | "desert";

/** A piece of tissue, a sample of a part of the tumour. */
export interface Patch {
  readonly name: string;
  readonly kind: PatchKind;
  /** Part of the whole tumour that it stands for; those of all patches sum to 1. */
  readonly share: number;
  /** Edges of the box, µm; depth 0: a layer one cell thick. */
  readonly size: readonly [number, number, number];
  /** Cells at the start, by kind; tumour cells are in the middle, others where their kind and that of the patch say. */
  readonly cells: Readonly<Partial<Record<CellKind, number>>>;
  /** Part of the tumour's cells of each clone, where it differs from the clones' own `share`. */
  readonly clones?: Readonly<Record<string, number>>;
}

/** One dose, on a day: how much into which state of the body. */
export interface HostDose {
  readonly day: number;
  readonly state: string;
  readonly amount: number;
}

/** The body around the tissue. */
export interface HostPlan {
  /** Values of the body's parameters that differ from the model's own. */
  readonly values: Readonly<Record<string, number>>;
  /** Start values of the body's states that differ from the model's own. */
  readonly states: Readonly<Record<string, number>>;
  /** In the order of time. */
  readonly doses: readonly HostDose[];
  /** Antigens that vaccines carry: T cells that they prime see these alone. Empty: those of the tumour. */
  readonly vaccineAntigens: readonly string[];
  /** The surface antigen that CAR T cells see. */
  readonly carAntigen?: string;
}

/** How time is cut. Minutes. */
export interface MicroenvironmentSteps {
  /** Decisions of cells, fields, and the packed mass. */
  readonly phenotype: number;
  /** Crawling, docking and killing. */
  readonly movers: number;
  /** Exchange with the body. */
  readonly exchange: number;
  /** Most stages of a large step of the packed mass (Runge–Kutta–Legendre); absent: small steps follow every body. */
  readonly stages?: number;
  /** Minutes between solutions of the fields, a multiple of `phenotype`; absent: `phenotype`. */
  readonly fields?: number;
  /** Error allowed in a step of a field, of its largest density; absent: 0.02. */
  readonly fieldError?: number;
}

export interface MicroenvironmentScenario {
  readonly name: string;
  readonly antigens: readonly Antigen[];
  readonly clones: readonly Clone[];
  readonly receptors: readonly Receptor[];
  readonly patches: readonly Patch[];
  readonly host: HostPlan;
  /** Values of the tissue's own parameters that differ from `microenvironmentParameters`, in their units. */
  readonly values: Readonly<Record<string, number>>;
  /** Kinds of cells that this patient does not have at all: none at the start, none enter, none are born. */
  readonly absent: readonly CellKind[];
  /** Tumour cells in the whole body at the start; the patches are samples of them. */
  readonly tumourCells: number;
  /** Days. */
  readonly duration: number;
  readonly saveEvery: number;
  readonly steps: MicroenvironmentSteps;
  readonly seed: number;
}

/**
 * Steps that hold where a scenario says nothing. How they compare with small ones, and where they do not agree, is in
 * docs/evidence/microenvironment-steps.md.
 */
export const usualSteps: MicroenvironmentSteps = { phenotype: 120, movers: 4, exchange: 360, stages: 8 };

/** What happens in tissue and is counted, by name; events per patch since the start. */
export const tallied = [
  "kills by T cells",
  "kills by NK cells",
  "kills by macrophages",
  "kills by CAR T cells",
  "kills by antibody",
  "healthy cells killed",
  "tumour births",
  "tumour deaths, other",
  "tumour starts",
  "mutations",
  "T cells entered",
  "T-cell divisions",
  "T cells exhausted",
  "immune deaths",
  "regulatory cells entered",
  "NK cells entered",
  "CAR T cells entered",
  "dendritic cells left",
  "CAR T cells left",
  "docks stopped by PD-1",
] as const;
export type Tallied = (typeof tallied)[number];
