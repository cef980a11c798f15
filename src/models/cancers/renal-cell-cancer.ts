import { assumed, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { clonesByMutations, growthByDoubling, sharedPriors, sharedTogether, stroma } from "./solid-tumour.ts";

const guess = { evidence: "assumed" } as const;

/**
 * Metastatic clear-cell renal cancer: few mutations, yet T cells in most tumours. Why it answers to immune therapy
 * beyond what its mutations suggest (frame shifts, endogenous retroviruses) is open; here its antigens are simply better
 * ones.
 */
export const renalCellCancer: Cancer = {
  name: "renal-cell-cancer",
  meaning: "metastatic clear-cell cancer of the kidney",
  priors: {
    ...sharedPriors,
    cloneCount: clonesByMutations(6, 0.8, "6 here (salem-2017, abstract, means)"),
    antigenicity: {
      value: 0.7,
      spread: logit(1),
      ...guess,
      source: "assumed: frame shifts make foreign-looking antigens",
    },
    angiogenesis: growthByDoubling(89, 0.8, "fujimoto-1995, abstract: lung metastases double in 89 days (20 to 154)"),
    pdl1Density: {
      value: 40,
      spread: lognormal(1.2),
      ...guess,
      source: "assumed: less than in melanoma, and the spread covers bare and covered tumours",
    },
    pdl1ScoreHalf: {
      value: 4000,
      evidence: "fitted",
      source:
        "iacovelli-2016, abstract: 24 % of clear-cell tumours show PD-L1 on tumour cells; the rest of it sits on immune cells",
    },
    exclusion: { value: 0.35, spread: logit(1.2), ...guess, source: "assumed: most of these tumours hold T cells" },
    tgfSecretionTumour: stroma(1, 1, "little stroma"),
    mhcBaseline: { value: 0.75, spread: logit(0.7), ...guess, source: "assumed: MHC-I is mostly kept" },
  },
  together: sharedTogether,
  disease: {
    ...disease,
    lesions: assumed(2.6, "1", "mean number of target lesions", "assumed: several metastases in lung and nodes"),
  },
  outcome: {
    ...outcome,
    deathHazard: assumed(
      0.015,
      "1/month",
      outcome.deathHazard.meaning,
      "assumed: gives everolimus' median survival of about 20 months",
    ),
    deathBySize: assumed(0.7, "1", outcome.deathBySize.meaning, "assumed: death comes of more than measured size"),
    newLesionHazard: assumed(0.06, "1/month", outcome.newLesionHazard.meaning, "assumed: as in other solid tumours"),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 61, sd: 10, lo: 18, hi: 88 },
      source: "assumed: early sixties, as in trials",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 0.75 },
      source: "assumed: three men to one woman",
    },
  },
};
