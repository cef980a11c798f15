import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Tremelimumab blocks CTLA-4; being IgG2 it depletes nothing.
 *
 * Kinetics: Hwang 2023, https://doi.org/10.1111/bcp.15622. Clearance rises with time when given alone (patients get
 * worse) and falls beside durvalumab (they get better): the covariate `withDurvalumab` switches.
 */
export const tremelimumab: Therapy = {
  name: "tremelimumab",
  slot: "antiCTLA4",
  meaning: "blocks CTLA-4",
  product: "IgG2 antibody against CTLA-4",
  forms: [{ route: "intravenous", infusionHours: 1, into: "antiCTLA4Central" }],
  perUnit: measured(1 / 0.1464, "nmol/mg", "amount in a milligram", "spqsp-pdac, drug metadata: 146.4 kDa"),
  parameters: {
    antiCTLA4Mass: measured(0.1464, "mg/nmol", "molecular mass", "spqsp-pdac, drug metadata: 146.4 kDa"),
    antiCTLA4Clearance: fitted(
      0.276,
      "L/day",
      "clearance at the start",
      "hwang-2023, Table 3",
      lognormal(Math.sqrt(0.113)),
    ),
    antiCTLA4CentralVolume: fitted(3.64, "L", "central volume", "hwang-2023, Table 3", lognormal(Math.sqrt(0.0536))),
    antiCTLA4PeripheralVolume: fitted(2.4, "L", "peripheral volume", "hwang-2023, Table 3"),
    antiCTLA4Exchange: fitted(0.357, "L/day", "exchange between plasma and periphery", "hwang-2023, Table 3"),
    antiCTLA4ClearanceChange: fitted(
      0.151,
      "1",
      "logarithm of the change of clearance after long treatment",
      "hwang-2023, Table 3, alone",
      { shape: "normal", sigma: Math.sqrt(0.151) },
    ),
    antiCTLA4ClearanceHalfTime: fitted(95.1, "day", "time at half of the change", "hwang-2023, Table 3"),
    antiCTLA4ClearanceShape: fitted(14.5, "1", "steepness of the change in time", "hwang-2023, Table 3, alone"),
    antiCTLA4Affinity: assumed(
      18.2,
      "nmol/L",
      "dissociation constant from CTLA-4",
      "assumed: he-2017 found it to bind like ipilimumab",
    ),
    antiCTLA4Depletion: assumed(
      0,
      "1",
      "whether regulatory cells that bind the antibody are depleted (1) or not (0)",
      "assumed: IgG2 recruits few effectors",
    ),
    antiCTLA4TumourPartition: assumed(
      0.2,
      "1",
      "tumour interstitium over plasma in the long run",
      "assumed: within 0.1 to 0.3",
      lognormal(0.4),
    ),
  },
  covariates: [
    {
      parameter: "antiCTLA4Clearance",
      factor: "(albumin / 39)^(-0.996) * (weight / 71)^0.638",
      source: "hwang-2023, Table 3",
    },
    { parameter: "antiCTLA4CentralVolume", factor: "(weight / 71)^0.606", source: "hwang-2023, Table 3" },
    {
      parameter: "antiCTLA4ClearanceChange",
      factor: "if(withDurvalumab > 0, -0.187 / 0.151, 1)",
      source: "hwang-2023, Table 3",
    },
    {
      parameter: "antiCTLA4ClearanceShape",
      factor: "if(withDurvalumab > 0, 3.2 / 14.5, 1)",
      source: "hwang-2023, Table 3",
    },
  ],
  correlations: [],
  regimens: {
    single: {
      dose: "300 mg",
      every: "4 weeks",
      times: 1,
      source: "imjudo-label",
      meaning: "one priming dose beside durvalumab",
    },
    melanoma: {
      dose: "15 mg/kg",
      every: "90 days",
      source: "ribas-2013",
      meaning: "the schedule of the melanoma trial",
    },
  },
  toxicity: {
    discontinuation: assumed(
      0.038,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "assumed: as for ipilimumab",
    ),
  },
};
