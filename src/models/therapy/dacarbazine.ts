import { assumed, lognormal } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Dacarbazine, the control arm of melanoma trials: an empirical kill rate with resistance, to be fitted on control
 * arms alone.
 */
export const dacarbazine: Therapy = {
  name: "dacarbazine",
  slot: "cytotoxic",
  meaning: "damages the DNA of dividing cells",
  product: "alkylating chemotherapy",
  forms: [{ route: "intravenous", infusionHours: 1, into: "cytotoxicAmount" }],
  perUnit: assumed(1, "mg/mg", "drug in a milligram", "assumed: a definition, not a measurement"),
  parameters: {
    cytotoxicRate: assumed(
      0.02,
      "1/day",
      "largest kill rate",
      "assumed: set by hand beside the dacarbazine arm of CheckMate 066; some tumours respond, most progress at once",
      lognormal(2),
    ),
    cytotoxicResistance: assumed(
      0.04,
      "1/day",
      "growth of resistance with time under effect",
      "assumed: responses last months",
      lognormal(0.7),
    ),
    cytotoxicElimination: assumed(0.1, "1/day", "fading of a dose's effect", "assumed: the effect lasts about a week"),
    cytotoxicHalf: assumed(500, "mg", "drug in the effect compartment at half effect", "assumed: a quarter of a dose"),
  },
  covariates: [],
  correlations: [],
  regimens: {
    trial: {
      dose: "1000 mg/m^2",
      every: "3 weeks",
      source: "robert-2015, Methods",
      meaning: "the control arm of CheckMate 066",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.02,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: about one patient in ten over half a year",
    ),
  },
};
