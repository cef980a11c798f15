import { trialBody } from "../experiments/model.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { covariates } from "../models/cancers/covariates.ts";
import { cancers } from "../models/cancers/index.ts";
import type { Therapy } from "../models/therapy/contract.ts";
import { therapies } from "../models/therapy/index.ts";

/** What a trial file may name. */
export interface Catalogue {
  readonly therapies: Readonly<Record<string, Therapy>>;
  readonly cancers: Readonly<Record<string, Cancer>>;
}

/** Everything that this version ships. */
export const shipped: Catalogue = { therapies, cancers };

/** Covariates that patients are sampled with; those of every cancer where it is not known which. */
export function sampledCovariates(cancer: Cancer | undefined): string[] {
  return [...new Set([...Object.keys(covariates), ...Object.keys(cancer?.covariates ?? {})])];
}

/** What conditions for entry may speak of: covariates, and what the disease shows then. */
export function entryCovariates(cancer: Cancer | undefined): string[] {
  return [...sampledCovariates(cancer), ...(cancer ? Object.keys(trialBody(cancer).atEntry) : [])];
}
