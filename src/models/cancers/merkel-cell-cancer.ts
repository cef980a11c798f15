import { assumed, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { growthByDoubling, sharedPriors, sharedTogether, stroma } from "./solid-tumour.ts";

const guess = { evidence: "assumed" } as const;

/**
 * Metastatic Merkel-cell cancer: fast, and foreign either way, by a virus's proteins or by the sun's mutations. The two
 * kinds have few and very many mutations; both are taken to be seen by as many clones as melanoma is.
 */
export const merkelCellCancer: Cancer = {
  name: "merkel-cell-cancer",
  meaning: "metastatic Merkel-cell cancer",
  priors: {
    ...sharedPriors,
    cloneCount: {
      value: 60,
      spread: lognormal(1.2),
      ...guess,
      source: "assumed: viral antigens stand in for mutations where these are few",
    },
    antigenicity: { value: 0.65, spread: logit(1), ...guess, source: "assumed: viral antigens are foreign" },
    angiogenesis: growthByDoubling(40, 0.6, "assumed: no series at hand; known to grow visibly within weeks"),
    pdl1Density: {
      value: 40,
      spread: lognormal(1.3),
      ...guess,
      source: "assumed: less than in melanoma, and the spread covers bare and covered tumours",
    },
    pdl1ScoreHalf: {
      value: 5500,
      evidence: "fitted",
      source: "hanna-2020, abstract: 22.4 % of tumours show PD-L1 on tumour cells, nearly all on cells around them",
    },
    exclusion: { value: 0.5, spread: logit(1.2), ...guess, source: "assumed: inflamed and empty tumours both occur" },
    tgfSecretionTumour: stroma(1, 1, "little stroma"),
    mhcBaseline: {
      value: 0.45,
      spread: logit(0.8),
      ...guess,
      source: "assumed: low MHC-I is common and comes back with interferon",
    },
  },
  together: sharedTogether,
  disease: {
    ...disease,
    shortestCourse: assumed(90, "day", disease.shortestCourse.meaning, "assumed: fast disease is the rule here"),
    fastestDoubling: assumed(
      8,
      "day",
      disease.fastestDoubling.meaning,
      "assumed: faster than the series of other cancers",
    ),
  },
  outcome: {
    ...outcome,
    deathHazard: assumed(0.06, "1/month", outcome.deathHazard.meaning, "assumed: under a year after chemotherapy"),
    newLesionHazard: assumed(0.12, "1/month", outcome.newLesionHazard.meaning, "assumed: spreads early and often"),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 71, sd: 10, lo: 30, hi: 93 },
      source: "assumed: a cancer of old skin",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 0.7 },
      source: "assumed: more men",
    },
  },
};
