import { assumed, fitted, measured } from "../../foundation/parameter.ts";
import { composeModel } from "../compose.ts";
import type { Model } from "../contract.ts";

const table = "kimmel-2021, Table 1 (also BioModels BIOMD0000001041)";

/**
 * Axicabtagene ciloleucel in large B-cell lymphoma: CAR T cells and normal T cells refill the space that
 * lymphodepletion left and compete for it; CAR T cells reach a lower capacity, so they rise first and are then
 * displaced; meanwhile they kill tumour cells. A tumour is never cleared in the equations: cure is chance, below 100
 * cells. Median parameters.
 *
 * Source: Kimmel et al. (2021), equations (2.1) to (2.3) and Figure 2 for the form of rC, which a typesetting slip in
 * the text of some copies garbles. Cells in the body, not per microlitre: the paper's capacities (500 normal T cells
 * per microlitre and 2.5e11) and starts (0.36 CAR T cells per microlitre and 1.8e8) both say 5e8 microlitres, about a
 * hundred times the blood, as most lymphocytes are elsewhere.
 *
 * Growth of the tumour is net growth; the paper's split into births and deaths stands in a supplement that was not at
 * hand, so below the threshold births are taken as the net growth and deaths as the killing.
 */
export const kimmel2021: Model = composeModel("Kimmel 2021", "CAR T cells, normal T cells and lymphoma", [
  {
    name: "kimmel-2021",
    meaning: "competition of CAR T cells with normal T cells, and killing of lymphoma cells",
    states: {
      normal: { unit: "cell", initial: 3e9, meaning: "normal T cells, N" },
      carT: { unit: "cell", initial: 1.8e8, meaning: "CAR T cells, C" },
      tumour: { unit: "cell", initial: 9.486e10, meaning: "CD19-positive tumour cells, B" },
    },
    parameters: {
      normalCapacity: measured(2.5e11, "cell", "T cells that normal T cells refill to, KN", table),
      carTCapacity: fitted(6.96e10, "cell", "T cells that CAR T cells alone would refill to, KC", table),
      normalGrowth: fitted(0.17, "1/day", "growth of normal T cells, rN", table),
      carTGrowth: fitted(0.0251, "1/day", "background growth of CAR T cells, rhoC", table),
      reconstitutionGrowth: fitted(0.525, "1/day", "growth of CAR T cells added by lymphodepletion, b", table),
      signallingInefficiency: fitted(0.423, "1", "how soon that growth fades as T cells refill, a", table),
      tumourGrowth: fitted(
        0.19,
        "1/day",
        "net growth of the tumour, rB: slow 0.105, fast 0.265",
        "kimmel-2021, Figure 3b",
      ),
      killing: fitted(1.15, "1/day", "greatest killing of a tumour cell, gammaB", table),
      halfKilling: fitted(2.024e9, "cell", "CAR T cells at half of the greatest killing, kB", table),
      distributionVolume: assumed(
        5e8,
        "uL",
        "volume in which T cells of the body have their concentration in blood",
        "assumed: KN of kimmel-2021, Table 1, over the 500 per microlitre of its Figure 2",
      ),
    },
    formulas: {
      lymphocytes: { formula: "normal + carT", unit: "cell", meaning: "all T cells, T" },
      room: { formula: "lymphocytes - normalCapacity", unit: "cell", meaning: "T cells that are missing, with sign" },
      carTRate: {
        formula: "carTGrowth + reconstitutionGrowth * room^2 / (signallingInefficiency * lymphocytes^2 + room^2)",
        unit: "1/day",
        meaning: "growth of CAR T cells, rC(T)",
      },
      tumourKilling: {
        formula: "killing * carT / (halfKilling + carT)",
        unit: "1/day",
        meaning: "killing of a tumour cell",
      },
      carTInBlood: {
        formula: "carT / distributionVolume",
        unit: "cell/uL",
        meaning: "CAR T cells per microlitre of blood",
      },
      normalInBlood: {
        formula: "normal / distributionVolume",
        unit: "cell/uL",
        meaning: "normal T cells per microlitre of blood",
      },
    },
    derivatives: {
      normal: "-normalGrowth * normal * log(lymphocytes / normalCapacity)",
      carT: "-carTRate * carT * log(lymphocytes / carTCapacity)",
      tumour: "tumourGrowth * tumour - tumourKilling * tumour",
    },
    smallPopulations: [
      // Section (d) and Figure 2d: "less than 100 tumour cells" is the stochastic region.
      { state: "tumour", threshold: 100, birth: "tumourGrowth", death: "tumourKilling", arrivals: "0" },
    ],
  },
]);
