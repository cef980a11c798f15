import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * Who kills what. Each killer has its own rate per target cell; what a clone shows decides how much of it applies.
 * T cells need antigen on MHC-I and enough of themselves beside regulatory cells; natural killer cells are held back
 * by MHC-I (missing self) and called by stress ligands; macrophages eat; antibody helps both only where they are.
 */
export const killing: ModelModule = {
  name: "killing",
  meaning: "death rates of the clones",
  parameters: {
    cytotoxicity: measured(
      4,
      "1/day",
      "kills of one effector T cell a day with targets in excess, and the largest kill rate",
      "breart-2008, about 6 hours a kill in a mouse tumour; halle-2016 saw 2 to 16 kills a day",
      lognormal(0.5),
    ),
    targetsPerEffector: fitted(
      1.2,
      "1",
      "tumour cells per T cell at which killing is half saturated",
      "popel-maple, K_T_C",
    ),
    mostKills: measured(16, "1/day", "most tumour cells that one effector kills a day", "halle-2016, 2 to 16 a day"),
    regulatoryBrake: assumed(
      2,
      "1",
      "regulatory cells weighed against effectors at half suppression",
      "assumed: 11 in popel-maple leaves nothing to respond (0.15 at one regulatory cell to two effectors)",
    ),
    killingByNk: assumed(
      1.5,
      "1/day",
      "largest kill rate of natural killer cells",
      "assumed: within 1 to 4 a day",
      lognormal(0.5),
    ),
    targetsPerNk: assumed(
      1,
      "1",
      "tumour cells per natural killer cell at which killing is half saturated",
      "assumed: one to one contact",
    ),
    missingSelf: assumed(
      0.9,
      "1",
      "fraction of natural killing that full MHC-I holds back",
      "assumed: full MHC-I stops most, not all",
    ),
    stressLigand: assumed(
      0.3,
      "1",
      "stress ligands on tumour cells, relative to the most",
      "assumed: varies widely",
      lognormal(0.7),
    ),
    phagocytosis: fitted(
      0.33,
      "1/day",
      "largest rate at which alarm macrophages eat tumour cells",
      "spqsp-pdac, k_M1_phago",
    ),
    targetsPerMacrophage: fitted(
      2,
      "1",
      "tumour cells per macrophage at which eating is half saturated",
      "popel-maple, K_Mac_C",
    ),
    cd47Brake: fitted(
      0.85,
      "1",
      "fraction of eating that CD47 stops",
      "popel-maple, CD47 406 and SIRP-alpha 100 a square micrometre with K 37, n 2: bound nearly all SIRP-alpha",
    ),
    antibodyBoost: fitted(
      2,
      "1",
      "largest extra killing by natural killer cells and macrophages with antibody on the target",
      "spqsp-pdac, ADCC fold 2 to 3",
    ),
    antibodyHalf: fitted(0.01, "nmol/L", "tumour antibody at half of that boost", "spqsp-pdac, ADCC EC50"),
  },
  formulas: {
    effectorShare: {
      formula: "cd8Effector / (targetsPerEffector * tumourCells + cd8Effector + oneCell)",
      unit: "1",
      meaning: "share of tumour cells that effectors can attend to",
    },
    regulatoryShare: {
      formula: "(cd8Effector + oneCell) / (cd8Effector + regulatoryBrake * regulatoryTumour + oneCell)",
      unit: "1",
      meaning: "what regulatory cells leave of killing",
    },
    cd8Killing: {
      formula:
        "min(cytotoxicity, mostKills * targetsPerEffector) * effectorShare * regulatoryShare * (1 - pd1Brake) * (1 - tgfBrake) * (1 - suppressorBrake)",
      unit: "1/day",
      meaning: "kill rate of T cells on a fully visible target",
    },
    nkKilling: {
      formula:
        "killingByNk * nkActivity * nkTumour / (targetsPerNk * tumourCells + nkTumour + oneCell) * (1 - tgfBrake)",
      unit: "1/day",
      meaning: "kill rate of natural killer cells on a target without MHC-I and with full stress ligands",
    },
    macrophageKilling: {
      formula:
        "phagocytosis * macrophageAlarm / (macrophageAlarm + targetsPerMacrophage * tumourCells + oneCell) * (1 - cd47Brake) * (1 - interleukin10Brake)",
      unit: "1/day",
      meaning: "rate at which macrophages eat tumour cells",
    },
    antibodyKilling: {
      formula: "antibodyBoost * hill(antibodyTumour, antibodyHalf, 2) * (nkKilling * stressLigand + macrophageKilling)",
      unit: "1/day",
      meaning: "extra killing with antibody on the target",
    },
    pdl1AntibodyKilling: {
      formula:
        "antibodyBoost * antiPDL1Depletion * pdl1Occupancy * pdl1Score * (nkKilling * stressLigand + macrophageKilling)",
      unit: "1/day",
      meaning: "extra killing of PD-L1-positive cells by a drug against PD-L1 that calls effectors",
    },
    innateWild: {
      formula: "(1 - missingSelf * mhcWild) * min(stressLigand, 1) * nkKilling + macrophageKilling",
      unit: "1/day",
      meaning: "innate killing of cells with MHC-I",
    },
    innateMhcLow: {
      formula: "(1 - missingSelf * mhcReduced) * min(stressLigand, 1) * nkKilling + macrophageKilling",
      unit: "1/day",
      meaning: "innate killing of cells without MHC-I",
    },
    killWild: {
      formula: "shownWild * cd8Killing + innateWild + antibodyKilling + pdl1AntibodyKilling + carTKill + cytotoxicKill",
      unit: "1/day",
      meaning: "death rate of antigen-positive cells by killing",
    },
    killAntigenLow: {
      formula:
        "shownAntigenLow * cd8Killing + innateWild + antigenLowLevel * antibodyKilling + pdl1AntibodyKilling + antigenLowLevel * carTKill + cytotoxicKill",
      unit: "1/day",
      meaning: "death rate of antigen-low cells by killing",
    },
    killMhcLow: {
      formula:
        "shownMhcLow * cd8Killing + innateMhcLow + antibodyKilling + pdl1AntibodyKilling + carTKill + cytotoxicKill",
      unit: "1/day",
      meaning: "death rate of MHC-low cells by killing",
    },
  },
};
