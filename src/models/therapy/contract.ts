import type { Parameter, Parameters } from "../../foundation/parameter.ts";

/**
 * The place in the reference body model that a therapy fills. Therapies of one slot share its equations
 * (`models/body`), and differ in numbers; a patient can have one therapy of each slot at a time.
 */
export type Slot =
  | "antiPD1"
  | "antiPDL1"
  | "antiCTLA4"
  | "interleukin2"
  | "interferonAlpha"
  | "vaccine"
  | "carT"
  | "cytotoxic";

/** How doses are written: `200 mg`, `3 mg/kg`, `20 MIU/m^2`, `2e6 cell/kg`. */
export interface DoseForm {
  readonly route: "intravenous" | "subcutaneous" | "intramuscular" | "oral";
  /** Hours over which an intravenous dose runs; 0 for a bolus or an injection. */
  readonly infusionHours: number;
  /** The state of the body model that receives the dose. */
  readonly into: string;
}

/** A schedule as data: what a label or a protocol says. Also what a trial file spells out in `regimen`. */
export interface Regimen {
  /** e.g. `3 mg/kg` */
  readonly dose: string;
  /** e.g. `3 weeks` */
  readonly every: string;
  /** Number of doses; absent: until progression, toxicity or the end. */
  readonly times?: number;
  /** When the first dose is given after randomisation, e.g. `0 days`. */
  readonly start?: string;
  /** For courses with rests: days after `start` on which doses fall. They replace `every` and `times`. */
  readonly days?: readonly number[];
  /** Which dose form it uses, where the therapy has more than one; absent: the first. */
  readonly route?: DoseForm["route"];
  /** Where it stands: a label or a protocol. */
  readonly source: string;
  readonly meaning: string;
}

/** A covariate's effect on a pharmacokinetic parameter: a formula over covariates that multiplies the typical value. */
export interface CovariateEffect {
  readonly parameter: string;
  /** e.g. `(weight / 80)^0.566`; names are covariates of `models/cancers/covariates.ts`. */
  readonly factor: string;
  readonly source: string;
}

/** Correlated variability of two log-normal parameters. */
export interface Correlation {
  readonly between: readonly [string, string];
  readonly covariance: number;
  readonly source: string;
}

/** One drug or cell product, in one file. */
export interface Therapy {
  readonly name: string;
  readonly slot: Slot;
  readonly meaning: string;
  /** e.g. `IgG4 antibody against PD-1` */
  readonly product: string;
  readonly forms: readonly DoseForm[];
  /** Values for the parameters of its slot, by the names that the slot's module declares. */
  readonly parameters: Parameters;
  readonly covariates: readonly CovariateEffect[];
  readonly correlations: readonly Correlation[];
  /** Converts a dose to the unit of the receiving state: nmol per mg, nmol per MIU, cell per cell. */
  readonly perUnit: Parameter;
  readonly regimens: Readonly<Record<string, Regimen>>;
  /** Monthly hazard of stopping for toxicity while on treatment: a proxy, not a prediction of any event. */
  readonly toxicity: Parameters;
}
