import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Avelumab blocks PD-L1, and keeps a constant part that natural killer cells can use against cells with PD-L1.
 *
 * Kinetics: Masters 2022, https://doi.org/10.1002/psp4.12771. Its change of clearance, a factor 1 - 0.0853 f(t), is
 * written as exp(-0.0892 f(t)): equal at both ends and within 0.1 % between. Its printed exchange of 0.3352 L/h is
 * outside its own confidence interval; 0.03352 is inside.
 */
export const avelumab: Therapy = {
  name: "avelumab",
  slot: "antiPDL1",
  meaning: "blocks PD-L1",
  product: "IgG1 antibody against PD-L1 with effector function",
  forms: [{ route: "intravenous", infusionHours: 1, into: "antiPDL1Central" }],
  perUnit: assumed(1 / 0.147, "nmol/mg", "amount in a milligram", "assumed: an IgG of 147 kDa"),
  parameters: {
    antiPDL1Mass: assumed(0.147, "mg/nmol", "molecular mass", "assumed: an IgG of 147 kDa"),
    antiPDL1Clearance: fitted(
      0.6456,
      "L/day",
      "clearance at the start",
      "masters-2022, Table 1: 0.0269 L/h",
      lognormal(Math.sqrt(0.09339)),
    ),
    antiPDL1CentralVolume: fitted(3.196, "L", "central volume", "masters-2022, Table 1", lognormal(Math.sqrt(0.03776))),
    antiPDL1PeripheralVolume: fitted(
      0.7278,
      "L",
      "peripheral volume",
      "masters-2022, Table 1",
      lognormal(Math.sqrt(1.204)),
    ),
    antiPDL1Exchange: fitted(
      0.8045,
      "L/day",
      "exchange between plasma and periphery",
      "masters-2022, Table 1: 0.03352 L/h by its confidence interval",
    ),
    antiPDL1ClearanceChange: fitted(
      -0.0892,
      "1",
      "logarithm of the change of clearance after long treatment",
      "masters-2022, Table 1: Imax -0.08533",
      lognormal(Math.sqrt(0.1052)),
    ),
    antiPDL1ClearanceHalfTime: fitted(99.24, "day", "time at half of the change", "masters-2022, Table 1"),
    antiPDL1ClearanceShape: fitted(2.086, "1", "steepness of the change in time", "masters-2022, Table 1"),
    antiPDL1Affinity: assumed(
      0.7,
      "nmol/L",
      "dissociation constant from PD-L1",
      "assumed: sub-nanomolar; far below label concentrations",
    ),
    antiPDL1Depletion: measured(
      1,
      "1",
      "whether cells that bind the antibody are depleted (1) or not (0)",
      "bavencio-label, antibody-dependent cytotoxicity in vitro",
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
    { parameter: "antiPDL1Clearance", factor: "(weight / 80)^0.4714", source: "masters-2022, Table 1" },
    { parameter: "antiPDL1CentralVolume", factor: "(weight / 80)^0.4694", source: "masters-2022, Table 1" },
    { parameter: "antiPDL1PeripheralVolume", factor: "(weight / 80)^0.5826", source: "masters-2022, Table 1" },
    { parameter: "antiPDL1Exchange", factor: "weight / 80", source: "masters-2022, Methods, exponent fixed at 1" },
  ],
  correlations: [
    { between: ["antiPDL1Clearance", "antiPDL1CentralVolume"], covariance: 0.03048, source: "masters-2022, Table 1" },
    {
      between: ["antiPDL1Clearance", "antiPDL1PeripheralVolume"],
      covariance: 0.08418,
      source: "masters-2022, Table 1",
    },
    {
      between: ["antiPDL1CentralVolume", "antiPDL1PeripheralVolume"],
      covariance: 0.01799,
      source: "masters-2022, Table 1",
    },
  ],
  regimens: {
    label: { dose: "800 mg", every: "2 weeks", source: "bavencio-label", meaning: "flat dose every two weeks" },
    weight: {
      dose: "10 mg/kg",
      every: "2 weeks",
      source: "masters-2022, Methods",
      meaning: "dose by weight, as in the first trials",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.015,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: as for atezolizumab, with more infusion reactions",
    ),
  },
};
