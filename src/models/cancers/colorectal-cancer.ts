import { assumed, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { clonesByMutations, growthByDoubling, sharedPriors, sharedTogether, stroma } from "./solid-tumour.ts";

const guess = { evidence: "assumed" } as const;

/**
 * Metastatic colorectal cancer. Nearly all tumours repair mismatches and are immune deserts; the few that do not carry
 * many times the mutations, which is the long upper tail of the spread here.
 */
export const colorectalCancer: Cancer = {
  name: "colorectal-cancer",
  meaning: "metastatic cancer of the colon and the rectum",
  priors: {
    ...sharedPriors,
    cloneCount: clonesByMutations(
      6,
      1.3,
      "taken as in renal and prostate cancer, with a tail for the few with microsatellite instability",
    ),
    angiogenesis: growthByDoubling(
      155,
      0.7,
      "finlay-1988, abstract: overt liver metastases double in 155 days on average",
    ),
    pdl1Density: {
      value: 30,
      spread: lognormal(1.3),
      ...guess,
      source: "assumed: less than in melanoma, and the spread covers bare and covered tumours",
    },
    pdl1ScoreHalf: {
      value: 9000,
      evidence: "assumed",
      source: "assumed: about one tumour in twenty shows PD-L1 on tumour cells",
    },
    exclusion: { value: 0.8, spread: logit(1.2), ...guess, source: "assumed: T cells stay at the margin" },
    tgfSecretionTumour: stroma(4, 1.2, "TGF-beta marks the poor subtypes"),
    mhcBaseline: { value: 0.6, spread: logit(0.8), ...guess, source: "assumed: MHC-I is often reduced" },
  },
  together: sharedTogether,
  disease,
  outcome: {
    ...outcome,
    deathHazard: assumed(
      0.04,
      "1/month",
      outcome.deathHazard.meaning,
      "assumed: about a year and a half after first treatment",
    ),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 61, sd: 11, lo: 18, hi: 88 },
      source: "assumed: early sixties, as in trials",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 0.58 },
      source: "assumed: somewhat more men",
    },
  },
};
