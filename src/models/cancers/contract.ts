import type { Parameter, Parameters, Spread } from "../../foundation/parameter.ts";
import type { Covariate } from "./covariates.ts";

/** A quantity that varies with another between patients. */
export interface Together {
  /** A body parameter or covariate. */
  readonly quantity: string;
  /** An earlier body parameter or covariate, or `severity`: how aggressive the disease is as a whole. */
  readonly with: string;
  /** Correlation on the normal scale, -1 to 1. */
  readonly rho: number;
  readonly source: string;
}

/** A body parameter's median and spread in patients with this cancer, where they differ from the module's own. */
export interface Prior {
  readonly value?: number;
  readonly spread?: Spread;
  readonly evidence: Parameter["evidence"];
  readonly source: string;
}

/** A body model that patients can have; `models/body` composes them. */
export type Body = "solid tumour" | "B-cell malignancy";

/**
 * How a visit sees disease: by the diameters of lesions, by blasts in the marrow, or, after surgery that left nothing
 * to see, by whether anything has come back.
 */
export type Sight = "lesions" | "marrow" | "relapse";

/**
 * A cancer type: what its virtual patients are like before anyone is treated, how they are found, and how the burden
 * of disease becomes what a trial observes.
 */
export interface Cancer {
  readonly name: string;
  readonly meaning: string;
  /** Absent: a solid tumour. */
  readonly body?: Body;
  /** Absent: lesions. */
  readonly seenBy?: Sight;
  readonly priors: Readonly<Record<string, Prior>>;
  readonly together: readonly Together[];
  /** Disease at trial entry and the window in which a course counts as plausible; see `disease`. */
  readonly disease: Parameters;
  /** From burden to observation: hazards of death and of new lesions; see `outcome`. */
  readonly outcome: Parameters;
  /** Covariates that differ from `covariates`. */
  readonly covariates: Readonly<Record<string, Covariate>>;
}
