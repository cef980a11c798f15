import type { ModelModule } from "../contract.ts";
import { neutral } from "../therapy/neutral.ts";

/**
 * Interleukin 2 given as a drug: two compartments, minutes to hours. What the body makes itself is elsewhere
 * (`body/priming`).
 *
 * Structure and half-lives: Konrad 1990, https://aacrjournals.org/cancerres/article/50/7/2009. Receptors on activated
 * T cells also take it up; that part is left out, since at high dose the kidneys dominate.
 */
export const interleukin2: ModelModule = {
  name: "interleukin 2 as a drug",
  meaning: "plasma concentrations of aldesleukin",
  parameters: neutral.interleukin2,
  states: {
    interleukin2Central: { unit: "nmol", initial: 0, meaning: "interleukin 2 in plasma" },
    interleukin2Peripheral: { unit: "nmol", initial: 0, meaning: "interleukin 2 in other tissue" },
  },
  formulas: {
    interleukin2Plasma: {
      formula: "interleukin2Central / interleukin2CentralVolume",
      unit: "nmol/L",
      meaning: "interleukin 2 in plasma that was given",
    },
  },
  reactions: {
    interleukin2Clear: {
      meaning: "clearance by the kidneys",
      rate: "interleukin2Clearance * interleukin2Plasma",
      changes: { interleukin2Central: -1 },
    },
    interleukin2Distribute: {
      meaning: "distribution to other tissue",
      rate: "interleukin2Exchange * interleukin2Plasma",
      changes: { interleukin2Central: -1, interleukin2Peripheral: 1 },
    },
    interleukin2Return: {
      meaning: "return from other tissue",
      rate: "interleukin2Exchange * interleukin2Peripheral / interleukin2PeripheralVolume",
      changes: { interleukin2Central: 1, interleukin2Peripheral: -1 },
    },
  },
};
