import { assumed, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { clonesByMutations, growthByDoubling, sharedPriors, sharedTogether, stroma } from "./solid-tumour.ts";

const guess = { evidence: "assumed" } as const;

/** Advanced non-small-cell lung cancer after platinum: smokers' mutations, PD-L1 in half of the tumours, often excluded. */
export const nonSmallCellLungCancer: Cancer = {
  name: "non-small-cell-lung-cancer",
  meaning: "advanced non-small-cell lung cancer",
  priors: {
    ...sharedPriors,
    cloneCount: clonesByMutations(11, 1.1, "11 here (salem-2017, abstract, means)"),
    angiogenesis: growthByDoubling(
      97,
      0.7,
      "mackintosh-2014, abstract: squamous cancers grow by 0.0103 doublings a day",
    ),
    pdl1Density: {
      value: 25,
      spread: lognormal(2.6),
      ...guess,
      source: "assumed: spread as wide as that of the stained fraction",
    },
    pdl1ScoreHalf: {
      value: 1900,
      evidence: "fitted",
      source: "dietel-2019, abstract: 52 % of tumours with PD-L1 on 1 % of cells or more, 22 % on half of them or more",
    },
    exclusion: {
      value: 0.5,
      spread: logit(1.2),
      ...guess,
      source: "assumed: stroma keeps T cells out more than in melanoma",
    },
    tgfSecretionTumour: stroma(2, 1, "more stroma than melanoma"),
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
    lesions: assumed(2.2, "1", "mean number of target lesions", "assumed: fewer measurable lesions than in melanoma"),
  },
  outcome: {
    ...outcome,
    deathHazard: assumed(
      0.064,
      "1/month",
      outcome.deathHazard.meaning,
      "assumed: gives docetaxel's median survival of about 8 months after platinum",
    ),
    deathBySize: assumed(0.6, "1", outcome.deathBySize.meaning, "assumed: death comes of more than measured size"),
    newLesionHazard: assumed(
      0.08,
      "1/month",
      outcome.newLesionHazard.meaning,
      "assumed: brain, bone and liver are common sites of progression",
    ),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 62, sd: 9, lo: 30, hi: 86 },
      source: "assumed: early sixties, as in second-line trials",
    },
    ecog: {
      unit: "1",
      meaning: "ECOG performance status, 0 or 1 in trials",
      distribution: { shape: "chance", probability: 0.7 },
      source: "assumed: most patients have symptoms after platinum",
    },
    lung: {
      unit: "1",
      meaning: "1 with non-small-cell lung cancer, else 0",
      distribution: { shape: "chance", probability: 1 },
      source: "assumed: true of this cancer by definition",
    },
  },
};
