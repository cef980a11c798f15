import { assumed, fitted, lognormal } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/** Dendritic cells: enter the tumour, take up antigen, mature where cells die, and carry what they hold to the node. */
export const dendriticCells: ModelModule = {
  name: "dendritic cells",
  meaning: "antigen from the tumour to the node",
  states: {
    dendriticImmature: {
      unit: "cell",
      initial: "dendriticDensity * nicheVolume",
      meaning: "dendritic cells in the tumour that have not matured",
    },
    dendriticMature: { unit: "cell", initial: 0, meaning: "mature dendritic cells in the tumour, with antigen" },
    dendriticNode: { unit: "cell", initial: 0, meaning: "mature dendritic cells with antigen in the draining node" },
  },
  parameters: {
    dendriticDensity: fitted(
      5e4,
      "cell/mL",
      "dendritic cells that present to CD8 cells, in tumour without maturation",
      "spqsp-pdac, cDC1 prior median",
      lognormal(1),
    ),
    dendriticTurnover: fitted(0.15, "1/day", "death and replacement of immature dendritic cells", "spqsp-pdac"),
    dendriticMaturation: fitted(
      1.5,
      "1/day",
      "largest rate of maturation",
      "sove-2020, k_mat in the example parameters",
    ),
    dendriticMigration: fitted(4, "1/day", "mature cells leaving for the node", "spqsp-pdac, k_mig"),
    dendriticDeath: fitted(0.3, "1/day", "death of mature dendritic cells", "spqsp-pdac"),
    tgfHalfDendritic: fitted(0.07, "nmol/L", "TGF-beta that halves maturation", "spqsp-pdac, TGFb_50 APC"),
    dendriticHalf: assumed(
      3e5,
      "cell",
      "mature dendritic cells in the node that activate at half the largest rate",
      "assumed: each meets 5 to 10 T cells at a time",
      lognormal(0.7),
    ),
  },
  formulas: {
    maturationSignal: {
      formula:
        "min(antigenLoad * (1 - hill(tgfBeta, tgfHalfDendritic, 1)) * (1 - interleukin10Brake) + 0.3 * interferonAlphaEffect * antigenLoad, 1)",
      unit: "1",
      meaning:
        "maturation relative to its largest rate: debris with antigen, less TGF-beta and IL-10, more with interferon alpha",
    },
    apcActivity: { formula: "hill(dendriticNode, dendriticHalf, 1)", unit: "1", meaning: "how busily the node primes" },
  },
  reactions: {
    recruitDendritic: {
      meaning: "immature dendritic cells entering",
      rate: "dendriticTurnover * dendriticDensity * tumourVolume * (1 + chemokineSignal)",
      changes: { dendriticImmature: 1 },
    },
    loseDendritic: {
      meaning: "death of immature dendritic cells",
      rate: "dendriticTurnover * dendriticImmature",
      changes: { dendriticImmature: -1 },
    },
    matureDendritic: {
      meaning: "maturation with antigen",
      rate: "dendriticMaturation * maturationSignal * dendriticImmature",
      changes: { dendriticImmature: -1, dendriticMature: 1 },
    },
    migrateDendritic: {
      meaning: "leaving for the node",
      rate: "dendriticMigration * dendriticMature",
      changes: { dendriticMature: -1, dendriticNode: 1 },
    },
    dieDendriticTumour: {
      meaning: "death of mature dendritic cells in the tumour",
      rate: "dendriticDeath * dendriticMature",
      changes: { dendriticMature: -1 },
    },
    dieDendriticNode: {
      meaning: "death of mature dendritic cells in the node",
      rate: "dendriticDeath * dendriticNode",
      changes: { dendriticNode: -1 },
    },
    vaccinate: {
      meaning: "antigen-loaded cells arriving from a vaccine site",
      rate: "vaccineDendriticInflow",
      changes: { dendriticNode: 1 },
    },
  },
};
