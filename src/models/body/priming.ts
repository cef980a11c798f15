import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * Priming in the draining node: naive tumour-specific T cells meet antigen, and with B7 on CD28 and interleukin 2 they
 * expand and leave for the blood. The expansion is parametrised by the logarithm of its fold, since one division more
 * or less doubles the response (the pitfall of counting generations).
 */
export const priming: ModelModule = {
  name: "priming",
  meaning: "T cells made ready in the lymph node",
  states: {
    cd8Naive: {
      unit: "cell",
      initial: "cloneCount * naivePerClone * nodeEntry / nodeExit",
      meaning: "naive tumour-specific CD8 cells in the node",
    },
    cd8Activated: { unit: "cell", initial: 0, meaning: "activated CD8 cells in the node" },
    cd4Naive: {
      unit: "cell",
      initial: "cloneCount * naivePerClone * nodeEntry / nodeExit",
      meaning: "naive tumour-specific CD4 cells in the node",
    },
    cd4Activated: { unit: "cell", initial: 0, meaning: "activated CD4 cells in the node" },
    interleukin2Node: { unit: "nmol/L", initial: 0, meaning: "interleukin 2 in the node" },
  },
  parameters: {
    cloneCount: fitted(
      30,
      "1",
      "clones of CD8 cells that recognise the tumour",
      "spqsp-pdac, n_clones prior median",
      lognormal(1),
    ),
    naivePerClone: measured(
      2275,
      "cell",
      "naive CD8 cells of one clone in the blood",
      "sove-2020, 5.05e5 naive cells a millilitre in 5 L over 1.11e6 clonotypes",
    ),
    nodeEntry: fitted(0.076, "1/day", "naive cells entering the draining nodes", "spqsp-pdac, q_nT in"),
    nodeExit: fitted(1.5, "1/day", "naive cells leaving the draining nodes", "spqsp-pdac, q_nT out within 1.13 to 2.9"),
    activation: fitted(10, "1/day", "largest rate of activation", "spqsp-pdac, k_act"),
    expansionRate: fitted(1, "1/day", "activated cells finishing their expansion", "spqsp-pdac, k_pro"),
    logExpansion: fitted(
      5.5,
      "1",
      "natural logarithm of the fold expansion without co-stimulation",
      "spqsp-pdac, burst 800 (6.7) at typical co-stimulation",
      { shape: "normal", sigma: 0.7 },
    ),
    expansionByCostimulation: fitted(
      2.08,
      "1",
      "added logarithm of expansion at full co-stimulation",
      "popel-maple, N_costim 3 divisions",
    ),
    expansionByInterleukin2: assumed(
      1.5,
      "1",
      "added logarithm of expansion at full interleukin 2",
      "assumed: 11 divisions in popel-maple would multiply by 2000",
    ),
    interleukin2Half: fitted(
      0.32,
      "nmol/L",
      "interleukin 2 of half effect on effectors",
      "sove-2020, IL2_50 of effectors in the example parameters",
    ),
    interleukin2Secretion: assumed(
      1e-11,
      "nmol/(cell*day)",
      "interleukin 2 from an activated T cell",
      "assumed: 0.07 molecules a second on average over all activated cells; published values reach 5e6, more than a cell can make",
    ),
    interleukin2Loss: fitted(10, "1/day", "loss of interleukin 2", "kirschner-panetta-1998, mu3"),
    nodeVolume: measured(1.2, "mL", "volume of the draining nodes", "sove-2020, 17 to 21 nodes of 5 mm"),
    nodePd1: assumed(
      0.2,
      "1",
      "part of priming that PD-1 holds back without drug",
      "assumed: PD-L1 on node APC is moderate",
    ),
    regulatoryFraction: assumed(
      0.15,
      "1",
      "fraction of primed CD4 cells that become regulatory",
      "assumed: self-like antigen primes more",
      lognormal(0.5),
    ),
  },
  formulas: {
    effectiveClones: {
      formula: "cloneCount + vaccineBreadth",
      unit: "1",
      meaning: "clones that can be primed, with those that a vaccine adds",
    },
    primingBrake: {
      formula: "1 - nodePd1 * (1 - max(pd1OccupancyNode, pdl1OccupancyNode))",
      unit: "1",
      meaning: "what PD-1 leaves of priming",
    },
    interleukin2Signal: {
      formula: "hill(interleukin2Node + interleukin2Plasma, interleukin2Half, 1)",
      unit: "1",
      meaning: "interleukin 2 on effectors in the node",
    },
    cd8Expansion: {
      formula:
        "exp(logExpansion + expansionByCostimulation * costimulation + expansionByInterleukin2 * interleukin2Signal) * primingBrake * (0.5 + 0.5 * helpSignal)",
      unit: "1",
      meaning: "effectors from one activated cell",
    },
    cd4Expansion: {
      formula: "0.3 * exp(logExpansion + expansionByCostimulation * costimulation) * primingBrake",
      unit: "1",
      meaning: "helper and regulatory cells from one activated cell",
    },
    cd8Launched: {
      formula: "expansionRate * cd8Activated * cd8Expansion * roomInBlood",
      unit: "cell/day",
      meaning: "effector CD8 cells that the node sends to the blood",
    },
    helpSignal: {
      formula: "cd4Activated / (cd4Activated + 0.2 * cd8Activated + oneCell)",
      unit: "1",
      meaning: "help from CD4 cells during priming",
    },
  },
  reactions: {
    enterCd8: {
      meaning: "naive CD8 cells entering the node",
      rate: "effectiveClones * naivePerClone * nodeEntry",
      changes: { cd8Naive: 1 },
    },
    leaveCd8: { meaning: "naive CD8 cells leaving", rate: "nodeExit * cd8Naive", changes: { cd8Naive: -1 } },
    activateCd8: {
      meaning: "activation of CD8 cells",
      rate: "activation * apcActivity * cd8Naive",
      changes: { cd8Naive: -1, cd8Activated: 1 },
    },
    expandCd8: {
      meaning: "expansion and release to the blood",
      rate: "expansionRate * cd8Activated",
      changes: { cd8Activated: -1, cd8Blood: "cd8Expansion * roomInBlood" },
    },
    enterCd4: {
      meaning: "naive CD4 cells entering the node",
      rate: "effectiveClones * naivePerClone * nodeEntry",
      changes: { cd4Naive: 1 },
    },
    leaveCd4: { meaning: "naive CD4 cells leaving", rate: "nodeExit * cd4Naive", changes: { cd4Naive: -1 } },
    activateCd4: {
      meaning: "activation of CD4 cells",
      rate: "activation * apcActivity * cd4Naive",
      changes: { cd4Naive: -1, cd4Activated: 1 },
    },
    expandCd4: {
      meaning: "expansion and release to the blood",
      rate: "expansionRate * cd4Activated",
      changes: {
        cd4Activated: -1,
        helperBlood: "(1 - regulatoryFraction) * cd4Expansion * roomInBlood",
        regulatoryBlood: "regulatoryFraction * cd4Expansion * roomInBlood",
      },
    },
    secreteInterleukin2: {
      meaning: "interleukin 2 from activated cells",
      rate: "interleukin2Secretion * (cd8Activated + cd4Activated) * litre / nodeVolume",
      changes: { interleukin2Node: 1 },
    },
    loseInterleukin2: {
      meaning: "loss of interleukin 2",
      rate: "interleukin2Loss * interleukin2Node",
      changes: { interleukin2Node: -1 },
    },
  },
};
