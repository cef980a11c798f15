import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Durvalumab blocks PD-L1. Target takes up part of it, which shows as a saturable way out beside the linear one.
 *
 * Kinetics: Baverel 2018, https://doi.org/10.1002/cpt.982, as de Vries 2025 prints its code,
 * https://doi.org/10.1007/s40262-025-01555-8. `egfr` stands in for creatinine clearance; soluble PD-L1 is left out.
 */
export const durvalumab: Therapy = {
  name: "durvalumab",
  slot: "antiPDL1",
  meaning: "blocks PD-L1",
  product: "IgG1 antibody against PD-L1 without effector function",
  forms: [{ route: "intravenous", infusionHours: 1, into: "antiPDL1Central" }],
  perUnit: measured(1 / 0.149, "nmol/mg", "amount in a milligram", "spqsp-pdac, drug metadata: 149 kDa"),
  parameters: {
    antiPDL1Mass: measured(0.149, "mg/nmol", "molecular mass", "spqsp-pdac, drug metadata: 149 kDa"),
    antiPDL1Clearance: fitted(
      0.232,
      "L/day",
      "linear clearance",
      "baverel-2018, code in de-vries-2025",
      lognormal(Math.sqrt(0.0729)),
    ),
    antiPDL1CentralVolume: fitted(
      3.51,
      "L",
      "central volume",
      "baverel-2018, code in de-vries-2025",
      lognormal(Math.sqrt(0.0437)),
    ),
    antiPDL1PeripheralVolume: fitted(
      3.45,
      "L",
      "peripheral volume",
      "baverel-2018, code in de-vries-2025",
      lognormal(Math.sqrt(0.113)),
    ),
    antiPDL1Exchange: fitted(
      0.476,
      "L/day",
      "exchange between plasma and periphery",
      "baverel-2018, code in de-vries-2025",
    ),
    antiPDL1ClearanceChange: fitted(
      0,
      "1",
      "logarithm of the change of clearance after long treatment",
      "baverel-2018, none in this code",
    ),
    antiPDL1MaximumElimination: fitted(
      0.824 / 0.149,
      "nmol/day",
      "largest saturable elimination",
      "baverel-2018, code in de-vries-2025: 0.824 mg/day",
    ),
    antiPDL1HalfElimination: fitted(
      0.344 / 0.149,
      "nmol/L",
      "concentration at half of it",
      "baverel-2018, code in de-vries-2025: 0.344 mg/L",
    ),
    antiPDL1Affinity: assumed(
      0.7,
      "nmol/L",
      "dissociation constant from PD-L1",
      "assumed: reports range from 0.02 to 0.7; far below label concentrations either way",
    ),
    antiPDL1Depletion: assumed(
      0,
      "1",
      "whether cells that bind the antibody are depleted (1) or not (0)",
      "assumed: engineered without effector function",
    ),
    antiPDL1TumourPartition: assumed(
      0.2,
      "1",
      "tumour interstitium over plasma in the long run",
      "assumed: within 0.1 to 0.3",
      lognormal(0.4),
    ),
  },
  covariates: [
    {
      parameter: "antiPDL1Clearance",
      factor:
        "(1 - 0.035 * (albumin - 38)) * (1 + 0.00149 * (egfr - 85.65)) * if(ecog >= 1, 0.937, 1) * if(male > 0, 1, 0.857) * (1 + 0.00178 * (baselineSld - 74.8)) * (weight / 69.8)^0.389",
      source: "baverel-2018, code in de-vries-2025",
    },
    {
      parameter: "antiPDL1CentralVolume",
      factor: "(weight / 69.8)^0.406 * if(male > 0, 1, 0.835)",
      source: "baverel-2018, code in de-vries-2025",
    },
    {
      parameter: "antiPDL1PeripheralVolume",
      factor: "if(male > 0, 1, 0.795)",
      source: "baverel-2018, code in de-vries-2025",
    },
  ],
  correlations: [
    {
      between: ["antiPDL1Clearance", "antiPDL1CentralVolume"],
      covariance: 0.01574739,
      source: "baverel-2018, code in de-vries-2025: correlation 0.279",
    },
    {
      between: ["antiPDL1CentralVolume", "antiPDL1PeripheralVolume"],
      covariance: 0.0393521,
      source: "baverel-2018, code in de-vries-2025: correlation 0.560",
    },
  ],
  regimens: {
    label: { dose: "1500 mg", every: "4 weeks", source: "imfinzi-label", meaning: "flat dose every four weeks" },
    weight: { dose: "10 mg/kg", every: "2 weeks", source: "imfinzi-label", meaning: "dose by weight every two weeks" },
  },
  toxicity: {
    discontinuation: assumed(
      0.01,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: as for atezolizumab",
    ),
  },
};
