import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Cemiplimab blocks PD-1.
 *
 * Kinetics: Nguyen 2022, https://doi.org/10.1002/psp4.12855; one eta for clearance and exchange, one for both volumes.
 * The small effect of ALT on clearance is left out.
 */
export const cemiplimab: Therapy = {
  name: "cemiplimab",
  slot: "antiPD1",
  meaning: "blocks PD-1 on T cells",
  product: "IgG4 antibody against PD-1",
  forms: [{ route: "intravenous", infusionHours: 0.5, into: "antiPD1Central" }],
  perUnit: assumed(1 / 0.146, "nmol/mg", "amount in a milligram", "assumed: an IgG of 146 kDa"),
  parameters: {
    antiPD1Mass: assumed(0.146, "mg/nmol", "molecular mass", "assumed: an IgG of 146 kDa"),
    antiPD1Clearance: fitted(
      0.254,
      "L/day",
      "clearance at the start",
      "nguyen-2022, Table 1",
      lognormal(Math.sqrt(0.0892)),
    ),
    antiPD1CentralVolume: fitted(3.35, "L", "central volume", "nguyen-2022, Table 1", lognormal(Math.sqrt(0.0709))),
    antiPD1PeripheralVolume: fitted(
      2.52,
      "L",
      "peripheral volume",
      "nguyen-2022, Table 1",
      lognormal(Math.sqrt(0.0709)),
    ),
    antiPD1Exchange: fitted(
      0.652,
      "L/day",
      "exchange between plasma and periphery",
      "nguyen-2022, Table 1",
      lognormal(Math.sqrt(0.0892)),
    ),
    antiPD1ClearanceChange: fitted(
      -0.174,
      "1",
      "logarithm of the change of clearance after long treatment",
      "nguyen-2022, Table 1",
    ),
    antiPD1ClearanceHalfTime: fitted(73.7, "day", "time at half of the change", "nguyen-2022, Table 1"),
    antiPD1ClearanceShape: fitted(2.5, "1", "steepness of the change in time", "nguyen-2022, Table 1, fixed there"),
    antiPD1Affinity: measured(1.5, "nmol/L", "dissociation constant from PD-1", "brown-2020, Table 3"),
    antiPD1TumourPartition: assumed(
      0.2,
      "1",
      "tumour interstitium over plasma in the long run",
      "assumed: within 0.1 to 0.3",
      lognormal(0.4),
    ),
  },
  covariates: [
    {
      parameter: "antiPD1Clearance",
      factor:
        "(weight / 75)^0.539 * (albumin / 38.6)^(-1.11) * (1 - 0.137 * (1 - male)) * (1 - 0.216 * cutaneousSquamous)",
      source: "nguyen-2022, Table 1",
    },
    { parameter: "antiPD1Exchange", factor: "(weight / 75)^0.539", source: "nguyen-2022, Table 1" },
    {
      parameter: "antiPD1CentralVolume",
      factor: "(weight / 75)^0.499 * (albumin / 38.6)^(-0.217) * (1 - 0.0801 * (1 - male))",
      source: "nguyen-2022, Table 1",
    },
    { parameter: "antiPD1PeripheralVolume", factor: "(weight / 75)^0.499", source: "nguyen-2022, Table 1" },
  ],
  correlations: [
    { between: ["antiPD1Clearance", "antiPD1Exchange"], covariance: 0.0892, source: "nguyen-2022, Table 1: one eta" },
    {
      between: ["antiPD1CentralVolume", "antiPD1PeripheralVolume"],
      covariance: 0.0709,
      source: "nguyen-2022, Table 1: one eta",
    },
  ],
  regimens: {
    label: { dose: "350 mg", every: "3 weeks", source: "libtayo-label", meaning: "flat dose every three weeks" },
  },
  toxicity: {
    discontinuation: assumed(0.012, "1/month", "hazard of stopping for toxicity, a proxy", "assumed: as for nivolumab"),
  },
};
