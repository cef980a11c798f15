import { assumed, fitted } from "../../foundation/parameter.ts";
import { composeModel } from "../compose.ts";
import type { Model } from "../contract.ts";

const table = "kirschner-panetta-1998, Table 1 (also BioModels BIOMD0000000732)";

/**
 * Tumour cells, effector cells and interleukin-2 at one tumour site, with adoptive transfer of effectors (s1) and
 * interleukin-2 (s2). The tumour's antigenicity c decides its fate without treatment: large and steady below 8.55e-5,
 * oscillating up to 0.032, small and steady above.
 *
 * Source: Kirschner & Panetta (1998), equations (1) to (3) with letters c, p1, g1, mu2, s1; r2, b, a, g2; p2, g3, mu3, s2.
 *
 * The paper gives volumes for g1, g2, g3 and 1/b and no unit for interleukin-2; de Pillis et al. (2008), who took g1
 * over, print IU/L, which is used here. BioModels writes the recruitment by interleukin-2 as in the paper,
 * p1·E·I/(g1 + I), and starts at T = 1, E = 0, I = 0; the paper starts at 1, 1, 1.
 */
export const kirschnerPanetta1998: Model = composeModel(
  "Kirschner-Panetta 1998",
  "tumour, effectors and interleukin-2: steady, oscillating or cleared",
  [
    {
      name: "kirschner-panetta-1998",
      meaning: "effector cells, tumour cells and interleukin-2",
      states: {
        effector: { unit: "cell", initial: 1, meaning: "activated effector cells, E" },
        tumour: { unit: "cell", initial: 1, meaning: "tumour cells, T" },
        interleukin2: { unit: "IU/L", initial: 1, meaning: "interleukin-2 at the tumour site, I" },
      },
      parameters: {
        antigenicity: fitted(
          0.035,
          "1/day",
          "effectors called per tumour cell, c: 0 to 0.05",
          "kirschner-panetta-1998, Table 1, with the value of BioModels BIOMD0000000732",
        ),
        effectorDeath: fitted(0.03, "1/day", "death of effectors, mu2", table),
        stimulation: fitted(0.1245, "1/day", "greatest proliferation of effectors by interleukin-2, p1", table),
        halfStimulation: fitted(2e7, "IU/L", "interleukin-2 at half of the greatest proliferation, g1", table),
        effectorTransfer: assumed(0, "cell/day", "effectors given, s1", "assumed: no treatment unless a run says so"),
        growth: fitted(0.18, "1/day", "growth of the tumour, r2", table),
        crowding: fitted(1e-9, "1/cell", "inverse of the tumour's carrying capacity, b", table),
        killing: fitted(1, "1/day", "greatest killing by one effector, a", table),
        halfKilling: fitted(1e5, "cell", "tumour cells at half of the greatest killing, g2", table),
        secretion: fitted(5, "IU/(L*cell*day)", "greatest secretion of interleukin-2 by one effector, p2", table),
        halfSecretion: fitted(1e3, "cell", "tumour cells at half of the greatest secretion, g3", table),
        interleukin2Loss: fitted(10, "1/day", "loss of interleukin-2, mu3", table),
        interleukin2Infusion: assumed(
          0,
          "IU/(L*day)",
          "interleukin-2 given, s2",
          "assumed: no treatment unless a run says so",
        ),
      },
      derivatives: {
        effector:
          "antigenicity * tumour - effectorDeath * effector + stimulation * effector * interleukin2 / (halfStimulation + interleukin2) + effectorTransfer",
        tumour: "growth * tumour * (1 - crowding * tumour) - killing * effector * tumour / (halfKilling + tumour)",
        interleukin2:
          "secretion * effector * tumour / (halfSecretion + tumour) - interleukin2Loss * interleukin2 + interleukin2Infusion",
      },
    },
  ],
);
