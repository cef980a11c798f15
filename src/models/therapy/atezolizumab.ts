import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Atezolizumab blocks PD-L1, the partner of PD-1; PD-L2 stays free. Its constant part is changed so that it depletes
 * nothing.
 *
 * Kinetics: Stroh 2017, https://doi.org/10.1002/cpt.587, with the covariance block as Chan 2025 reprints it,
 * https://doi.org/10.1002/psp4.13310. Antibodies against the drug (clearance up by 16 %) are left out.
 */
export const atezolizumab: Therapy = {
  name: "atezolizumab",
  slot: "antiPDL1",
  meaning: "blocks PD-L1",
  product: "IgG1 antibody against PD-L1 without effector function",
  forms: [{ route: "intravenous", infusionHours: 1, into: "antiPDL1Central" }],
  perUnit: measured(1 / 0.1436, "nmol/mg", "amount in a milligram", "spqsp-pdac, drug metadata: 143.6 kDa"),
  parameters: {
    antiPDL1Mass: measured(0.1436, "mg/nmol", "molecular mass", "spqsp-pdac, drug metadata: 143.6 kDa"),
    antiPDL1Clearance: fitted(
      0.2,
      "L/day",
      "clearance",
      "stroh-2017, reprinted in chan-2025, Table 2",
      lognormal(Math.sqrt(0.0867)),
    ),
    antiPDL1CentralVolume: fitted(
      3.28,
      "L",
      "central volume",
      "stroh-2017, reprinted in chan-2025, Table 2",
      lognormal(Math.sqrt(0.0328)),
    ),
    antiPDL1PeripheralVolume: fitted(
      3.63,
      "L",
      "peripheral volume",
      "stroh-2017, reprinted in chan-2025, Table 2",
      lognormal(Math.sqrt(0.114)),
    ),
    antiPDL1Exchange: fitted(
      0.546,
      "L/day",
      "exchange between plasma and periphery",
      "stroh-2017, reprinted in chan-2025, Table 2",
    ),
    antiPDL1ClearanceChange: fitted(
      0,
      "1",
      "logarithm of the change of clearance after long treatment",
      "stroh-2017, none in this model; the product information has a fall by 17 to 22 %",
    ),
    antiPDL1Affinity: measured(0.4, "nmol/L", "dissociation constant from PD-L1", "popel-maple, 1.72e-4 over 4.3e5"),
    antiPDL1Depletion: measured(
      0,
      "1",
      "whether cells that bind the antibody are depleted (1) or not (0)",
      "tecentriq-label, a constant part without Fc-receptor binding",
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
      factor: "(albumin / 40)^(-1.12) * (baselineSld / 63)^0.125 * (weight / 77)^0.808",
      source: "stroh-2017, reprinted in chan-2025, Table 2",
    },
    {
      parameter: "antiPDL1CentralVolume",
      factor: "(albumin / 40)^(-0.35) * (weight / 77)^0.559 * (1 - 0.129 * (1 - male))",
      source: "stroh-2017, reprinted in chan-2025, Table 2",
    },
    {
      parameter: "antiPDL1PeripheralVolume",
      factor: "1 - 0.272 * (1 - male)",
      source: "stroh-2017, reprinted in chan-2025, Table 2",
    },
  ],
  correlations: [
    {
      between: ["antiPDL1Clearance", "antiPDL1CentralVolume"],
      covariance: 0.0182,
      source: "stroh-2017, reprinted in chan-2025, control stream",
    },
    {
      between: ["antiPDL1Clearance", "antiPDL1PeripheralVolume"],
      covariance: -0.0234,
      source: "stroh-2017, reprinted in chan-2025, control stream",
    },
    {
      between: ["antiPDL1CentralVolume", "antiPDL1PeripheralVolume"],
      covariance: 0.0265,
      source: "stroh-2017, reprinted in chan-2025, control stream",
    },
  ],
  regimens: {
    label: { dose: "1200 mg", every: "3 weeks", source: "tecentriq-label", meaning: "flat dose every three weeks" },
    twoWeekly: { dose: "840 mg", every: "2 weeks", source: "tecentriq-label", meaning: "flat dose every two weeks" },
    fourWeekly: { dose: "1680 mg", every: "4 weeks", source: "tecentriq-label", meaning: "flat dose every four weeks" },
  },
  toxicity: {
    discontinuation: assumed(
      0.01,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: antibodies against PD-L1 are stopped about as often as those against PD-1",
    ),
  },
};
