import { assumed, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { clonesByMutations, growthByDoubling, sharedPriors, sharedTogether, stroma } from "./solid-tumour.ts";

const guess = { evidence: "assumed" } as const;

/** Metastatic urothelial cancer: as many mutations as lung cancer, but T cells that TGF-beta keeps in the stroma. */
export const urothelialCancer: Cancer = {
  name: "urothelial-cancer",
  meaning: "metastatic cancer of the bladder and the urinary tract",
  priors: {
    ...sharedPriors,
    cloneCount: clonesByMutations(11, 1, "11 in bladder cancer (salem-2017, abstract, means)"),
    angiogenesis: growthByDoubling(
      75,
      0.7,
      "assumed: no series of metastases at hand; faster than lung cancer, as survival is shorter",
    ),
    pdl1Density: {
      value: 40,
      spread: lognormal(1.7),
      ...guess,
      source: "assumed: less than in melanoma, and the spread covers bare and covered tumours",
    },
    pdl1ScoreHalf: {
      value: 4500,
      evidence: "assumed",
      source: "assumed: about three tumours in ten show PD-L1 on tumour cells, more on immune cells",
    },
    exclusion: {
      value: 0.65,
      spread: logit(1.2),
      ...guess,
      source: "assumed: excluded T cells are the most common picture",
    },
    tgfSecretionTumour: stroma(3, 1.2, "TGF-beta in fibroblasts goes with exclusion and failure of blockade"),
    mhcBaseline: {
      value: 0.65,
      spread: logit(0.8),
      ...guess,
      source: "assumed: carcinomas lose MHC-I more often than melanoma",
    },
  },
  together: sharedTogether,
  disease: {
    ...disease,
    lesions: assumed(2.3, "1", "mean number of target lesions", "assumed: nodes, lung and liver"),
  },
  outcome: {
    ...outcome,
    deathHazard: assumed(
      0.062,
      "1/month",
      outcome.deathHazard.meaning,
      "assumed: gives a median survival of 7 to 8 months after platinum",
    ),
    deathBySize: assumed(0.6, "1", outcome.deathBySize.meaning, "assumed: death comes of more than measured size"),
    newLesionHazard: assumed(0.12, "1/month", outcome.newLesionHazard.meaning, "assumed: spreads early and often"),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 66, sd: 10, lo: 30, hi: 91 },
      source: "assumed: older than patients with melanoma",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 0.77 },
      source: "assumed: three men to one woman",
    },
    ecog: {
      unit: "1",
      meaning: "ECOG performance status, 0 or 1 in trials",
      distribution: { shape: "chance", probability: 0.6 },
      source: "assumed: most patients have symptoms after platinum",
    },
  },
};
