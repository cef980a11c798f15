import { assumed, fitted, lognormal } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * Signals in the tumour: interferon gamma, TGF-beta, interleukins 10 and 12, CXCL9/10 and CCL2. Secretion per cell is
 * kept within what a cell can make (1 to 100 molecules a second); published values differ by up to seven orders of
 * magnitude, some beyond what is physically possible.
 */
export const cytokines: ModelModule = {
  name: "cytokines",
  meaning: "signals between cells in the tumour",
  states: {
    interferonGamma: { unit: "nmol/L", initial: 0, meaning: "interferon gamma" },
    tgfBeta: { unit: "nmol/L", initial: "tgfBaseline", meaning: "active TGF-beta" },
    interleukin10: { unit: "nmol/L", initial: 0, meaning: "interleukin 10" },
    interleukin12: { unit: "nmol/L", initial: 0, meaning: "interleukin 12" },
    chemokine: { unit: "nmol/L", initial: 0, meaning: "CXCL9 and CXCL10" },
    ccl2: { unit: "nmol/L", initial: 0, meaning: "CCL2" },
  },
  parameters: {
    interferonGammaSecretion: assumed(
      1.4e-10,
      "nmol/(cell*day)",
      "interferon gamma from an engaged T or natural killer cell",
      "assumed: one molecule a second, the low end of the physical range",
    ),
    interferonGammaLoss: fitted(7.68, "1/day", "loss of interferon gamma", "popel-maple"),
    interferonGammaHalf: fitted(
      0.0065,
      "nmol/L",
      "interferon gamma of half effect",
      "spqsp-nsclc, half effect on PD-L1 at 0.11 ng/mL",
    ),
    tgfBaseline: fitted(0.016, "nmol/L", "TGF-beta without tumour", "spqsp-pdac"),
    tgfSecretionTumour: assumed(
      3e-12,
      "nmol/(cell*day)",
      "active TGF-beta from a tumour cell and its stroma",
      "assumed: gives 0.1 nmol/L in a dense tumour",
      lognormal(1),
    ),
    tgfSecretionRegulatory: fitted(1.2e-10, "nmol/(cell*day)", "TGF-beta from a regulatory cell", "popel-maple"),
    tgfSecretionHealing: fitted(2e-11, "nmol/(cell*day)", "TGF-beta from a healing macrophage", "popel-maple"),
    tgfLoss: fitted(14.3, "1/day", "loss of TGF-beta", "popel-maple"),
    tgfHalf: fitted(0.14, "nmol/L", "TGF-beta of half effect on effectors", "popel-maple"),
    interleukin10Secretion: assumed(
      2e-12,
      "nmol/(cell*day)",
      "interleukin 10 from a healing macrophage",
      "assumed: 0.02 molecules a second, as popel-maple",
    ),
    interleukin10Loss: assumed(4.6, "1/day", "loss of interleukin 10", "assumed: half-life of hours"),
    interleukin10Half: fitted(0.008, "nmol/L", "interleukin 10 of half effect", "popel-maple, 8 pmol/L"),
    interleukin12Secretion: fitted(
      8.5e-12,
      "nmol/(cell*day)",
      "interleukin 12 from a mature dendritic cell or alarm macrophage",
      "popel-maple",
    ),
    interleukin12Loss: fitted(0.55, "1/day", "loss of interleukin 12", "popel-maple, 0.0231 an hour"),
    interleukin12Half: assumed(
      0.003,
      "nmol/L",
      "interleukin 12 of half effect",
      "assumed: 0.14 pmol/L in popel-maple is always exceeded once macrophages secrete",
    ),
    chemokineProduction: assumed(
      1,
      "nmol/(L*day)",
      "CXCL9/10 production at full interferon gamma",
      "assumed: sets the scale with its half effect",
    ),
    chemokineLoss: assumed(5, "1/day", "loss of CXCL9/10", "assumed: half-life of hours"),
    chemokineHalf: assumed(0.1, "nmol/L", "CXCL9/10 of half effect", "assumed: reached at half production"),
    ccl2Secretion: assumed(
      6e-13,
      "nmol/(cell*day)",
      "CCL2 from a tumour cell",
      "assumed: gives about the half effect in a dense tumour",
      lognormal(0.7),
    ),
    ccl2Loss: fitted(1.44, "1/day", "loss of CCL2", "popel-maple, 0.06 an hour"),
    ccl2Half: fitted(0.23, "nmol/L", "CCL2 of half effect", "popel-maple"),
  },
  formulas: {
    interferonGammaSignal: {
      formula: "hill(interferonGamma, interferonGammaHalf, 1)",
      unit: "1",
      meaning: "interferon gamma's effect",
    },
    tgfBrake: { formula: "hill(tgfBeta, tgfHalf, 1)", unit: "1", meaning: "how far TGF-beta holds effectors back" },
    interleukin10Brake: {
      formula: "hill(interleukin10, interleukin10Half, 1)",
      unit: "1",
      meaning: "how far interleukin 10 holds presentation and macrophages back",
    },
    interleukin12Signal: {
      formula: "hill(interleukin12, interleukin12Half, 1)",
      unit: "1",
      meaning: "interleukin 12's effect",
    },
    chemokineSignal: { formula: "hill(chemokine, chemokineHalf, 1)", unit: "1", meaning: "call of CXCL9/10" },
    ccl2Signal: { formula: "hill(ccl2, ccl2Half, 1)", unit: "1", meaning: "call of CCL2" },
  },
  reactions: {
    secreteInterferonGamma: {
      meaning: "interferon gamma from engaged cells",
      rate: "interferonGammaSecretion * (antigenDrive * (1 - 0.5 * pd1Brake) * (cd8Effector + helperTumour) + 0.3 * nkActivity * nkTumour) * litre / tumourVolume",
      changes: { interferonGamma: 1 },
    },
    loseInterferonGamma: {
      meaning: "loss",
      rate: "interferonGammaLoss * interferonGamma",
      changes: { interferonGamma: -1 },
    },
    secreteTgf: {
      meaning: "TGF-beta from tumour, regulatory cells and healing macrophages",
      rate: "tgfLoss * tgfBaseline + (tgfSecretionTumour * tumourCells + tgfSecretionRegulatory * regulatoryTumour + tgfSecretionHealing * macrophageHealing) * litre / tumourVolume",
      changes: { tgfBeta: 1 },
    },
    loseTgf: { meaning: "loss", rate: "tgfLoss * tgfBeta", changes: { tgfBeta: -1 } },
    secreteInterleukin10: {
      meaning: "interleukin 10 from healing macrophages",
      rate: "interleukin10Secretion * macrophageHealing * litre / tumourVolume",
      changes: { interleukin10: 1 },
    },
    loseInterleukin10: { meaning: "loss", rate: "interleukin10Loss * interleukin10", changes: { interleukin10: -1 } },
    secreteInterleukin12: {
      meaning: "interleukin 12 from mature dendritic cells and alarm macrophages",
      rate: "interleukin12Secretion * (dendriticMature + 0.01 * macrophageAlarm) * litre / tumourVolume",
      changes: { interleukin12: 1 },
    },
    loseInterleukin12: { meaning: "loss", rate: "interleukin12Loss * interleukin12", changes: { interleukin12: -1 } },
    secreteChemokine: {
      meaning: "CXCL9/10 made under interferon gamma",
      rate: "chemokineProduction * interferonGammaSignal",
      changes: { chemokine: 1 },
    },
    loseChemokine: { meaning: "loss", rate: "chemokineLoss * chemokine", changes: { chemokine: -1 } },
    secreteCcl2: {
      meaning: "CCL2 from tumour cells",
      rate: "ccl2Secretion * tumourCells * litre / tumourVolume",
      changes: { ccl2: 1 },
    },
    loseCcl2: { meaning: "loss", rate: "ccl2Loss * ccl2", changes: { ccl2: -1 } },
  },
};
