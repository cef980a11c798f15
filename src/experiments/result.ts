import type { ArmSummary, Contrast } from "../analysis/summarise-trial.ts";
import type { Table } from "../foundation/table.ts";
import type { Conducted } from "./conduct/conduct.ts";
import type { TrialDesign } from "./design.ts";

export type { Rate } from "../analysis/rate.ts";
export type { ArmSummary, Contrast, SurvivalSummary } from "../analysis/summarise-trial.ts";

/** A simulated figure beside a published one. */
export interface Comparison {
  readonly arm: string;
  readonly endpoint: string;
  readonly published: number;
  readonly simulated: number | null;
  /** Prediction interval of a trial of the published size, from bootstrap trials. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly inside: boolean;
  readonly source: string;
}

/**
 * What a trial gives. Tables are the evidence, summaries are computed from them.
 *
 * `subjects`: one row per patient and arm: patient, arm, the covariates (weight, age, male, ecog, ldh, albumin, pdl1,
 * clones …), baselineSld (mm), baselineCells, diagnosisYears, bestResponse (CR PR SD PD NE), bestChange (fraction),
 * responseDay, progressionDay, pfsDay, pfsEvent, osDay, osEvent, offTreatmentDay, offTreatmentReason, doses,
 * pattern (why: killing, presentation, checkpoint, exclusion …), status (numerics).
 * `visits`: patient, arm, day, sld (mm), change (fraction of baseline), newLesion (0/1), response.
 * `courses`: time courses of some outputs of the first patients: patient, arm, day, and one column an output.
 * `kinetics`: per arm and day the median, 5 % and 95 % of drug concentration and receptor occupancy: arm, day,
 * quantity, unit, median, lo, hi.
 * `flow`: participant flow: stage, arm ("" before randomisation), count, reason.
 * `allocated`: one row a patient of the trial as conducted, who got one arm: place, patient, arm, stratum, entryDay,
 * responded, and pfsDay, pfsEvent, osDay, osEvent as known when its data were cut.
 */
export interface TrialResult {
  readonly design: TrialDesign;
  readonly tables: {
    readonly subjects: Table;
    readonly visits: Table;
    readonly courses: Table;
    readonly kinetics: Table;
    readonly flow: Table;
    /** Patients of the conducted trial; absent where a design allocates nobody. */
    readonly allocated?: Table;
  };
  readonly arms: readonly ArmSummary[];
  readonly contrasts: readonly Contrast[];
  readonly comparisons: readonly Comparison[];
  /** The trial with patients who each get one arm; absent where a design allocates nobody. */
  readonly conduct?: Conducted;
  readonly numerics: { readonly failures: number; readonly reasons: readonly string[]; readonly retried: number };
  readonly manifest: Manifest;
  /** SHA-256 over the tables; the same for any number of workers. */
  readonly digest: string;
}

export interface Manifest {
  readonly engine: string;
  readonly version: string;
  readonly design: string;
  readonly model: string;
  readonly population: string;
  readonly seed: number;
  readonly method: string;
  readonly relativeTolerance: number;
  readonly warnings: readonly string[];
}
