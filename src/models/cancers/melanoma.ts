import { fitted, logit, lognormal } from "../../foundation/parameter.ts";
import type { Cancer } from "./contract.ts";
import { disease, outcome } from "./disease.ts";
import { type MelanomaFit, melanomaFit } from "./melanoma-fit.ts";

const fit = { evidence: "fitted", source: "immunarium-calibration, melanoma" } as const;
const guess = { evidence: "assumed" } as const;

/** The melanoma population with these values in the fitted directions. */
export const melanomaWith = (values: MelanomaFit): Cancer => ({
  name: "melanoma",
  meaning: "advanced melanoma of the skin",
  priors: {
    cloneCount: {
      value: 60,
      spread: lognormal(1),
      ...guess,
      source: "assumed: mutation load above that of the reference population",
    },
    exclusion: {
      value: 0.4,
      spread: logit(1.2),
      ...guess,
      source: "assumed: inflamed more often than pancreatic tumours",
    },
    logExpansion: { value: values.logExpansion, spread: { shape: "normal", sigma: 0.7 }, ...fit },
    expansionByCostimulation: { value: values.expansionByCostimulation, ...fit },
    progenitorDivision: {
      value: values.progenitorDivision,
      spread: lognormal(values.progenitorDivisionSpread),
      ...fit,
    },
    tgfSecretionTumour: { value: values.tgfSecretionTumour, spread: lognormal(1), ...fit },
    cytotoxicity: { value: values.cytotoxicity, spread: lognormal(0.5), ...fit },
    ctla4Killing: { value: values.ctla4Killing, spread: lognormal(0.7), ...fit },
    pdl1Density: { value: values.pdl1Density, spread: lognormal(1), ...fit },
    mhcBaseline: {
      value: 0.8,
      spread: logit(0.7),
      ...guess,
      source: "assumed: melanoma keeps MHC-I more often than most carcinomas",
    },
    angiogenesis: { value: values.angiogenesis, spread: lognormal(0.7), ...fit },
    scarFraction: { value: values.scarFraction, spread: logit(1.5), ...fit },
  },
  together: [
    { quantity: "angiogenesis", with: "severity", rho: 0.4, source: "assumed: fast growth is part of severity" },
    { quantity: "ldh", with: "severity", rho: 0.6, source: "assumed: growth and LDH go together" },
    { quantity: "albumin", with: "severity", rho: -0.5, source: "assumed: severe disease lowers albumin" },
    { quantity: "ecog", with: "severity", rho: 0.5, source: "assumed: severe disease lowers performance" },
    { quantity: "baselineSld", with: "severity", rho: 0.3, source: "assumed: severe disease is larger when found" },
    { quantity: "exclusion", with: "tgfSecretionTumour", rho: 0.4, source: "assumed: TGF-beta makes stroma" },
    { quantity: "pdl1Density", with: "progenitorDivision", rho: 0.2, source: "assumed: inflamed tumours show PD-L1" },
  ],
  disease,
  outcome: {
    ...outcome,
    deathHazard: fitted(values.deathHazard, "1/month", outcome.deathHazard.meaning, fit.source),
    deathBySize: fitted(values.deathBySize, "1", outcome.deathBySize.meaning, fit.source),
    deathByGrowth: fitted(values.deathByGrowth, "month", outcome.deathByGrowth.meaning, fit.source),
    deathBySeverity: fitted(values.deathBySeverity, "1", outcome.deathBySeverity.meaning, fit.source),
    newLesionHazard: fitted(values.newLesionHazard, "1/month", outcome.newLesionHazard.meaning, fit.source),
  },
  covariates: {},
});

/** Advanced (stage III unresectable and IV) skin melanoma: many mutations, many clones, often inflamed. */
export const melanoma: Cancer = melanomaWith(melanomaFit.values);
