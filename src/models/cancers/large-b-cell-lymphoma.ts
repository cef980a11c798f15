import { assumed, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";

/**
 * Large B-cell lymphoma that did not answer to, or came back after, at least two treatments. The size of the lesions at
 * entry is drawn and says how many cells there are.
 */
export const largeBCellLymphoma: Cancer = {
  name: "large-b-cell-lymphoma",
  meaning: "large B-cell lymphoma, relapsed or refractory",
  body: "B-cell malignancy",
  priors: {
    growth: {
      value: 0.03,
      spread: lognormal(0.6),
      evidence: "assumed",
      source: "assumed: doubles in about three weeks; Burkitt lymphoma in 66 hours (iversen-1974) is the fastest known",
    },
    cellLoss: {
      value: 0.69,
      evidence: "fitted",
      source: "iversen-1974, abstract: cell loss of 69 % in Burkitt lymphoma, which turns over alike",
    },
    sensitivity: {
      value: 0.5,
      spread: lognormal(0.8),
      evidence: "assumed",
      source: "assumed: fewer CAR T cells reach the inside of a mass than the marrow",
    },
  },
  together: [
    { quantity: "growth", with: "severity", rho: 0.4, source: "assumed: fast growth is part of severity" },
    { quantity: "baselineSld", with: "severity", rho: 0.4, source: "assumed: severe disease is larger" },
    { quantity: "sensitivity", with: "severity", rho: -0.3, source: "assumed: what resisted before resists again" },
    { quantity: "ldh", with: "severity", rho: 0.6, source: "assumed: growth and LDH go together" },
  ],
  disease: {
    lesions: assumed(3, "1", "mean number of target lesions", "assumed: several groups of nodes"),
    lesionPace: disease.lesionPace,
  },
  outcome: {
    ...outcome,
    deathHazard: assumed(
      0.022,
      "1/month",
      outcome.deathHazard.meaning,
      "assumed: gives the median survival of 6.3 months of refractory disease before cell therapy (crump-2017, abstract)",
    ),
    deathBySize: assumed(1.3, "1", outcome.deathBySize.meaning, "assumed: death goes with the burden"),
    deathByGrowth: assumed(0.5, "month", outcome.deathByGrowth.meaning, "assumed: fast disease is large soon"),
    newLesionHazard: assumed(
      0.1,
      "1/month",
      outcome.newLesionHazard.meaning,
      "assumed: new nodes are common in progression",
    ),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 55, sd: 13, lo: 18, hi: 81 },
      source: "crump-2017, Table 1: median 55 (19 to 81)",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 0.64 },
      source: "crump-2017, Table 1: 64 %",
    },
    baselineSld: {
      unit: "mm",
      meaning: "sum of the longest diameters of target lesions at baseline",
      distribution: { shape: "lognormal", median: 120, sigma: 0.5, lo: 30, hi: 400 },
      source: "assumed: three lesions of 4 cm",
    },
  },
};
