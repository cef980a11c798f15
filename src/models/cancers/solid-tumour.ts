import { exp } from "../../foundation/maths.ts";
import { lognormal, type Parameters } from "../../foundation/parameter.ts";
import { tumour } from "../body/tumour.ts";
import type { Prior, Together } from "./contract.ts";
import { melanoma } from "./melanoma.ts";

/**
 * What other solid tumours take over from the calibrated melanoma population: how T cells expand, divide in the tumour
 * and kill is taken to be the patient's, not the tumour's. What is the tumour's own (mutations, stroma, PD-L1, MHC-I,
 * growth) each cancer's file says itself.
 */
const immune = [
  "logExpansion",
  "expansionByCostimulation",
  "progenitorDivision",
  "cytotoxicity",
  "ctla4Killing",
  "scarFraction",
] as const;

export const sharedPriors: Readonly<Record<string, Prior>> = Object.fromEntries(
  immune.filter((name) => name in melanoma.priors).map((name) => [name, melanoma.priors[name]]),
);

/** What varies together in every solid tumour: the melanoma population's correlations. */
export const sharedTogether: readonly Together[] = melanoma.together;

/** TGF-beta from the tumour and its stroma, as a multiple of melanoma's fitted secretion. */
export function stroma(multiple: number, sigma: number, reason: string): Prior {
  const value = multiple * melanoma.priors.tgfSecretionTumour.value!;
  return { value, spread: lognormal(sigma), evidence: "assumed", source: `assumed: ${reason}` };
}

/** Mean mutations a megabase in melanoma, against which other cancers are held: salem-2017. */
const melanomaMutations = 21;

/**
 * T-cell clones that recognise a cancer with this many mutations a megabase (mean, by the panel of salem-2017), in
 * proportion to melanoma's. Wider spread than melanoma's own where a few tumours carry most of the mutations.
 */
export function clonesByMutations(perMegabase: number, sigma: number, reason: string): Prior {
  const clones = melanoma.priors.cloneCount.value!;
  return {
    value: (clones * perMegabase) / melanomaMutations,
    spread: lognormal(sigma),
    evidence: "assumed",
    source: `assumed: clones in proportion to mutations, melanoma having 21 a megabase; ${reason}`,
  };
}

/** The call for vessels when half of the macrophages are healing ones; see `vesselByHealing`. */
const halfHealing = 1.25;

/**
 * Vessel growth that gives a tumour this volume doubling time at clinical size, in days, without immune killing:
 * capacity and tumour then grow at one rate g, their ratio is exp(g / stiffness), and what angiogenesis adds pays for
 * the capacity's growth and regression.
 */
export function growthByDoubling(days: number, sigma: number, source: string): Prior {
  const { growthStiffness, vesselRegression } = tumour.parameters as Parameters;
  const rate = Math.LN2 / days;
  const ratio = exp(rate / growthStiffness.value);
  return {
    value: (ratio * rate + vesselRegression.value * (ratio - 1)) / halfHealing,
    spread: lognormal(sigma),
    evidence: source.startsWith("assumed") ? "assumed" : "fitted",
    source,
  };
}
