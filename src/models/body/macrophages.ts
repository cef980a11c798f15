import { assumed, fitted, lognormal } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/** Macrophages in two moods, alarm (M1) and healing (M2), and myeloid suppressor cells. */
export const macrophages: ModelModule = {
  name: "macrophages",
  meaning: "M1 and M2 macrophages and myeloid-derived suppressor cells",
  states: {
    macrophageAlarm: {
      unit: "cell",
      initial: "0.5 * macrophageRecruitment * nicheVolume / macrophageDeath",
      meaning: "alarm (M1) macrophages",
    },
    macrophageHealing: {
      unit: "cell",
      initial: "0.5 * macrophageRecruitment * nicheVolume / macrophageDeath",
      meaning: "healing (M2) macrophages",
    },
    suppressorCells: { unit: "cell", initial: 0, meaning: "myeloid-derived suppressor cells" },
  },
  parameters: {
    macrophageRecruitment: fitted(
      4.5e5,
      "cell/(mL*day)",
      "macrophages recruited per tumour volume",
      "spqsp-pdac",
      lognormal(0.7),
    ),
    macrophageDeath: fitted(0.05, "1/day", "death of macrophages", "spqsp-pdac"),
    toHealing: fitted(0.1, "1/day", "largest rate from alarm to healing", "spqsp-pdac, M2_pol"),
    toAlarm: fitted(0.045, "1/day", "largest rate from healing to alarm", "spqsp-pdac, M1_pol"),
    suppressorRecruitment: fitted(
      3.5e4,
      "cell/(mL*day)",
      "suppressor cells recruited per tumour volume at full CCL2",
      "spqsp-pdac",
      lognormal(0.7),
    ),
    suppressorDeath: fitted(0.07, "1/day", "death of suppressor cells", "spqsp-pdac"),
    suppressorHalf: assumed(
      1e6,
      "cell/mL",
      "suppressor cells of half effect on T cells",
      "assumed: stands for arginase and nitric oxide, whose published potencies differ 100-fold",
    ),
    vesselByHealing: assumed(
      0.5,
      "1",
      "added vessel growth when all macrophages are healing",
      "assumed: VEGF from healing macrophages",
    ),
  },
  formulas: {
    healingFraction: {
      formula: "macrophageHealing / (macrophageHealing + macrophageAlarm + oneCell)",
      unit: "1",
      meaning: "healing macrophages among all",
    },
    suppressorBrake: {
      formula: "hill(suppressorCells / tumourVolume, suppressorHalf, 1)",
      unit: "1",
      meaning: "how far suppressor cells hold T cells back",
    },
    vesselSignal: { formula: "1 + vesselByHealing * healingFraction", unit: "1", meaning: "call for vessels" },
  },
  reactions: {
    recruitAlarm: {
      meaning: "recruitment, half as alarm macrophages",
      rate: "0.5 * macrophageRecruitment * tumourVolume * (1 + ccl2Signal)",
      changes: { macrophageAlarm: 1 },
    },
    recruitHealing: {
      meaning: "recruitment, half as healing macrophages",
      rate: "0.5 * macrophageRecruitment * tumourVolume * (1 + ccl2Signal)",
      changes: { macrophageHealing: 1 },
    },
    dieAlarm: {
      meaning: "death of alarm macrophages",
      rate: "macrophageDeath * macrophageAlarm",
      changes: { macrophageAlarm: -1 },
    },
    dieHealing: {
      meaning: "death of healing macrophages",
      rate: "macrophageDeath * macrophageHealing",
      changes: { macrophageHealing: -1 },
    },
    turnHealing: {
      meaning: "turning to healing by TGF-beta and interleukin 10",
      rate: "toHealing * max(tgfBrake, interleukin10Brake) * macrophageAlarm",
      changes: { macrophageAlarm: -1, macrophageHealing: 1 },
    },
    turnAlarm: {
      meaning: "turning to alarm by interferon gamma and interleukin 12",
      rate: "toAlarm * max(interferonGammaSignal, interleukin12Signal) * macrophageHealing",
      changes: { macrophageAlarm: 1, macrophageHealing: -1 },
    },
    recruitSuppressor: {
      meaning: "recruitment of suppressor cells by CCL2",
      rate: "suppressorRecruitment * tumourVolume * ccl2Signal",
      changes: { suppressorCells: 1 },
    },
    dieSuppressor: {
      meaning: "death of suppressor cells",
      rate: "suppressorDeath * suppressorCells",
      changes: { suppressorCells: -1 },
    },
  },
};
