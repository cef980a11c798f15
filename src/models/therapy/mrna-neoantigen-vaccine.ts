import { assumed, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Intismeran (mRNA-4157, V940): messenger RNA in lipid particles that codes for up to 34 neoantigens of the patient's
 * own tumour. The depot is the messenger; `vaccineAntigen` is what is made of it.
 */
export const mrnaNeoantigenVaccine: Therapy = {
  name: "mrna-neoantigen-vaccine",
  slot: "vaccine",
  meaning: "primes T cells against the patient's own neoantigens",
  product: "messenger RNA of up to 34 neoantigens in lipid particles",
  forms: [{ route: "intramuscular", infusionHours: 0, into: "vaccineDepot" }],
  perUnit: assumed(1, "mg/mg", "vaccine in a milligram", "assumed: a definition, not a measurement"),
  parameters: {
    vaccineAntigens: measured(34, "1", "antigens in the vaccine", "nct03897881, design: up to 34"),
    vaccineImmunogenic: assumed(
      0.3,
      "1",
      "chance that an antigen primes T cells",
      "assumed: about a third in reports of personal vaccines",
    ),
    vaccineClones: assumed(
      2,
      "1",
      "clones of T cells that one antigen wakes",
      "assumed: few clones see one peptide",
      lognormal(1),
    ),
    vaccineReleaseRate: assumed(0.7, "1/day", "decay of the messenger as it is read", "assumed: within 0.5 to 1 a day"),
    vaccineRecruitment: assumed(
      1e5,
      "cell/day",
      "largest recruitment of presenting cells",
      "assumed: as of a GM-CSF secreting vaccine (spqsp-pdac), the particles being their own adjuvant",
      lognormal(0.7),
    ),
  },
  covariates: [],
  correlations: [],
  regimens: {
    trial: {
      dose: "1 mg",
      every: "3 weeks",
      times: 9,
      source: "nct03897881, design",
      meaning: "beside pembrolizumab after surgery",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.01,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: fever and fatigue of a day",
    ),
  },
};
