import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Nivolumab blocks PD-1, so that T cells stay active beside cells with PD-L1.
 *
 * Kinetics: Bajaj 2017, https://doi.org/10.1002/psp4.12143; typical values are those of a woman of 80 kg.
 */
export const nivolumab: Therapy = {
  name: "nivolumab",
  slot: "antiPD1",
  meaning: "blocks PD-1 on T cells",
  product: "IgG4 antibody against PD-1",
  forms: [{ route: "intravenous", infusionHours: 0.5, into: "antiPD1Central" }],
  perUnit: measured(1 / 0.1436, "nmol/mg", "amount in a milligram", "spqsp-pdac, drug metadata: 143.6 kDa"),
  parameters: {
    antiPD1Mass: measured(0.1436, "mg/nmol", "molecular mass", "spqsp-pdac, drug metadata: 143.6 kDa"),
    antiPD1Clearance: fitted(
      0.2256,
      "L/day",
      "clearance at the start",
      "bajaj-2017, Table 1: 9.4 mL/h",
      lognormal(Math.sqrt(0.123)),
    ),
    antiPD1CentralVolume: fitted(3.63, "L", "central volume", "bajaj-2017, Table 1", lognormal(Math.sqrt(0.123))),
    antiPD1PeripheralVolume: fitted(2.78, "L", "peripheral volume", "bajaj-2017, Table 1", lognormal(Math.sqrt(0.258))),
    antiPD1Exchange: fitted(0.7704, "L/day", "exchange between plasma and periphery", "bajaj-2017, Table 1: 32.1 mL/h"),
    antiPD1ClearanceChange: fitted(
      -0.295,
      "1",
      "logarithm of the change of clearance after long treatment",
      "bajaj-2017, Table 1",
      { shape: "normal", sigma: Math.sqrt(0.0719) },
    ),
    antiPD1ClearanceHalfTime: fitted(58.75, "day", "time at half of the change", "bajaj-2017, Table 1: 1410 h"),
    antiPD1ClearanceShape: fitted(3.15, "1", "steepness of the change in time", "bajaj-2017, Table 1"),
    antiPD1Affinity: measured(
      4,
      "nmol/L",
      "dissociation constant from PD-1",
      "popel-maple, 2.68e-3 over 6.7e5; others 1.45 to 7.2 (brown-2020)",
    ),
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
      factor: "(weight / 80)^0.566 * (egfr / 90)^0.186 * if(ecog >= 1, exp(0.172), 1) * exp(0.165 * male)",
      source: "bajaj-2017, Table 1",
    },
    {
      parameter: "antiPD1CentralVolume",
      factor: "(weight / 80)^0.597 * exp(0.152 * male)",
      source: "bajaj-2017, Table 1",
    },
  ],
  correlations: [
    { between: ["antiPD1Clearance", "antiPD1CentralVolume"], covariance: 0.0432, source: "bajaj-2017, Table 1" },
  ],
  regimens: {
    label: { dose: "240 mg", every: "2 weeks", source: "opdivo-label", meaning: "flat dose every two weeks" },
    monthly: { dose: "480 mg", every: "4 weeks", source: "opdivo-label", meaning: "flat dose every four weeks" },
    weight: {
      dose: "3 mg/kg",
      every: "2 weeks",
      source: "robert-2015",
      meaning: "dose by weight, as in the first trials",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.012,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: about 7 % over half a year, the order of magnitude of antibodies against PD-1",
    ),
  },
};
