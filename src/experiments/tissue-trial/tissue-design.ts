import type { CellKind } from "../../models/microenvironment/cell-kinds.ts";
import type {
  Antigen,
  Clone,
  MicroenvironmentSteps,
  Patch,
  PatchKind,
  Receptor,
} from "../../models/microenvironment/contract.ts";

/** A tumour of one kind, and how many patients have it. */
export interface PatchTemplate {
  /** Part of the patients, 0 to 1; those of all kinds sum to 1. */
  readonly fraction: number;
  /** Edges of the box, µm; depth 0: a layer one cell thick. */
  readonly size: Patch["size"];
  /** Cells at the start in the median patient. */
  readonly cells: Readonly<Partial<Record<CellKind, number>>>;
}

/** How patients' tissues differ. Sigmas of lognormal distributions. */
export interface TissueDifferences {
  /** Of the number of immune cells at the start, all kinds together. */
  readonly infiltrate: number;
  /** Of the clones' shares, before they are made to sum to 1. */
  readonly clones: number;
  /** Fewest and most of the listed antigens that a patient's tumour has. */
  readonly antigens: readonly [number, number];
  /** Of parameters of the tissue, by name. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** Tissue that each patient of a trial carries. Lengths µm, times days, steps minutes. */
export interface TissueDesign {
  /** By kind, in the order of the file. */
  readonly patches: Readonly<Partial<Record<PatchKind, PatchTemplate>>>;
  /** Most patches a patient; lesions beyond them share them in turn. */
  readonly patchesAPatient: number;
  /** Days before randomisation in which fields and cells find their places. */
  readonly runIn: number;
  readonly antigens: readonly Antigen[];
  readonly clones: readonly Clone[];
  readonly receptors: readonly Receptor[];
  /** Values of parameters that every patient has: of the body, and of the tissue (there: medians). */
  readonly parameters: {
    readonly body: Readonly<Record<string, number>>;
    readonly tissue: Readonly<Record<string, number>>;
  };
  readonly states: Readonly<Record<string, number>>;
  readonly absent: readonly CellKind[];
  readonly vaccineAntigens: readonly string[];
  readonly carAntigen?: string;
  readonly steps: MicroenvironmentSteps;
  readonly differences: TissueDifferences;
}
