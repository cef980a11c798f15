import { assumed, fitted, logit, lognormal } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * T cells on their way and at work: blood, periphery and tumour; in the tumour a progenitor that renews itself, the
 * effectors it gives rise to, and exhaustion that does not turn back. PD-1 blockade acts on the progenitor and slows
 * exhaustion; it does not revive exhausted cells.
 */
export const tCells: ModelModule = {
  name: "T cells",
  meaning: "CD8, helper and regulatory T cells: transport, expansion, exhaustion, memory",
  states: {
    cd8Blood: { unit: "cell", initial: 0, meaning: "tumour-specific effector CD8 cells in the blood" },
    cd8Periphery: { unit: "cell", initial: 0, meaning: "tumour-specific CD8 cells in other tissue" },
    cd8Memory: { unit: "cell", initial: 0, meaning: "memory CD8 cells" },
    cd8Progenitor: { unit: "cell", initial: 0, meaning: "progenitor (TCF1-positive) CD8 cells in the tumour" },
    cd8Effector: { unit: "cell", initial: 0, meaning: "effector CD8 cells in the tumour" },
    cd8Exhausted: { unit: "cell", initial: 0, meaning: "terminally exhausted CD8 cells in the tumour" },
    helperBlood: { unit: "cell", initial: 0, meaning: "helper T cells in the blood" },
    helperTumour: { unit: "cell", initial: 0, meaning: "helper T cells in the tumour" },
    regulatoryBlood: {
      unit: "cell",
      initial: "regulatoryOutput / tCellDeath",
      meaning: "regulatory T cells in the blood that home to the tumour",
    },
    interleukin2Effect: {
      unit: "1",
      initial: 0,
      meaning: "what interleukin 2 in the blood does to effectors, hours to days after it is gone",
    },
    regulatoryTumour: { unit: "cell", initial: 0, meaning: "regulatory T cells in the tumour" },
  },
  parameters: {
    tCellDeath: fitted(0.1, "1/day", "death of effector T cells", "spqsp-pdac, k_d8"),
    toPeriphery: assumed(0.3, "1/day", "leaving the blood for other tissue", "assumed: days in the blood"),
    fromPeriphery: assumed(
      0.1,
      "1/day",
      "return from other tissue",
      "assumed: holds three times as many cells as the blood",
    ),
    homing: fitted(
      0.0835,
      "1/(mL*day)",
      "entry into the tumour, per volume of tumour",
      "spqsp-pdac, q_T 5.8e-5 per cubic centimetre and minute",
      lognormal(1.5),
    ),
    exclusion: assumed(
      0.5,
      "1",
      "part of the tumour that T cells cannot enter",
      "assumed: desert, excluded and inflamed tumours all occur",
      logit(1.2),
    ),
    homingByChemokine: assumed(3, "1", "added entry at full CXCL9/10", "assumed: several-fold", lognormal(0.5)),
    bloodCapacity: assumed(
      1e10,
      "cell",
      "tumour-specific T cells in the blood at which expansion is halved",
      "assumed: bounds the total, which expansion by divisions alone would not",
    ),
    progenitorFraction: assumed(
      0.3,
      "1",
      "entering cells that become progenitors",
      "assumed: TCF1-positive cells are a minority",
    ),
    progenitorLoss: assumed(0.03, "1/day", "loss of progenitors", "assumed: progenitors stay for about a month"),
    progenitorDivision: assumed(
      0.2,
      "1/day",
      "divisions of a progenitor with full antigen and no brake",
      "assumed: spqsp-pdac's 0.05 a day is for pancreatic tumours, with a spread of two orders of magnitude",
      lognormal(1),
    ),
    progenitorRenewal: assumed(
      0.4,
      "1",
      "progenitors gained at a division, beside the effectors it gives rise to",
      "assumed: most divisions are asymmetric; decides whether progenitors expand or fade",
    ),
    effectorsPerDivision: assumed(8, "1", "effectors from one asymmetric division", "assumed: three further divisions"),
    cd8MaximumDensity: assumed(
      5e7,
      "cell/mL",
      "CD8 cells that tumour tissue holds",
      "assumed: 500 cells a square millimetre of section, as in inflamed melanoma; spqsp-pdac has 1e7 for pancreas",
      lognormal(0.5),
    ),
    visibleHalf: assumed(
      0.2,
      "1",
      "visible antigen that drives half of the divisions",
      "assumed: below typical presentation",
    ),
    exhaustionByPd1: fitted(
      0.15,
      "1/day",
      "exhaustion of effectors among tumour cells at full PD-1 signal",
      "spqsp-pdac, k_exh by cancer 0.1",
      lognormal(1),
    ),
    exhaustionByRegulatory: fitted(
      0.1,
      "1/day",
      "exhaustion by regulatory cells",
      "spqsp-pdac, k_exh by Treg",
      lognormal(0.7),
    ),
    exhaustedDeath: fitted(0.15, "1/day", "death of exhausted cells", "spqsp-pdac"),
    memoryFormation: assumed(
      0.01,
      "1/day",
      "effectors in the blood that become memory",
      "assumed: one in ten survives",
    ),
    memoryLoss: assumed(0.001, "1/day", "loss of memory", "assumed: memory lasts for years"),
    memoryRecall: assumed(
      0.1,
      "1/day",
      "largest rate at which memory answers to antigen in the node",
      "assumed: memory answers at one in ten a day",
    ),
    recallExpansion: assumed(20, "1", "effectors from one recalled memory cell", "assumed: four to five divisions"),
    regulatoryOutput: assumed(
      3e5,
      "cell/day",
      "regulatory cells that home to tumours, from thymus and self antigen",
      "assumed: gives about one regulatory cell to two or three CD8 cells",
      lognormal(0.7),
    ),
    regulatoryProliferation: fitted(
      0.15,
      "1/day",
      "proliferation of regulatory cells in the tumour at full TGF-beta",
      "spqsp-pdac, 0.1 to 0.2",
      lognormal(0.5),
    ),
    regulatoryDeath: fitted(0.1, "1/day", "death of regulatory cells", "spqsp-pdac"),
    regulatoryMaximumDensity: fitted(1e7, "cell/mL", "regulatory cells that tumour tissue holds", "spqsp-pdac"),
    helperConversion: fitted(
      0.022,
      "1/day",
      "helper cells turning regulatory at full TGF-beta",
      "sove-2020, k_Th_Treg in the example parameters",
    ),
    ctla4Killing: assumed(
      0.3,
      "1/day",
      "depletion of regulatory tumour cells by an antibody with full occupancy that recruits effectors",
      "assumed: human evidence is contested",
      lognormal(0.7),
    ),
    interleukin2HalfRegulatory: fitted(
      0.0032,
      "nmol/L",
      "interleukin 2 of half effect on regulatory cells",
      "sove-2020, IL2_50 Treg; spqsp-pdac has 0.01",
    ),
    interleukin2Growth: assumed(
      0.5,
      "1/day",
      "largest proliferation of T cells in the blood by interleukin 2",
      "assumed: kirschner-panetta-1998 has 0.1245 for endogenous levels",
    ),
    interleukin2GrowthRegulatory: assumed(
      0.3,
      "1/day",
      "largest proliferation of regulatory cells by interleukin 2",
      "assumed: they answer earlier and less",
    ),
    interleukin2Turnover: assumed(
      0.7,
      "1/day",
      "how fast the effect of interleukin 2 follows its concentration",
      "assumed: signals outlast a dose by about a day, while the drug is gone in hours",
    ),
    interleukin2OnProgenitors: assumed(
      5,
      "1",
      "added division of progenitors at full effect of interleukin 2",
      "assumed: high doses wake T cells in the tumour as well",
    ),
  },
  formulas: {
    roomInBlood: {
      formula: "1 - hill(cd8Blood + cd8Memory + helperBlood, bloodCapacity, 2)",
      unit: "1",
      meaning: "room for more T cells",
    },
    entryRate: {
      formula: "homing * tumourVolume * (1 + homingByChemokine * chemokineSignal) * (1 - exclusion)",
      unit: "1/day",
      meaning: "entry of T cells from the blood into the tumour",
    },
    antigenDrive: {
      formula: "hill(antigenVisible, visibleHalf, 1)",
      unit: "1",
      meaning: "how much the visible antigen drives T cells in the tumour",
    },
    cd8InTumour: {
      formula: "cd8Progenitor + cd8Effector + cd8Exhausted",
      unit: "cell",
      meaning: "all CD8 cells in the tumour",
    },
    roomInTumour: {
      formula: "1 - hill(cd8InTumour / tumourVolume, cd8MaximumDensity, 2)",
      unit: "1",
      meaning: "room for more CD8 cells in the tumour",
    },
    progenitorDivisions: {
      formula:
        "progenitorDivision * antigenDrive * (1 - pd1Brake) * (1 - tgfBrake) * (0.5 + 0.5 * hill(helperTumour, 0.3 * cd8InTumour + oneCell, 1)) * (1 + interleukin2OnProgenitors * interleukin2Effect) * roomInTumour",
      unit: "1/day",
      meaning: "divisions of progenitors",
    },
    exhaustion: {
      formula:
        "exhaustionByPd1 * pd1Brake * tumourCells / (tumourCells + cd8Effector + oneCell) + exhaustionByRegulatory * regulatoryTumour / (regulatoryTumour + cd8Effector + oneCell)",
      unit: "1/day",
      meaning: "exhaustion of effectors",
    },
    interleukin2Drive: {
      formula: "interleukin2Growth * interleukin2Effect",
      unit: "1/day",
      meaning: "proliferation by interleukin 2 in the blood",
    },
    interleukin2DriveRegulatory: {
      formula: "interleukin2GrowthRegulatory * hill(interleukin2Plasma, interleukin2HalfRegulatory, 1)",
      unit: "1/day",
      meaning: "proliferation of regulatory cells by interleukin 2",
    },
    cd8Density: { formula: "cd8InTumour / tumourVolume", unit: "cell/mL", meaning: "CD8 cells in tumour tissue" },
    regulatoryRatio: {
      formula: "regulatoryTumour / (cd8InTumour + oneCell)",
      unit: "1",
      meaning: "regulatory cells per CD8 cell in the tumour",
    },
  },
  reactions: {
    followInterleukin2: {
      meaning: "the effect of interleukin 2 following its concentration",
      rate: "interleukin2Turnover * (hill(interleukin2Plasma, interleukin2Half, 1) - interleukin2Effect)",
      changes: { interleukin2Effect: 1 },
    },
    dieCd8Blood: { meaning: "death in the blood", rate: "tCellDeath * cd8Blood", changes: { cd8Blood: -1 } },
    leaveBlood: {
      meaning: "leaving the blood for other tissue",
      rate: "toPeriphery * cd8Blood",
      changes: { cd8Blood: -1, cd8Periphery: 1 },
    },
    returnToBlood: {
      meaning: "return to the blood",
      rate: "fromPeriphery * cd8Periphery",
      changes: { cd8Blood: 1, cd8Periphery: -1 },
    },
    dieCd8Periphery: {
      meaning: "death in other tissue",
      rate: "tCellDeath * cd8Periphery",
      changes: { cd8Periphery: -1 },
    },
    growCd8Interleukin2: {
      meaning: "proliferation by interleukin 2",
      rate: "interleukin2Drive * roomInBlood * cd8Blood",
      changes: { cd8Blood: 1 },
    },
    enterProgenitor: {
      meaning: "entry as progenitors",
      rate: "progenitorFraction * entryRate * cd8Blood",
      changes: { cd8Blood: -1, cd8Progenitor: 1 },
    },
    enterEffector: {
      meaning: "entry as effectors",
      rate: "(1 - progenitorFraction) * entryRate * cd8Blood",
      changes: { cd8Blood: -1, cd8Effector: 1 },
    },
    loseProgenitor: {
      meaning: "loss of progenitors",
      rate: "progenitorLoss * cd8Progenitor",
      changes: { cd8Progenitor: -1 },
    },
    divideProgenitor: {
      meaning: "division of progenitors",
      rate: "progenitorDivisions * cd8Progenitor",
      changes: { cd8Effector: "effectorsPerDivision", cd8Progenitor: "progenitorRenewal" },
    },
    exhaust: {
      meaning: "terminal exhaustion",
      rate: "exhaustion * cd8Effector",
      changes: { cd8Effector: -1, cd8Exhausted: 1 },
    },
    dieEffector: { meaning: "death of effectors", rate: "tCellDeath * cd8Effector", changes: { cd8Effector: -1 } },
    dieExhausted: {
      meaning: "death of exhausted cells",
      rate: "exhaustedDeath * cd8Exhausted",
      changes: { cd8Exhausted: -1 },
    },
    formMemory: {
      meaning: "memory formation",
      rate: "memoryFormation * cd8Blood",
      changes: { cd8Blood: -1, cd8Memory: 1 },
    },
    loseMemory: { meaning: "loss of memory", rate: "memoryLoss * cd8Memory", changes: { cd8Memory: -1 } },
    recallMemory: {
      meaning: "recall of memory",
      rate: "memoryRecall * apcActivity * cd8Memory",
      changes: { cd8Memory: -1, cd8Blood: "recallExpansion * roomInBlood" },
    },
    dieHelperBlood: {
      meaning: "death of helper cells in the blood",
      rate: "tCellDeath * helperBlood",
      changes: { helperBlood: -1 },
    },
    enterHelper: {
      meaning: "entry of helper cells",
      rate: "entryRate * helperBlood",
      changes: { helperBlood: -1, helperTumour: 1 },
    },
    dieHelperTumour: {
      meaning: "death of helper cells in the tumour",
      rate: "tCellDeath * helperTumour",
      changes: { helperTumour: -1 },
    },
    convertHelper: {
      meaning: "helper cells turning regulatory",
      rate: "helperConversion * tgfBrake * helperTumour",
      changes: { helperTumour: -1, regulatoryTumour: 1 },
    },
    makeRegulatory: {
      meaning: "regulatory cells from thymus and self antigen",
      rate: "regulatoryOutput",
      changes: { regulatoryBlood: 1 },
    },
    dieRegulatoryBlood: {
      meaning: "death of regulatory cells in the blood",
      rate: "tCellDeath * regulatoryBlood",
      changes: { regulatoryBlood: -1 },
    },
    growRegulatoryInterleukin2: {
      meaning: "proliferation by interleukin 2",
      rate: "interleukin2DriveRegulatory * regulatoryBlood",
      changes: { regulatoryBlood: 1 },
    },
    enterRegulatory: {
      meaning: "entry of regulatory cells",
      rate: "entryRate * regulatoryBlood",
      changes: { regulatoryBlood: -1, regulatoryTumour: 1 },
    },
    growRegulatory: {
      meaning: "proliferation in the tumour",
      rate: "regulatoryProliferation * tgfBrake * (1 - hill(regulatoryTumour / tumourVolume, regulatoryMaximumDensity, 1)) * regulatoryTumour",
      changes: { regulatoryTumour: 1 },
    },
    dieRegulatoryTumour: {
      meaning: "death of regulatory cells in the tumour",
      rate: "regulatoryDeath * regulatoryTumour",
      changes: { regulatoryTumour: -1 },
    },
    depleteRegulatory: {
      meaning: "depletion by an anti-CTLA-4 antibody that recruits effectors",
      rate: "ctla4Killing * antiCTLA4Depletion * ctla4OccupancyTumour * regulatoryTumour",
      changes: { regulatoryTumour: -1 },
    },
  },
};
