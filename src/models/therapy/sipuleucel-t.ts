import { assumed, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Sipuleucel-T: the patient's own presenting cells, loaded outside the body with prostatic acid phosphatase, given
 * back three times.
 */
export const sipuleucelT: Therapy = {
  name: "sipuleucel-t",
  slot: "vaccine",
  meaning: "primes T cells against prostatic acid phosphatase",
  product: "autologous presenting cells loaded with PAP and GM-CSF",
  forms: [{ route: "intravenous", infusionHours: 1, into: "vaccineApc" }],
  perUnit: assumed(1, "cell/cell", "cells in a cell", "assumed: a definition, not a measurement"),
  parameters: {
    vaccineAntigens: measured(1, "1", "antigens in the vaccine", "provenge-label, one fusion protein"),
    vaccineImmunogenic: assumed(
      0.7,
      "1",
      "chance that the antigen primes T cells",
      "assumed: most patients show an answer in blood",
    ),
    vaccineClones: assumed(
      2,
      "1",
      "clones of T cells that one antigen wakes",
      "assumed: few, tolerance to self",
      lognormal(1),
    ),
    vaccineMigration: assumed(
      0.05,
      "1/day",
      "infused cells reaching draining nodes",
      "assumed: few of those infused home to the right node",
    ),
  },
  covariates: [],
  correlations: [],
  regimens: {
    label: {
      dose: "5e7 cell",
      every: "2 weeks",
      times: 3,
      source: "provenge-label, at least 50 million CD54+ cells",
      meaning: "three infusions",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.01,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: infusion reactions",
    ),
  },
};
