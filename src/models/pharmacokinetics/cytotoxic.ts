import type { ModelModule } from "../contract.ts";
import { neutral } from "../therapy/neutral.ts";

/**
 * An empirical cytotoxic or targeted drug, so that trials have their control arm: a dose fills an effect compartment,
 * the kill rate saturates in it, and resistance grows with the time spent under effect. After the tumour growth
 * inhibition model of Claret 2009, https://doi.org/10.1200/JCO.2008.21.0807; no immune effect.
 */
export const cytotoxic: ModelModule = {
  name: "cytotoxic comparator",
  meaning: "tumour kill by chemotherapy or a targeted drug, with resistance",
  parameters: neutral.cytotoxic,
  states: {
    cytotoxicAmount: { unit: "mg", initial: 0, meaning: "drug in the effect compartment" },
    cytotoxicExposure: { unit: "day", initial: 0, meaning: "time spent under effect" },
  },
  formulas: {
    cytotoxicEffect: {
      formula: "hill(cytotoxicAmount, cytotoxicHalf, 1)",
      unit: "1",
      meaning: "effect relative to the most",
    },
    cytotoxicKill: {
      formula: "cytotoxicRate * cytotoxicEffect * exp(-cytotoxicResistance * cytotoxicExposure)",
      unit: "1/day",
      meaning: "death rate of tumour cells by the drug",
    },
  },
  reactions: {
    cytotoxicEliminate: {
      meaning: "fading of the effect",
      rate: "cytotoxicElimination * cytotoxicAmount",
      changes: { cytotoxicAmount: -1 },
    },
    cytotoxicExpose: { meaning: "time under effect", rate: "cytotoxicEffect", changes: { cytotoxicExposure: "1" } },
  },
};
