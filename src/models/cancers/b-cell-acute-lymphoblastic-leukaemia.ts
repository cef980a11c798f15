import { assumed, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";

/**
 * Acute leukaemia of B cells in children and young adults, come back after treatment or never gone. The burden at entry
 * is drawn; the marrow is what visits look at.
 */
export const bCellAcuteLymphoblasticLeukaemia: Cancer = {
  name: "b-cell-acute-lymphoblastic-leukaemia",
  meaning: "acute lymphoblastic leukaemia of B cells, relapsed or refractory",
  body: "B-cell malignancy",
  seenBy: "marrow",
  priors: {
    sensitivity: {
      value: 1,
      spread: lognormal(1.2),
      evidence: "assumed",
      source:
        "assumed: a spread that leaves about one in five without remission, as early in ELIANA, a calibration trial",
    },
    cellsAtEntry: {
      value: 1.3e12,
      spread: lognormal(1.2),
      evidence: "fitted",
      source: "kantarjian-2017, Table 1: median 80 % blasts in the marrow",
    },
  },
  together: [
    { quantity: "growth", with: "severity", rho: 0.4, source: "assumed: fast growth is part of severity" },
    { quantity: "cellsAtEntry", with: "severity", rho: 0.4, source: "assumed: severe disease fills the marrow" },
    { quantity: "sensitivity", with: "severity", rho: -0.3, source: "assumed: what resisted before resists again" },
  ],
  // The marrow has no target lesions; these two only keep the form of a patient.
  disease: { lesions: disease.lesions, lesionPace: disease.lesionPace },
  outcome: {
    ...outcome,
    deathHazard: assumed(
      0.17,
      "1/month",
      "hazard of death with nothing but blasts in the marrow",
      "assumed: gives the 4 months' median survival of chemotherapy in adults (kantarjian-2017, abstract)",
    ),
    deathBySize: assumed(
      1.2,
      "1",
      "power of the share of blasts in the hazard of death",
      "assumed: death comes of marrow failure",
    ),
    deathByGrowth: assumed(
      0.5,
      "month",
      "log hazard of death per unit growth of log blasts a month",
      "assumed: within a month the burden tells more than its growth",
    ),
    newLesionHazard: assumed(
      0.004,
      "1/month",
      "hazard of disease outside the marrow with nothing but blasts in it",
      "assumed: isolated relapse outside the marrow is uncommon",
    ),
  },
  covariates: {
    age: {
      unit: "year",
      meaning: "age",
      distribution: { shape: "normal", mean: 12, sd: 6, lo: 3, hi: 80 },
      source: "assumed: children and young adults; a trial of adults shifts it",
    },
    weight: {
      unit: "kg",
      meaning: "body weight",
      distribution: { shape: "lognormal", median: 42, sigma: 0.45, lo: 12, hi: 140 },
      source: "assumed: children and young adults; a trial of adults shifts it",
    },
    male: {
      unit: "1",
      meaning: "1 for men, 0 for women",
      distribution: { shape: "chance", probability: 0.56 },
      source: "assumed: somewhat more boys",
    },
    ecog: {
      unit: "1",
      meaning: "ECOG performance status, 0 or 1 in trials",
      distribution: { shape: "chance", probability: 0.5 },
      source: "assumed: half have symptoms",
    },
    baselineSld: {
      unit: "mm",
      meaning: "sum of the longest diameters of target lesions at baseline",
      distribution: { shape: "lognormal", median: 10, sigma: 0.1, lo: 10, hi: 20 },
      source: "assumed: without meaning in leukaemia, which has no target lesions",
    },
  },
};
