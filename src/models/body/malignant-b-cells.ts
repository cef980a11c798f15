import { assumed, fitted, logit, lognormal, measured } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * Leukaemia or lymphoma cells: those with the target of a CAR (CD19) and a clone that has lost it. They grow towards a
 * burden that nobody survives, die as they grow, and are killed. Below `threshold` cells each clone lives and dies by
 * chance, so that cure is a real outcome, and so is a relapse from the last cell.
 *
 * The burden at entry is drawn, not grown from one cell: these patients have had several treatments, and what they
 * enter with tells of those rather than of the first cell.
 */
export const malignantBCells: ModelModule = {
  name: "malignant B cells",
  meaning: "leukaemia or lymphoma cells with and without CD19",
  states: {
    antigenPositive: {
      unit: "cell",
      initial: "cellsAtEntry * (1 - antigenNegativeAtEntry)",
      meaning: "malignant cells with CD19",
    },
    antigenNegative: {
      unit: "cell",
      initial: "cellsAtEntry * antigenNegativeAtEntry",
      meaning: "malignant cells that have lost CD19",
    },
    deadCells: { unit: "cell", initial: 0, meaning: "killed malignant cells not yet cleared" },
  },
  parameters: {
    cellsAtEntry: assumed(
      3e11,
      "cell",
      "malignant cells when treatment begins",
      "assumed: below the 1e12 cells that overt leukaemia is thought to hold",
      lognormal(1),
    ),
    antigenNegativeAtEntry: assumed(
      3e-14,
      "1",
      "part of the malignant cells that has lost CD19 when treatment begins; below one cell it is the chance of one",
      "assumed: both copies of the gene must go, so few patients bring such a cell along",
      lognormal(3),
    ),
    antigenLoss: assumed(
      1e-14,
      "1",
      "chance of losing CD19 at a division",
      "assumed: both copies of the gene must go",
      lognormal(2),
    ),
    growth: fitted(
      0.069,
      "1/day",
      "net growth of a small population",
      "hirt-1997, abstract: 6.9 % a day (SD 7.3) in childhood B-cell leukaemia",
      lognormal(0.7),
    ),
    cellLoss: fitted(
      0.38,
      "1",
      "part of the births that growing disease loses again",
      "hirt-1997, abstract: births of 10 to 11 % and deaths of 4 % a day",
    ),
    capacity: assumed(3e12, "cell", "burden at which growth stops", "assumed: three kilograms of malignant cells"),
    sensitivity: assumed(
      1,
      "1",
      "how easily CAR T cells kill these cells, relative to those of the drug's own data",
      "assumed: target density and resistance to killing differ between patients",
      lognormal(0.5),
    ),
    deadClearance: fitted(0.1, "1/day", "clearance of dead cells", "spqsp-pdac, prior median", lognormal(0.5)),
    marrowCells: assumed(
      3e11,
      "cell",
      "healthy nucleated cells in the marrow",
      "assumed: about half of a marrow's 1e12 cells or fewer, after repeated chemotherapy",
    ),
    inMarrow: assumed(
      0.8,
      "1",
      "part of leukaemia cells that is in the marrow",
      "assumed: most, with the rest in blood and organs",
      logit(0.5),
    ),
    carTDistribution: assumed(
      5e8,
      "uL",
      "volume in which the body's CAR T cells have their concentration in blood",
      "assumed: as in the published model of Kimmel, whose starts and capacities say it twice",
    ),
    cellVolume: measured(1.288e-9, "mL/cell", "volume of a malignant cell", "popel-maple, vol_cell: of a tumour cell"),
    cellFraction: fitted(0.63, "1", "fraction of a mass that is cells", "popel-maple, 1 - void fraction"),
    oneCell: assumed(1, "cell", "a single cell, to keep shares finite", "assumed: a definition"),
  },
  formulas: {
    tumourCells: { formula: "antigenPositive + antigenNegative", unit: "cell", meaning: "living malignant cells" },
    tumourVolume: {
      formula: "(tumourCells + deadCells + oneCell) * cellVolume / cellFraction",
      unit: "mL",
      meaning: "volume of the malignant cells with the dead ones",
    },
    blastFraction: {
      formula: "inMarrow * tumourCells / (inMarrow * tumourCells + marrowCells)",
      unit: "1",
      meaning: "malignant among marrow cells",
    },
    antigenNegativeShare: {
      formula: "antigenNegative / (tumourCells + oneCell)",
      unit: "1",
      meaning: "cells without CD19 among malignant cells",
    },
    targetAntigenCells: { formula: "antigenPositive", unit: "cell", meaning: "malignant cells with CD19" },
    netGrowth: {
      formula: "growth * max(1 - tumourCells / capacity, 0)",
      unit: "1/day",
      meaning: "births minus deaths of a malignant cell that nothing kills",
    },
    births: { formula: "growth / (1 - cellLoss)", unit: "1/day", meaning: "divisions of a malignant cell" },
    killPositive: {
      formula: "sensitivity * carTKill + cytotoxicKill",
      unit: "1/day",
      meaning: "death rate of cells with CD19 by killing",
    },
    killNegative: { formula: "cytotoxicKill", unit: "1/day", meaning: "death rate of cells without CD19 by killing" },
    carTConcentration: {
      formula: "carTTotal / carTDistribution",
      unit: "cell/uL",
      meaning: "CAR T cells in blood",
    },
  },
  reactions: {
    growPositive: {
      meaning: "net growth of cells with CD19",
      rate: "netGrowth * antigenPositive",
      changes: { antigenPositive: 1 },
    },
    growNegative: {
      meaning: "net growth of cells without CD19",
      rate: "netGrowth * antigenNegative",
      changes: { antigenNegative: 1 },
    },
    loseAntigen: {
      meaning: "loss of CD19 at division",
      rate: "antigenLoss * births * antigenPositive",
      changes: { antigenPositive: -1, antigenNegative: 1 },
    },
    dieKilledPositive: {
      meaning: "killing of cells with CD19",
      rate: "killPositive * antigenPositive",
      changes: { antigenPositive: -1, deadCells: 1 },
    },
    dieKilledNegative: {
      meaning: "killing of cells without CD19",
      rate: "killNegative * antigenNegative",
      changes: { antigenNegative: -1, deadCells: 1 },
    },
    clearDead: { meaning: "clearance of dead cells", rate: "deadClearance * deadCells", changes: { deadCells: -1 } },
  },
  smallPopulations: [
    {
      state: "antigenPositive",
      threshold: 100,
      birth: "births",
      death: "births - netGrowth + killPositive",
      arrivals: "0",
    },
    {
      state: "antigenNegative",
      threshold: 100,
      birth: "births",
      death: "births - netGrowth + killNegative",
      arrivals: "antigenLoss * births * antigenPositive",
    },
  ],
};
