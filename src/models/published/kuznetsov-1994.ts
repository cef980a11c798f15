import { fitted } from "../../foundation/parameter.ts";
import { composeModel } from "../compose.ts";
import type { Model } from "../contract.ts";

const table = "kuznetsov-1994, parameter estimates for BCL1 lymphoma (also BioModels BIOMD0000000762)";

/**
 * Tumour cells hunted by cytotoxic effector cells, in the spleen of chimeric mice with BCL1 lymphoma: a dormant state
 * and an escaped one exist side by side, and the start decides which is reached.
 *
 * Effectors arrive, are recruited by the tumour, are lost in encounters with it, and die; the tumour grows
 * logistically and is killed in encounters. Source: Kuznetsov et al. (1994), equations for E and T with letters
 * s, p, g, m, d and a, b, n.
 */
export const kuznetsov1994: Model = composeModel("Kuznetsov 1994", "tumour dormancy and escape in chimeric mice", [
  {
    name: "kuznetsov-1994",
    meaning: "effector cells and tumour cells",
    states: {
      effector: { unit: "cell", initial: 3.2e5, meaning: "cytotoxic effector cells at the tumour, E" },
      tumour: { unit: "cell", initial: 5e6, meaning: "tumour cells, T" },
    },
    parameters: {
      inflow: fitted(1.3e4, "cell/day", "effectors that arrive without a tumour, s", table),
      recruitment: fitted(0.1245, "1/day", "greatest recruitment of effectors by the tumour, p", table),
      halfRecruitment: fitted(2.019e7, "cell", "tumour cells at half of the greatest recruitment, g", table),
      inactivation: fitted(3.422e-10, "1/(cell*day)", "effectors lost per encounter with the tumour, m", table),
      effectorDeath: fitted(0.0412, "1/day", "death of effectors, d", table),
      growth: fitted(0.18, "1/day", "growth of the tumour, a", table),
      crowding: fitted(2e-9, "1/cell", "inverse of the tumour's carrying capacity, b", table),
      killing: fitted(1.101e-7, "1/(cell*day)", "tumour cells killed per encounter, n", table),
    },
    derivatives: {
      effector:
        "inflow + recruitment * effector * tumour / (halfRecruitment + tumour) - inactivation * effector * tumour - effectorDeath * effector",
      tumour: "growth * tumour * (1 - crowding * tumour) - killing * effector * tumour",
    },
  },
]);
