import { covariates } from "../models/cancers/covariates.ts";
import { cancers } from "../models/cancers/index.ts";
import type { Therapy } from "../models/therapy/contract.ts";
import { therapies } from "../models/therapy/index.ts";

/** What a trial file may name. */
export interface Catalogue {
  readonly therapies: Readonly<Record<string, Therapy>>;
  readonly cancers: readonly string[];
  /** Names that eligibility and population may use. */
  readonly covariates: readonly string[];
}

// What a grown tumour shows at entry, beside what a patient brings: `experiments/tasks` adds them to the covariates.
const atEntry = ["pdl1", "cd8", "clones"];

/** Everything that this version ships. */
export const shipped: Catalogue = {
  therapies,
  cancers: Object.keys(cancers),
  covariates: [...Object.keys(covariates), ...atEntry],
};
