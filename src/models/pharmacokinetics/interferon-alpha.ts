import type { ModelModule } from "../contract.ts";
import { neutral } from "../therapy/neutral.ts";

/**
 * Interferon alpha under the skin or into a vein. Plasma empties within hours, but the genes that it switches on stay
 * on for about a day: an effect compartment holds them. With weeks of signal the answer wears off in part
 * (tachyphylaxis), which a second, slower follower holds.
 */
export const interferonAlpha: ModelModule = {
  name: "interferon alpha",
  meaning: "interferon alpha in plasma and the answer of interferon-stimulated genes",
  parameters: neutral.interferonAlpha,
  states: {
    interferonAlphaDepot: { unit: "nmol", initial: 0, meaning: "interferon under the skin" },
    interferonAlphaCentral: { unit: "nmol", initial: 0, meaning: "interferon in plasma" },
    interferonAlphaResponse: { unit: "1", initial: 0, meaning: "interferon-stimulated genes, relative to the most" },
    interferonAlphaTolerance: { unit: "1", initial: 0, meaning: "how used the body is to the signal" },
  },
  formulas: {
    interferonAlphaPlasma: {
      formula: "interferonAlphaCentral / interferonAlphaVolume",
      unit: "nmol/L",
      meaning: "interferon in plasma",
    },
    interferonAlphaEffect: {
      formula: "interferonAlphaResponse * (1 - interferonAlphaWearing * interferonAlphaTolerance)",
      unit: "1",
      meaning: "effect of interferon alpha on cells, 0 to 1",
    },
  },
  reactions: {
    interferonAlphaAbsorb: {
      meaning: "absorption from under the skin, part of which is lost on the way",
      rate: "interferonAlphaAbsorption * interferonAlphaDepot",
      changes: { interferonAlphaDepot: -1, interferonAlphaCentral: "interferonAlphaBioavailability" },
    },
    interferonAlphaEliminate: {
      meaning: "elimination",
      rate: "interferonAlphaElimination * interferonAlphaCentral",
      changes: { interferonAlphaCentral: -1 },
    },
    interferonAlphaSignal: {
      meaning: "genes switched on",
      rate: "interferonAlphaTurnover * hill(interferonAlphaPlasma, interferonAlphaHalf, 1)",
      changes: { interferonAlphaResponse: 1 },
    },
    interferonAlphaFade: {
      meaning: "genes fading",
      rate: "interferonAlphaTurnover * interferonAlphaResponse",
      changes: { interferonAlphaResponse: -1 },
    },
    interferonAlphaAccustom: {
      meaning: "getting used to the signal",
      rate: "interferonAlphaAdaptation * interferonAlphaResponse",
      changes: { interferonAlphaTolerance: 1 },
    },
    interferonAlphaForget: {
      meaning: "recovering the answer",
      rate: "interferonAlphaAdaptation * interferonAlphaTolerance",
      changes: { interferonAlphaTolerance: -1 },
    },
  },
};
