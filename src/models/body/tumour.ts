import { assumed, fitted, logit, lognormal, measured } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * The tumour: three clones that differ in what they show to the immune system, a vascular capacity that follows the
 * tumour's demand (after Hahnfeldt 1999), cells that were killed and not yet cleared, and the scar they leave.
 *
 * Growth is Gompertzian towards the vascular capacity, so that a clone of a few cells grows several times faster than
 * a clinical tumour. Every clone below `chanceThreshold` cells lives and dies by chance.
 */
export const tumour: ModelModule = {
  name: "tumour",
  meaning: "clones, vascular capacity, dead cells and scar",
  states: {
    cloneWild: { unit: "cell", initial: 1, meaning: "tumour cells that show antigen on MHC-I" },
    cloneAntigenLow: { unit: "cell", initial: 0, meaning: "tumour cells that have lost most of the antigen" },
    cloneMhcLow: { unit: "cell", initial: 0, meaning: "tumour cells that have lost most of their MHC-I" },
    vascularCapacity: { unit: "cell", initial: "avascularCapacity", meaning: "tumour cells that the vessels can feed" },
    deadCells: { unit: "cell", initial: 0, meaning: "killed tumour cells not yet cleared" },
    scar: { unit: "mL", initial: 0, meaning: "fibrous volume left by cleared cells" },
  },
  parameters: {
    growthStiffness: assumed(
      0.01,
      "1/day",
      "how strongly growth answers to spare vascular capacity",
      "assumed: with the avascular capacity it gives a net growth of 0.14 a day from one cell",
      lognormal(0.2),
    ),
    division: assumed(0.5, "1/day", "divisions of one tumour cell", "assumed: within 0.3 to 1 a day", lognormal(0.2)),
    angiogenesis: assumed(
      0.03,
      "1/day",
      "vascular capacity gained per tumour cell and day",
      "assumed: gives a volume doubling time near the 132 days of ahn-2016 at clinical size",
      lognormal(0.7),
    ),
    vesselRegression: assumed(
      0.02,
      "1/day",
      "rate at which unused vascular capacity regresses",
      "assumed: vessels follow the tumour within about two months; the form is that of hahnfeldt-1999",
    ),
    avascularCapacity: assumed(
      1e6,
      "cell",
      "tumour cells that diffusion alone can feed",
      "assumed: a nodule of 1 to 2 mm",
    ),
    maximumCapacity: fitted(4.9e11, "cell", "largest tumour burden that vessels can feed", "popel-maple, C_max"),
    necrosis: assumed(
      0.003,
      "1/day",
      "tumour cells that die leaving debris, without immune cells",
      "spqsp-pdac, k_C_death prior median",
      lognormal(0.7),
    ),
    deadClearance: fitted(0.1, "1/day", "clearance of dead cells", "spqsp-pdac, prior median", lognormal(0.5)),
    scarFraction: assumed(
      0.01,
      "1",
      "fraction of cleared volume that turns to scar",
      "assumed: residual masses without living tumour are common after response",
      logit(1.5),
    ),
    scarResolution: assumed(0.003, "1/day", "resolution of scar", "assumed: most of a year"),
    antigenLossRate: assumed(
      1e-7,
      "1",
      "chance of losing the antigen at a division",
      "assumed: within 1e-8 to 1e-6",
      lognormal(1),
    ),
    mhcLossRate: assumed(
      1e-10,
      "1",
      "chance of losing MHC-I at a division",
      "assumed: both copies of a gene have to go, so far below 1e-8 to 1e-6 of a single loss",
      lognormal(2),
    ),
    cellVolume: measured(
      1.288e-9,
      "mL/cell",
      "volume of a tumour cell",
      "popel-maple, vol_cell: 1288 cubic micrometres",
    ),
    cellFraction: fitted(0.63, "1", "fraction of tumour volume that is cells", "popel-maple, 1 - void fraction"),
    nicheVolume: assumed(
      1e-5,
      "mL",
      "tissue around a single tumour cell that its defenders come from",
      "assumed: a ball of 0.27 mm",
    ),
    litre: assumed(1000, "mL/L", "millilitres in a litre", "assumed: a definition, not a measurement"),
    oneCell: assumed(1, "cell", "a single cell, to keep logarithms finite", "assumed: a definition"),
  },
  formulas: {
    tumourCells: { formula: "cloneWild + cloneAntigenLow + cloneMhcLow", unit: "cell", meaning: "living tumour cells" },
    tumourVolume: {
      formula: "nicheVolume + (tumourCells + deadCells) * cellVolume / cellFraction + scar",
      unit: "mL",
      meaning: "tumour volume with dead cells and scar",
    },
    netGrowth: {
      formula: "growthStiffness * log((vascularCapacity + oneCell) / (tumourCells + oneCell)) * proliferationFactor",
      unit: "1/day",
      meaning: "births minus deaths of a tumour cell that no immune cell or drug kills",
    },
    naturalDeath: {
      formula: "max(division * proliferationFactor - netGrowth, necrosis)",
      unit: "1/day",
      meaning: "deaths of a tumour cell that no immune cell or drug kills",
    },
    mutationFactor: {
      formula: "1 + mutationByInflammation * inflammation",
      unit: "1",
      meaning: "how inflammation multiplies the mutation rate",
    },
    deathRate: {
      formula:
        "(killWild * cloneWild + killAntigenLow * cloneAntigenLow + killMhcLow * cloneMhcLow + necrosis * tumourCells) / (tumourCells + oneCell)",
      unit: "1/day",
      meaning: "deaths with debris, per tumour cell",
    },
    antigenLowShare: {
      formula: "cloneAntigenLow / (tumourCells + oneCell)",
      unit: "1",
      meaning: "antigen-low cells among tumour cells",
    },
    mhcLowShare: {
      formula: "cloneMhcLow / (tumourCells + oneCell)",
      unit: "1",
      meaning: "MHC-low cells among tumour cells",
    },
    targetAntigenCells: {
      formula: "cloneWild + cloneMhcLow",
      unit: "cell",
      meaning: "tumour cells with the surface target of a CAR",
    },
  },
  reactions: {
    growWild: {
      meaning: "net growth of the antigen-positive clone",
      rate: "netGrowth * cloneWild",
      changes: { cloneWild: 1 },
    },
    growAntigenLow: {
      meaning: "net growth of the antigen-low clone",
      rate: "netGrowth * cloneAntigenLow",
      changes: { cloneAntigenLow: 1 },
    },
    growMhcLow: {
      meaning: "net growth of the MHC-low clone",
      rate: "netGrowth * cloneMhcLow",
      changes: { cloneMhcLow: 1 },
    },
    loseAntigen: {
      meaning: "antigen loss at division",
      rate: "antigenLossRate * mutationFactor * division * cloneWild",
      changes: { cloneWild: -1, cloneAntigenLow: 1 },
    },
    loseMhc: {
      meaning: "MHC-I loss at division",
      rate: "mhcLossRate * mutationFactor * division * cloneWild",
      changes: { cloneWild: -1, cloneMhcLow: 1 },
    },
    necroseWild: {
      meaning: "debris of dying antigen-positive cells (their loss is part of net growth)",
      rate: "necrosis * tumourCells",
      changes: { deadCells: 1 },
    },
    killCloneWild: {
      meaning: "killing of antigen-positive cells",
      rate: "killWild * cloneWild",
      changes: { cloneWild: -1, deadCells: 1 },
    },
    killCloneAntigenLow: {
      meaning: "killing of antigen-low cells",
      rate: "killAntigenLow * cloneAntigenLow",
      changes: { cloneAntigenLow: -1, deadCells: 1 },
    },
    killCloneMhcLow: {
      meaning: "killing of MHC-low cells",
      rate: "killMhcLow * cloneMhcLow",
      changes: { cloneMhcLow: -1, deadCells: 1 },
    },
    clearDead: {
      meaning: "clearance of dead cells, part of which turns to scar",
      rate: "deadClearance * deadCells",
      changes: { deadCells: -1, scar: "scarFraction * cellVolume / cellFraction" },
    },
    resolveScar: { meaning: "resolution of scar", rate: "scarResolution * scar", changes: { scar: -1 } },
    growVessels: {
      meaning: "vessels called by the tumour and by healing macrophages",
      rate: "angiogenesis * vesselSignal * tumourCells * (1 - vascularCapacity / maximumCapacity)",
      changes: { vascularCapacity: 1 },
    },
    loseVessels: {
      meaning: "regression of unused vessels",
      rate: "vesselRegression * (vascularCapacity - tumourCells - avascularCapacity)",
      changes: { vascularCapacity: -1 },
    },
  },
  smallPopulations: [
    {
      state: "cloneWild",
      threshold: 100,
      birth: "division * proliferationFactor",
      death: "naturalDeath + killWild",
      arrivals: "0",
    },
    {
      state: "cloneAntigenLow",
      threshold: 100,
      birth: "division * proliferationFactor",
      death: "naturalDeath + killAntigenLow",
      arrivals: "antigenLossRate * mutationFactor * division * cloneWild",
    },
    {
      state: "cloneMhcLow",
      threshold: 100,
      birth: "division * proliferationFactor",
      death: "naturalDeath + killMhcLow",
      arrivals: "mhcLossRate * mutationFactor * division * cloneWild",
    },
  ],
};
