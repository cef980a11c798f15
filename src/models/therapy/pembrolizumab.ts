import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Pembrolizumab blocks PD-1.
 *
 * Kinetics: Ahamadi 2017, https://doi.org/10.1002/psp4.12139, where one eta moves clearance and exchange together and
 * another both volumes. Clearance does not change with time there; the label's later analysis has it fall by 23 %.
 */
export const pembrolizumab: Therapy = {
  name: "pembrolizumab",
  slot: "antiPD1",
  meaning: "blocks PD-1 on T cells",
  product: "humanised IgG4 antibody against PD-1",
  forms: [{ route: "intravenous", infusionHours: 0.5, into: "antiPD1Central" }],
  perUnit: measured(1 / 0.149, "nmol/mg", "amount in a milligram", "spqsp-pdac, drug metadata: 149 kDa"),
  parameters: {
    antiPD1Mass: measured(0.149, "mg/nmol", "molecular mass", "spqsp-pdac, drug metadata: 149 kDa"),
    antiPD1Clearance: fitted(0.22, "L/day", "clearance", "ahamadi-2017, Table 3", lognormal(Math.sqrt(0.134))),
    antiPD1CentralVolume: fitted(3.48, "L", "central volume", "ahamadi-2017, Table 3", lognormal(Math.sqrt(0.0417))),
    antiPD1PeripheralVolume: fitted(
      4.06,
      "L",
      "peripheral volume",
      "ahamadi-2017, Table 3",
      lognormal(Math.sqrt(0.0417)),
    ),
    antiPD1Exchange: fitted(
      0.795,
      "L/day",
      "exchange between plasma and periphery",
      "ahamadi-2017, Table 3",
      lognormal(Math.sqrt(0.134)),
    ),
    antiPD1ClearanceChange: fitted(
      0,
      "1",
      "logarithm of the change of clearance after long treatment",
      "ahamadi-2017, Table 3: none in this model",
    ),
    antiPD1Affinity: measured(
      0.027,
      "nmol/L",
      "dissociation constant from PD-1, both arms binding",
      "na-2017, 27 pM as quoted in doi 10.1038/s41598-019-54231-w; one arm alone 4 nM (brown-2020)",
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
      factor:
        "(weight / 76.8)^0.595 * (albumin / 39.6)^(-0.907) * (baselineSld / 89.6)^0.0872 * (egfr / 88.47)^0.135 * (1 - 0.152 * (1 - male)) * (1 + 0.145 * lung) * if(ecog >= 1, 1 - 0.0739, 1) * (1 + 0.14 * priorIpilimumab)",
      source: "ahamadi-2017, Table 3",
    },
    { parameter: "antiPD1Exchange", factor: "(weight / 76.8)^0.595", source: "ahamadi-2017, Table 3" },
    {
      parameter: "antiPD1CentralVolume",
      factor:
        "(weight / 76.8)^0.489 * (albumin / 39.6)^(-0.208) * (1 - 0.134 * (1 - male)) * (1 + 0.0736 * priorIpilimumab)",
      source: "ahamadi-2017, Table 3",
    },
    { parameter: "antiPD1PeripheralVolume", factor: "(weight / 76.8)^0.489", source: "ahamadi-2017, Table 3" },
  ],
  correlations: [
    { between: ["antiPD1Clearance", "antiPD1Exchange"], covariance: 0.134, source: "ahamadi-2017, Table 3: one eta" },
    {
      between: ["antiPD1CentralVolume", "antiPD1PeripheralVolume"],
      covariance: 0.0417,
      source: "ahamadi-2017, Table 3: one eta",
    },
  ],
  regimens: {
    label: { dose: "200 mg", every: "3 weeks", source: "keytruda-label", meaning: "flat dose every three weeks" },
    sixWeekly: { dose: "400 mg", every: "6 weeks", source: "keytruda-label", meaning: "flat dose every six weeks" },
    weight: {
      dose: "2 mg/kg",
      every: "3 weeks",
      source: "ahamadi-2017, Methods",
      meaning: "dose by weight, as in KEYNOTE-001",
    },
    high: { dose: "10 mg/kg", every: "3 weeks", source: "ahamadi-2017, Methods", meaning: "high dose of KEYNOTE-001" },
  },
  toxicity: {
    discontinuation: assumed(0.012, "1/month", "hazard of stopping for toxicity, a proxy", "assumed: as for nivolumab"),
  },
};
