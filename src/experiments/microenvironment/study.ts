import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";

/** How a claim reads one number from the series of a run. */
export type Reading =
  | { readonly kind: "end" | "mean" | "maximum" | "minimum" }
  /** The look nearest to this day. */
  | { readonly kind: "day"; readonly day: number }
  /** First day on which the quantity is past this value in the given direction; the run's end where it never is. */
  | { readonly kind: "first"; readonly direction: "above" | "below"; readonly threshold: number };

/** A range of effects that a claim expects; both ends belong to it; infinite where open. */
export interface ExpectedRange {
  readonly lo: number;
  readonly hi: number;
}

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
