import { assumed, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/** Two weeks of four, for a year. */
const twoOfFourWeeks = Array.from({ length: 13 }, (_, cycle) => cycle * 28).flatMap((start) =>
  Array.from({ length: 14 }, (_, day) => start + day),
);

/**
 * GM-CSF under the skin calls presenting cells but brings no antigen of its own: in the model few of them carry any.
 * The control arm of the oncolytic virus trial.
 */
export const gmCsf: Therapy = {
  name: "gm-csf",
  slot: "vaccine",
  meaning: "calls antigen-presenting cells",
  product: "recombinant GM-CSF",
  forms: [{ route: "subcutaneous", infusionHours: 0, into: "vaccineDepot" }],
  perUnit: assumed(1, "mg/mg", "drug in a milligram", "assumed: a definition, not a measurement"),
  parameters: {
    vaccineAntigens: measured(0, "1", "antigens in the vaccine", "nct00769704, design: none"),
    vaccineReleaseRate: assumed(
      3,
      "1/day",
      "release from under the skin",
      "assumed: gone from under the skin within hours",
    ),
    vaccineRecruitment: assumed(
      3e3,
      "cell/day",
      "largest recruitment of presenting cells with tumour antigen",
      "assumed: a few per cent of those that come carry any",
      lognormal(1),
    ),
  },
  covariates: [],
  correlations: [],
  regimens: {
    trial: {
      dose: "0.125 mg/m^2",
      every: "1 day",
      days: twoOfFourWeeks,
      source: "nct00769704, design",
      meaning: "14 days of each 28",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.005,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: usually mild at this dose",
    ),
  },
};
