import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Ipilimumab blocks CTLA-4, so that B7 stays free for CD28 and T cells expand longer. Being IgG1 it can also bring
 * effectors to regulatory T cells; whether that happens in patients is contested (Sharma 2019 found none).
 *
 * Kinetics: Feng 2014, https://doi.org/10.1111/bcp.12323; the term in LDH is a power of a ratio of logarithms, as
 * printed there.
 */
export const ipilimumab: Therapy = {
  name: "ipilimumab",
  slot: "antiCTLA4",
  meaning: "blocks CTLA-4, and may deplete regulatory T cells in the tumour",
  product: "IgG1 antibody against CTLA-4",
  forms: [{ route: "intravenous", infusionHours: 1.5, into: "antiCTLA4Central" }],
  perUnit: measured(1 / 0.1486, "nmol/mg", "amount in a milligram", "spqsp-pdac, drug metadata: 148.6 kDa"),
  parameters: {
    antiCTLA4Mass: measured(0.1486, "mg/nmol", "molecular mass", "spqsp-pdac, drug metadata: 148.6 kDa"),
    antiCTLA4Clearance: fitted(
      0.36,
      "L/day",
      "clearance",
      "feng-2014, Table 2: 0.0150 L/h",
      lognormal(Math.sqrt(0.125)),
    ),
    antiCTLA4CentralVolume: fitted(4.15, "L", "central volume", "feng-2014, Table 2", lognormal(Math.sqrt(0.0223))),
    antiCTLA4PeripheralVolume: fitted(3.11, "L", "peripheral volume", "feng-2014, Table 2"),
    antiCTLA4Exchange: fitted(
      0.9864,
      "L/day",
      "exchange between plasma and periphery",
      "feng-2014, Table 2: 0.0411 L/h",
    ),
    antiCTLA4ClearanceChange: fitted(
      0,
      "1",
      "logarithm of the change of clearance after long treatment",
      "feng-2014, none in this model",
    ),
    antiCTLA4Affinity: measured(
      18.2,
      "nmol/L",
      "dissociation constant from CTLA-4",
      "popel-maple, 6.97e-3 over 3.83e5",
    ),
    antiCTLA4Depletion: assumed(
      1,
      "1",
      "whether regulatory cells that bind the antibody are depleted (1) or not (0)",
      "assumed: IgG1 can recruit effectors; sharma-2019 found no depletion in patients",
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
      factor: "(weight / 80)^0.642 * (log(ldh) / log(206))^1.13",
      source: "feng-2014, Table 2",
    },
    { parameter: "antiCTLA4CentralVolume", factor: "(weight / 80)^0.708", source: "feng-2014, Table 2" },
  ],
  correlations: [
    { between: ["antiCTLA4Clearance", "antiCTLA4CentralVolume"], covariance: 0.0254, source: "feng-2014, Table 2" },
  ],
  regimens: {
    label: {
      dose: "3 mg/kg",
      every: "3 weeks",
      times: 4,
      source: "yervoy-label",
      meaning: "four doses for advanced melanoma",
    },
    high: {
      dose: "10 mg/kg",
      every: "3 weeks",
      times: 4,
      source: "yervoy-label",
      meaning: "induction of the adjuvant schedule",
    },
    combination: {
      dose: "1 mg/kg",
      every: "3 weeks",
      times: 4,
      source: "yervoy-label",
      meaning: "with nivolumab in renal and colorectal cancer",
    },
  },
  toxicity: {
    discontinuation: measured(
      0.038,
      "1/month",
      "hazard of stopping for toxicity, a proxy",
      "yervoy-label, stopped for adverse reactions in 10 % over four doses, 12 weeks",
    ),
    discontinuationConcentration: measured(
      31.7,
      "mg/L",
      "average plasma concentration at which that was seen",
      "feng-2014, 3 mg/kg every 3 weeks over clearance at 80 kg",
    ),
    discontinuationExponent: assumed(
      1,
      "1",
      "power of concentration that the hazard follows",
      "assumed: severe immune reactions rise about in proportion from 3 to 10 mg/kg",
    ),
  },
};
