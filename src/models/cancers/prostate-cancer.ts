import { assumed, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { clonesByMutations, growthByDoubling, sharedPriors, sharedTogether, stroma } from "./solid-tumour.ts";

const guess = { evidence: "assumed" } as const;

/** Castration-resistant prostate cancer with metastases: slow, few mutations, an immune desert, most of it in bone. */
export const prostateCancer: Cancer = {
  name: "prostate-cancer",
  meaning: "metastatic prostate cancer that no longer answers to androgen withdrawal",
  priors: {
    ...sharedPriors,
    cloneCount: clonesByMutations(6, 0.8, "6 here (salem-2017, abstract, means)"),
    antigenicity: { value: 0.35, spread: logit(1), ...guess, source: "assumed: mostly antigens of the organ itself" },
    angiogenesis: growthByDoubling(170, 0.7, "assumed: slower than breast cancer; few lesions can be measured at all"),
    pdl1Density: {
      value: 30,
      spread: lognormal(1.2),
      ...guess,
      source: "assumed: less than in melanoma, and the spread covers bare and covered tumours",
    },
    pdl1ScoreHalf: {
      value: 7500,
      evidence: "assumed",
      source: "assumed: about one tumour in ten; reports span 0 to 92 %",
    },
    exclusion: { value: 0.8, spread: logit(1), ...guess, source: "assumed: few T cells enter" },
    tgfSecretionTumour: stroma(5, 1, "bone is full of TGF-beta"),
    mhcBaseline: { value: 0.5, spread: logit(0.8), ...guess, source: "assumed: MHC-I is commonly reduced" },
  },
  together: sharedTogether,
  disease: {
    ...disease,
    lesions: assumed(1.7, "1", "mean number of target lesions", "assumed: bone lesions cannot be measured"),
    slowestDoubling: assumed(1500, "day", disease.slowestDoubling.meaning, "assumed: slow disease reaches trials too"),
    longestCourse: assumed(20, "year", disease.longestCourse.meaning, "assumed: the disease of old men takes its time"),
  },
  outcome: {
    ...outcome,
    deathHazard: assumed(
      0.035,
      "1/month",
      outcome.deathHazard.meaning,
      "assumed: nearly two years without chemotherapy",
    ),
    deathBySize: assumed(0.3, "1", outcome.deathBySize.meaning, "assumed: what kills is mostly not measured"),
    newLesionHazard: assumed(
      0.12,
      "1/month",
      outcome.newLesionHazard.meaning,
      "assumed: bone scans show new lesions early",
    ),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 71, sd: 8, lo: 40, hi: 91 },
      source: "assumed: the oldest of the trial populations here",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 1 },
      source: "assumed: true of this cancer by definition",
    },
    weight: {
      unit: "kg",
      meaning: "body weight",
      distribution: { shape: "lognormal", median: 85, sigma: 0.18, lo: 45, hi: 168 },
      source: "assumed: men weigh more than the mixed population of bajaj-2017",
    },
    baselineSld: {
      unit: "mm",
      meaning: "sum of the longest diameters of target lesions at baseline",
      distribution: { shape: "lognormal", median: 50, sigma: 0.6, lo: 10, hi: 400 },
      source: "assumed: nodes only, bone does not count",
    },
  },
};
