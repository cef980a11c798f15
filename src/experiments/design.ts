import type { BiomarkerTest } from "./biomarker-test.ts";
import type { ConductDesign } from "./conduct/conduct-design.ts";
import type { TissueDesign } from "./tissue-trial/tissue-design.ts";

/** A virtual trial as plain data, in internal units (days). Read from `trials/*.yaml` by `formats/scenario`. */
export interface TrialDesign extends ConductDesign {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** A cancer of `models/cancers`. */
  readonly cancer: string;
  readonly arms: readonly Arm[];
  /** Days after randomisation at which follow-up ends. */
  readonly duration: number;
  readonly visits: VisitSchedule;
  readonly response: ResponseRules;
  /** Virtual patients simulated through every arm (the same ones: common random numbers). */
  readonly patients: number;
  readonly seed: number;
  /** Requirements on covariates and baseline for entry, as formulas over them: e.g. `pdl1 >= 0.5`. */
  readonly eligibility: readonly string[];
  /** A test at enrolment that reads a covariate with error; absent: conditions see true values. */
  readonly biomarkerTest?: BiomarkerTest;
  /** Shifts of covariates, e.g. `{ ecog1: 0.4 }`: fraction with ECOG 1. */
  readonly population: Readonly<Record<string, number>>;
  readonly dropoutPerMonth: number;
  /** Months at which survival is reported. */
  readonly landmarks: readonly number[];
  /** Pairs to compare: hazard ratio of `arm` against `reference`. */
  readonly contrasts: readonly { readonly arm: string; readonly reference: string }[];
  readonly published: readonly PublishedEndpoint[];
  /** Tissue that each patient carries; absent: the tumour is well mixed. */
  readonly tissue?: TissueDesign;
}

export interface Arm {
  readonly name: string;
  /** Patients that the published trial had in this arm: the size of a bootstrap trial. */
  readonly size: number;
  readonly treatments: readonly Treatment[];
  /** Arm name whose treatments follow at progression in this fraction of patients. */
  readonly crossover?: { readonly to: string; readonly fraction: number };
}

export interface Treatment {
  /** A therapy of `models/therapy`. */
  readonly therapy: string;
  /** Amount a dose, and its unit as written: `mg`, `mg/kg`, `MIU/m^2`, `cell/kg` … */
  readonly dose: number;
  readonly unit: string;
  readonly route: string;
  /** Day of the first dose after randomisation. */
  readonly start: number;
  /** Days between doses. */
  readonly every: number;
  /** Infinity: until a stop rule ends it. */
  readonly times: number;
  /** For courses such as high-dose interleukin-2: doses in blocks. Days on which doses fall, when given, replace `every` and `times`. */
  readonly days?: readonly number[];
  readonly stop: { readonly atProgression: boolean; readonly forToxicity: boolean };
  /** Fraction of doses that are held (missed) for reasons outside the model, 0 to 1. */
  readonly held: number;
}

export interface VisitSchedule {
  /** Days of the first assessments, ascending. */
  readonly first: number;
  /** Days between assessments until `until`, then `later`. */
  readonly every: number;
  readonly until: number;
  readonly later: number;
  /** Standard deviation of a visit's shift, days. */
  readonly window: number;
  /** Chance that an assessment is missed. */
  readonly missed: number;
}

export interface ResponseRules {
  readonly criteria: "RECIST 1.1" | "irRC" | "iRECIST" | "Lugano" | "marrow" | "relapse";
  readonly confirmation: boolean;
  /** Coefficient of variation of a measured diameter. */
  readonly readerError: number;
}

/** An endpoint that a trial reported: shown beside the simulated one. Only calibration trials carry any. */
export interface PublishedEndpoint {
  readonly arm: string;
  readonly endpoint:
    | "ORR"
    | "CR"
    | "median PFS"
    | "median OS"
    | "PFS rate"
    | "OS rate"
    | "hazard ratio OS"
    | "hazard ratio PFS";
  /** Months, for a landmark rate. */
  readonly at?: number;
  /** For a hazard ratio: the reference arm. */
  readonly reference?: string;
  /** Fraction, months or ratio. */
  readonly value: number;
  readonly lo?: number;
  readonly hi?: number;
  readonly source: string;
  /** `memory` marks figures not yet checked against the paper; they are not shown. */
  readonly checked: boolean;
}
