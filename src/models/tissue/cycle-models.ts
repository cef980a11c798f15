import type { CycleModelName, PhaseChange } from "./contract.ts";

/** A phase of a cycle model, or of dying. */
export interface Phase {
  readonly name: string;
  /** PhysiCell's number of the phase, which its output files carry. */
  readonly code: number;
  /** Leaving the phase divides the cell. */
  readonly divides: boolean;
  /** Entering the phase doubles the solid volumes that the cell grows towards; division halves them. */
  readonly grows: boolean;
}

export interface CycleModel {
  /** PhysiCell's number of the model. */
  readonly code: number;
  /** PhysiCell's name of the model. */
  readonly title: string;
  readonly phases: readonly Phase[];
  /** The ways from phase to phase, with the rates that hold where a model gives none. */
  readonly changes: readonly PhaseChange[];
}

const phase = (name: string, code: number, ...does: readonly ("divides" | "grows")[]): Phase => ({
  name,
  code,
  divides: does.includes("divides"),
  grows: does.includes("grows"),
});

const change = (from: number, to: number, rate: number, fixedDuration = false): PhaseChange => ({
  from,
  to,
  rate,
  fixedDuration,
});

/** 1/min from a mean duration in hours. */
const perHours = (hours: number) => 1 / (hours * 60);

/**
 * Cycle models by name. Phases, ways and rates are those of PhysiCell 1.14.2: Ki67 and flow cytometry rates from
 * breast cancer cell lines, see Ghaffarizadeh et al. (2018), https://doi.org/10.1371/journal.pcbi.1005991, text S1.
 */
export const cycleModels: Readonly<Record<CycleModelName, CycleModel>> = {
  "advanced Ki67": {
    code: 0,
    title: "Ki67 (advanced)",
    phases: [phase("Ki67-", 3), phase("Ki67+ premitotic", 0, "divides", "grows"), phase("Ki67+ postmitotic", 1)],
    changes: [change(0, 1, perHours(3.62)), change(1, 2, perHours(13), true), change(2, 0, perHours(2.5), true)],
  },
  "basic Ki67": {
    code: 1,
    title: "Ki67 (basic)",
    phases: [phase("Ki67-", 3), phase("Ki67+", 2, "divides", "grows")],
    changes: [change(0, 1, perHours(4.59)), change(1, 0, perHours(15.5), true)],
  },
  "flow cytometry": {
    code: 2,
    title: "Flow cytometry model (basic)",
    phases: [phase("G0/G1", 4), phase("S", 10, "grows"), phase("G2/M", 11, "divides")],
    changes: [change(0, 1, 0.00324), change(1, 2, 0.00208), change(2, 0, 0.00333)],
  },
  live: {
    code: 5,
    title: "Live",
    phases: [phase("live", 14, "divides", "grows")],
    changes: [change(0, 0, 0.0432 / 60)],
  },
  "separated flow cytometry": {
    code: 6,
    title: "Flow cytometry model (separated)",
    phases: [phase("G0/G1", 4), phase("S", 10, "grows"), phase("G2", 12), phase("M", 13, "divides")],
    changes: [change(0, 1, 0.00335), change(1, 2, 0.00208), change(2, 3, 0.00417), change(3, 0, 0.0167)],
  },
  "cycling quiescent": {
    code: 7,
    title: "Cycling-Quiescent model",
    phases: [phase("quiescent", 18), phase("cycling", 17, "divides", "grows")],
    changes: [change(0, 1, perHours(4.59)), change(1, 0, perHours(15.5), true)],
  },
};

/**
 * Phases of dying. A cell is removed where it would enter the last one, debris. A swelling cell goes on to lysis when
 * it has reached its rupture volume, whatever the rate (PhysiCell's 9e9 1/min stands for "at once").
 */
export const deathModels: Readonly<Record<"apoptosis" | "necrosis", CycleModel>> = {
  apoptosis: {
    code: 100,
    title: "Apoptosis",
    phases: [phase("apoptotic", 100), phase("debris", 104)],
    changes: [change(0, 1, perHours(8.6), true)],
  },
  necrosis: {
    code: 101,
    title: "Necrosis",
    phases: [phase("necrotic swelling", 101), phase("necrotic lysed", 102), phase("debris", 104)],
    changes: [change(0, 1, 9e9), change(1, 2, perHours(60 * 24), true)],
  },
};
