import { assumed, fitted, lognormal } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Tisagenlecleucel: the patient's T cells with a receptor for CD19 and 4-1BB behind it, once, after lymphodepletion.
 *
 * Contraction, memory and their spread: Stein 2019, https://doi.org/10.1002/psp4.12388, random effects taken as
 * variances. Its fold expansion (3900) and time of the peak (9.3 days) come out of the equations here.
 */
export const tisagenlecleucel: Therapy = {
  name: "tisagenlecleucel",
  slot: "carT",
  meaning: "kills cells with CD19 whatever their MHC",
  product: "autologous T cells with a CD19 receptor and 4-1BB",
  forms: [{ route: "intravenous", infusionHours: 0, into: "carTInfused" }],
  perUnit: assumed(1, "cell/cell", "cells in a cell", "assumed: a definition, not a measurement"),
  parameters: {
    carTExpansion: assumed(
      1.3,
      "1/day",
      "largest expansion",
      "assumed: gives the fold expansion of stein-2019",
      lognormal(0.15),
    ),
    carTNicheClosure: assumed(
      0.55,
      "1/day",
      "return of the patient's lymphocytes",
      "assumed: puts the peak near day 9, as in stein-2019",
      lognormal(0.2),
    ),
    carTCapacity: fitted(
      7e10,
      "cell",
      "CAR T cells that the body holds",
      "kimmel-2021, K_C 6.96e10; spread of stein-2019, Cmax",
      lognormal(Math.sqrt(0.65)),
    ),
    carTContraction: fitted(0.16, "1/day", "contraction", "stein-2019, Table 1, alpha", lognormal(Math.sqrt(0.91))),
    carTMemoryFraction: fitted(
      0.0079,
      "1",
      "fraction of the peak that stays as memory",
      "stein-2019, Table 1, FB",
      lognormal(Math.sqrt(0.8)),
    ),
    carTMemoryLoss: fitted(0.0032, "1/day", "loss of memory", "stein-2019, Table 1, beta", lognormal(Math.sqrt(0.86))),
  },
  covariates: [],
  correlations: [],
  regimens: {
    light: {
      dose: "3e6 cell/kg",
      every: "1 day",
      times: 1,
      source: "kymriah-label, 0.2 to 5 million/kg up to 50 kg",
      meaning: "one infusion, up to 50 kg of body weight",
    },
    heavy: {
      dose: "1e8 cell",
      every: "1 day",
      times: 1,
      source: "kymriah-label, 0.1 to 2.5e8 above 50 kg",
      meaning: "one infusion, above 50 kg",
    },
  },
  toxicity: {},
};
