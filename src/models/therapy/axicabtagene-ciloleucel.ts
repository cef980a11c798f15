import { assumed, fitted, lognormal } from "../../foundation/parameter.ts";
import type { Therapy } from "./contract.ts";

/**
 * Axicabtagene ciloleucel: the patient's T cells with a receptor for CD19 and CD28 behind it, once, after
 * lymphodepletion. CD28 makes them rise and fall faster than 4-1BB.
 *
 * Killing and capacity: Kimmel 2021, https://doi.org/10.1098/rspb.2021.0229. Expansion, contraction and memory are
 * fitted here to the median counts that it quotes: 27.5, 9.1, 2.1 and 0.1 per µL on days 7, 14, 28 and 90.
 */
export const axicabtageneCiloleucel: Therapy = {
  name: "axicabtagene-ciloleucel",
  slot: "carT",
  meaning: "kills cells with CD19 whatever their MHC",
  product: "autologous T cells with a CD19 receptor and CD28",
  forms: [{ route: "intravenous", infusionHours: 0, into: "carTInfused" }],
  perUnit: assumed(1, "cell/cell", "cells in a cell", "assumed: a definition, not a measurement"),
  parameters: {
    carTExpansion: fitted(
      2,
      "1/day",
      "largest expansion",
      "kimmel-2021, fitted here to its median counts",
      lognormal(0.15),
    ),
    carTNicheClosure: fitted(
      1,
      "1/day",
      "return of the patient's lymphocytes",
      "kimmel-2021, fitted here to its median counts",
      lognormal(0.2),
    ),
    carTCapacity: fitted(7e10, "cell", "CAR T cells that the body holds", "kimmel-2021, K_C 6.96e10", lognormal(0.5)),
    carTContraction: fitted(
      0.22,
      "1/day",
      "contraction",
      "kimmel-2021, fitted here to its median counts",
      lognormal(0.5),
    ),
    carTMemoryFraction: fitted(
      0.15,
      "1",
      "fraction of the peak that stays as memory",
      "kimmel-2021, fitted here to its median counts",
      lognormal(0.8),
    ),
    carTMemoryLoss: fitted(
      0.048,
      "1/day",
      "loss of memory",
      "kimmel-2021, fitted here to its median counts",
      lognormal(0.5),
    ),
    carTKillRate: fitted(
      1.15,
      "1/day",
      "largest kill rate",
      "kimmel-2021, gamma_B; quartiles 0.64 and 1.35",
      lognormal(0.5),
    ),
    carTInterleukin6Release: assumed(
      6e-7,
      "ng/(L*cell*day)",
      "IL-6 called forth by an activated CAR T cell",
      "assumed: twice that of a 4-1BB cell",
    ),
  },
  covariates: [],
  correlations: [],
  regimens: {
    label: { dose: "2e6 cell/kg", every: "1 day", times: 1, source: "yescarta-label", meaning: "one infusion" },
  },
  toxicity: {},
};
