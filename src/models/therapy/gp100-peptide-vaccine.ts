import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Two peptides of gp100 for HLA-A2 in an oily adjuvant under the skin: one antigen of the melanocyte, so that a tumour
 * that loses it escapes.
 */
export const gp100PeptideVaccine: Therapy = {
  name: "gp100-peptide-vaccine",
  slot: "vaccine",
  meaning: "primes T cells against one melanocyte antigen",
  product: "two gp100 peptides for HLA-A2 in Montanide",
  forms: [{ route: "subcutaneous", infusionHours: 0, into: "vaccineDepot" }],
  perUnit: assumed(1, "mg/mg", "vaccine in a milligram", "assumed: a definition, not a measurement"),
  parameters: {
    vaccineAntigens: measured(1, "1", "antigens in the vaccine", "hodi-2010, Methods: two peptides of one protein"),
    vaccineImmunogenic: assumed(
      0.5,
      "1",
      "chance that the antigen primes T cells",
      "assumed: T cells rise in blood, seldom with regression",
    ),
    vaccineClones: assumed(
      2,
      "1",
      "clones of T cells that one antigen wakes",
      "assumed: few, tolerance to self",
      lognormal(1),
    ),
    vaccineReleaseRate: assumed(0.2, "1/day", "release from the depot", "assumed: within 0.1 to 0.5 a day from oil"),
    vaccineAntigenDecay: fitted(2, "1/day", "decay of free antigen", "popel-maple, k_xP_deg"),
    vaccineRecruitment: assumed(
      3e4,
      "cell/day",
      "largest recruitment of presenting cells",
      "assumed: below that of a GM-CSF secreting vaccine (1e5, spqsp-pdac)",
      lognormal(0.7),
    ),
  },
  covariates: [],
  correlations: [],
  regimens: {
    trial: {
      dose: "2 mg",
      every: "3 weeks",
      times: 4,
      source: "hodi-2010, Methods: two injections of 1 mg",
      meaning: "the gp100 arm of MDX010-20",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.003,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: injection-site reactions only",
    ),
  },
};
