import { assumed, lognormal, measured } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/** Natural killer cells in blood and tumour. What they kill, and what MHC-I has to do with it, stands in `killing`. */
export const naturalKillerCells: ModelModule = {
  name: "natural killer cells",
  meaning: "innate killers of cells that hide MHC-I",
  states: {
    nkBlood: { unit: "cell", initial: "nkBloodTypical", meaning: "natural killer cells in the blood" },
    nkTumour: { unit: "cell", initial: "nkDensity * nicheVolume", meaning: "natural killer cells in the tumour" },
  },
  parameters: {
    nkBloodTypical: assumed(
      1.2e9,
      "cell",
      "natural killer cells in the blood at rest",
      "assumed: 240 a microlitre in 5 L",
      lognormal(0.4),
    ),
    nkLoss: measured(0.0412, "1/day", "loss of natural killer cells", "de-pillis-2008, Table 1"),
    nkDensity: assumed(
      1e5,
      "cell/mL",
      "natural killer cells in tissue at rest",
      "assumed: sparse in solid tumours",
      lognormal(0.7),
    ),
    nkTissueLoss: assumed(0.1, "1/day", "loss of natural killer cells from tissue", "assumed: days to weeks"),
    nkGrowthByCytokine: assumed(
      0.3,
      "1/day",
      "largest proliferation in the blood by interleukin 2",
      "assumed: several-fold rise within a course",
    ),
    nkBoost: assumed(
      2,
      "1",
      "added activity at full interferon alpha, interleukin 2 or interleukin 12",
      "assumed: two- to three-fold",
    ),
  },
  formulas: {
    nkStimulus: {
      formula: "max(max(interferonAlphaEffect, interleukin2Effect), interleukin12Signal)",
      unit: "1",
      meaning: "strongest stimulus of natural killer cells",
    },
    nkActivity: { formula: "1 + nkBoost * nkStimulus", unit: "1", meaning: "activity relative to rest" },
  },
  reactions: {
    makeNk: { meaning: "new natural killer cells", rate: "nkLoss * nkBloodTypical", changes: { nkBlood: 1 } },
    loseNk: { meaning: "loss from the blood", rate: "nkLoss * nkBlood", changes: { nkBlood: -1 } },
    growNk: {
      meaning: "proliferation by interleukin 2",
      rate: "nkGrowthByCytokine * interleukin2Effect * (1 - hill(nkBlood, 5 * nkBloodTypical, 2)) * nkBlood",
      changes: { nkBlood: 1 },
    },
    enterNk: {
      meaning: "entry into the tumour",
      rate: "nkTissueLoss * nkDensity * tumourVolume * (nkBlood / nkBloodTypical) * (1 + chemokineSignal)",
      changes: { nkTumour: 1, nkBlood: -1 },
    },
    loseNkTumour: { meaning: "loss from the tumour", rate: "nkTissueLoss * nkTumour", changes: { nkTumour: -1 } },
  },
};
