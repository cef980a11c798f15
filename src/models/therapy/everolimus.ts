import { assumed, lognormal } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Everolimus, the control arm of a second-line kidney cancer trial: an empirical rate that mostly holds growth, with
 * resistance, to be fitted on control arms alone.
 */
export const everolimus: Therapy = {
  name: "everolimus",
  slot: "cytotoxic",
  meaning: "slows growth by blocking mTOR",
  product: "mTOR inhibitor by mouth",
  forms: [{ route: "oral", infusionHours: 0, into: "cytotoxicAmount" }],
  perUnit: assumed(1, "mg/mg", "drug in a milligram", "assumed: a definition, not a measurement"),
  parameters: {
    cytotoxicRate: assumed(
      0.01,
      "1/day",
      "largest kill rate",
      "assumed: growth is held more than reversed",
      lognormal(0.7),
    ),
    cytotoxicResistance: assumed(
      0.006,
      "1/day",
      "growth of resistance with time under effect",
      "assumed: half a year",
      lognormal(0.7),
    ),
    cytotoxicElimination: assumed(0.6, "1/day", "fading of a dose's effect", "assumed: half-life of about 30 hours"),
    cytotoxicHalf: assumed(3, "mg", "drug in the effect compartment at half effect", "assumed: a third of a dose"),
  },
  covariates: [],
  correlations: [],
  regimens: {
    trial: {
      dose: "10 mg",
      every: "1 day",
      source: "motzer-2015, Methods",
      meaning: "the control arm of CheckMate 025",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.03,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: about one patient in eight over four months",
    ),
  },
};
