import type { ExpectedRange } from "../../analysis/claims/judge.ts";
import type { Reading } from "../../analysis/claims/read-series.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";

export type { ExpectedRange, Reading };

/**
 * A statement that runs can contradict: what is changed (one arm against another), what is measured, and the range in
 * which the effect should lie.
 */
export interface Claim {
  readonly id: string;
  /** The statement in our own words. */
  readonly statement: string;
  /** Lessons that rest on it, e.g. `B4`. */
  readonly lessons: readonly string[];
  /** What differs between the arms, in words. */
  readonly changed: string;
  /** Arms: the one with the change first, what it is compared with second; absent where one arm is judged by itself. */
  readonly arm: string;
  readonly against?: string;
  /** A column of the series, or several that are summed; `over` divides. */
  readonly measured: readonly string[];
  readonly over?: readonly string[];
  readonly reading: Reading;
  /** Where given, each run counts as 1 if its reading is past this, else 0: a frequency. */
  readonly event?: { readonly direction: "above" | "below"; readonly threshold: number };
  /** `difference` and `ratio` compare the arms' means over replicates; `value` judges the arm's own. */
  readonly effect: "difference" | "ratio" | "value";
  readonly expected: ExpectedRange;
  readonly replicates: number;
  /** e.g. 0.95 */
  readonly confidence: number;
  /** Keys of references, with places, or `assumed: why`. */
  readonly source: string;
  /** Why it fails or stays weak, where it does: what the model has not, or what the runs are too few for. */
  readonly reason?: string;
}

/** A scenario file: a comparison of arms under the same chance, and what is claimed of it. */
export interface Study {
  readonly title: string;
  /** Lessons that it belongs to. */
  readonly lessons: readonly string[];
  /** What a reader should know before looking. */
  readonly meaning: string;
  /** By name, the control first; one arm called `run` where a file names none. */
  readonly arms: Readonly<Record<string, MicroenvironmentScenario>>;
  readonly claims: readonly Claim[];
}
