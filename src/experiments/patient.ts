import type { SolveStatistics } from "../numerics/ode/system.ts";

/** A person drawn from a cancer's priors, before anything has grown. Plain data, so that threads can pass it on. */
export interface Candidate {
  readonly id: number;
  /** Values of the body model's parameters; shape [parameters of the model]. */
  readonly parameters: Float64Array;
  readonly covariates: Readonly<Record<string, number>>;
  /** Aggressiveness of the disease as a whole, standard normal. */
  readonly severity: number;
  readonly lesions: Lesions;
}

/** How the burden is divided. Diameters in mm; `pace` is each lesion's own speed of change relative to the whole. */
export interface Lesions {
  readonly diameters: readonly number[];
  readonly pace: readonly number[];
  /** Volume of all target lesions as spheres, mL. */
  readonly volume: number;
}

/** A candidate whose tumour has reached the size at which a trial finds it. */
export interface VirtualPatient extends Candidate {
  /** State of the body model at trial entry. */
  readonly state: Float64Array;
  /** Years from the surviving first cell to trial entry. */
  readonly years: number;
  /** First cells that died out before. */
  readonly eliminated: number;
  /** Volume doubling time at trial entry, days. */
  readonly doubling: number;
}

/** Why a candidate did not become a patient. */
export type ScreeningFailure =
  | "every first cell eliminated"
  | "too slow to reach diagnosis"
  | "too fast for a trial"
  | "doubling time out of range"
  | "not eligible"
  | "biomarker test"
  | "numerics failed";

export interface Growth {
  readonly id: number;
  readonly patient?: VirtualPatient;
  readonly failure?: ScreeningFailure;
  readonly detail?: string;
  readonly eliminated: number;
  readonly statistics?: SolveStatistics;
}
