import { assumed, lognormal } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * The immune system's part in causing cancer: lasting inflammation raises mutation and growth. `inflammation` is 0 at
 * rest and 1 in severe chronic disease of a tissue.
 */
export const inflammation: ModelModule = {
  name: "inflammation",
  meaning: "chronic inflammation that raises mutation and growth",
  states: {
    inflammation: {
      unit: "1",
      initial: "chronicInflammation",
      meaning: "inflammation of the tissue: 0 at rest, 1 severe",
    },
  },
  parameters: {
    chronicInflammation: assumed(
      0.1,
      "1",
      "inflammation of the tissue without tumour",
      "assumed: low in most people",
      lognormal(0.7),
    ),
    inflammationByMacrophages: assumed(
      0.2,
      "1",
      "inflammation that a tumour full of healing macrophages adds",
      "assumed: wounds that do not heal",
    ),
    inflammationMemory: assumed(
      0.02,
      "1/day",
      "how fast inflammation follows its cause",
      "assumed: inflammation lasts for weeks after its cause",
    ),
    mutationByInflammation: assumed(
      4,
      "1",
      "added mutation rate at severe inflammation",
      "assumed: several-fold; the coupling is thinly known",
    ),
    growthByInflammation: assumed(0.3, "1", "added growth at severe inflammation", "assumed: less than doubles growth"),
    antiproliferation: assumed(
      0.3,
      "1",
      "growth that interferon alpha takes away at full effect",
      "assumed: modest direct effect",
    ),
  },
  formulas: {
    proliferationFactor: {
      formula: "(1 + growthByInflammation * inflammation) * (1 - antiproliferation * interferonAlphaEffect)",
      unit: "1",
      meaning: "growth and division relative to rest",
    },
  },
  reactions: {
    followCause: {
      meaning: "inflammation following its cause",
      rate: "inflammationMemory * (chronicInflammation + inflammationByMacrophages * healingFraction - inflammation)",
      changes: { inflammation: 1 },
    },
  },
};
