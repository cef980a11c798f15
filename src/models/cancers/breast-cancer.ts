import { assumed, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { clonesByMutations, growthByDoubling, sharedPriors, sharedTogether, stroma } from "./solid-tumour.ts";

const guess = { evidence: "assumed" } as const;

/** Metastatic breast cancer, all subtypes together: few mutations, PD-L1 in one tumour of five. */
export const breastCancer: Cancer = {
  name: "breast-cancer",
  meaning: "metastatic breast cancer, all subtypes together",
  priors: {
    ...sharedPriors,
    cloneCount: clonesByMutations(6, 1, "taken as in renal and prostate cancer"),
    angiogenesis: growthByDoubling(141, 0.7, "ryu-2014, abstract: median volume doubling time 141 days (46 to 825)"),
    pdl1Density: {
      value: 40,
      spread: lognormal(1.3),
      ...guess,
      source: "assumed: less than in melanoma, and the spread covers bare and covered tumours",
    },
    pdl1ScoreHalf: { value: 5000, evidence: "fitted", source: "qin-2015, abstract: 21.7 % of 870 tumours show PD-L1" },
    exclusion: { value: 0.65, spread: logit(1.2), ...guess, source: "assumed: T cells mostly in the stroma" },
    tgfSecretionTumour: stroma(3, 1, "much stroma"),
    mhcBaseline: { value: 0.6, spread: logit(0.8), ...guess, source: "assumed: MHC-I is often reduced" },
  },
  together: sharedTogether,
  disease,
  outcome: {
    ...outcome,
    deathHazard: assumed(0.03, "1/month", outcome.deathHazard.meaning, "assumed: about two years with metastases"),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 56, sd: 12, lo: 18, hi: 88 },
      source: "assumed: fifties, as in trials",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 0.01 },
      source: "assumed: one man to a hundred women",
    },
    weight: {
      unit: "kg",
      meaning: "body weight",
      distribution: { shape: "lognormal", median: 69, sigma: 0.22, lo: 34, hi: 150 },
      source: "assumed: women weigh less than the mixed population of bajaj-2017",
    },
  },
};
