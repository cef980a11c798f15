import { assumed, fitted, lognormal, measured } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * The two off-switches, as binding in a flat synapse at quasi-steady state (receptors meet in seconds, cells change in
 * days). The number of complexes of receptors A and B with dissociation constant K, all per square micrometre, is the
 * smaller root of x² − (A + B + K)·x + A·B = 0, written so that it does not lose digits when A·B is small.
 *
 * PD-1 on T cells meets PD-L1 and PD-L2 in the tumour; interferon gamma raises PD-L1. In the node CTLA-4 takes B7 away
 * from CD28, by binding it and, on regulatory cells, by stripping it off the presenting cell.
 */
export const checkpoints: ModelModule = {
  name: "checkpoints",
  meaning: "PD-1 with PD-L1 and PD-L2, CD28 and CTLA-4 with B7",
  states: {
    pdl1Level: {
      unit: "1",
      initial: 1,
      meaning: "PD-L1 on tumour cells and macrophages, relative to unstimulated cells",
    },
  },
  parameters: {
    pd1Density: measured(184, "1/um^2", "PD-1 on a CD8 cell", "popel-maple, 27 900 a cell"),
    pdl1Density: measured(
      210,
      "1/um^2",
      "PD-L1 on an unstimulated tumour cell",
      "popel-maple, 120 000 a cell",
      lognormal(0.7),
    ),
    pdl2Fraction: fitted(0.07, "1", "PD-L2 relative to PD-L1", "popel-maple"),
    pd1Pdl1Affinity: measured(
      14.8,
      "1/um^2",
      "dissociation constant of PD-1 and PD-L1 in the synapse",
      "sove-2020, 8.2 umol/L over a gap of 3 nm",
    ),
    pd1Pdl2Affinity: measured(
      4.2,
      "1/um^2",
      "dissociation constant of PD-1 and PD-L2 in the synapse",
      "sove-2020, 2.3 umol/L over a gap of 3 nm",
    ),
    pd1Half: fitted(150, "1/um^2", "complexes of half inhibition", "popel-maple, PD1_50"),
    interleukin2Rescue: assumed(
      0.8,
      "1",
      "part of the PD-1 brake that full effect of interleukin 2 lifts",
      "assumed: interleukin 2 restores function to exhausted cells while it lasts",
    ),
    pdl1Induction: fitted(6, "1", "largest PD-L1 relative to unstimulated", "popel-maple, r_PDL1", lognormal(0.5)),
    pdl1Turnover: fitted(1, "1/day", "turnover of PD-L1", "popel-maple, k_in_PDL1"),
    pdl1ScoreHalf: assumed(
      600,
      "1/um^2",
      "PD-L1 at which half of the cells stain",
      "assumed: separates induced from unstimulated cells",
    ),
    b7Density: fitted(
      1044,
      "1/um^2",
      "CD80 and CD86 on a mature dendritic cell",
      "popel-maple, 940 000 a cell on 900 square micrometres (area assumed)",
    ),
    cd28Density: fitted(1214, "1/um^2", "CD28 on a T cell", "popel-maple, 184 000 a cell"),
    ctla4Density: fitted(212, "1/um^2", "CTLA-4 in the synapse", "popel-maple, 8 000 a synapse"),
    ctla4Stripping: assumed(
      3,
      "1",
      "B7 that regulatory cells strip, relative to what CTLA-4 in the synapse binds",
      "assumed: four times CTLA-4 in all makes blockade matter; with published densities alone it does nothing",
      lognormal(0.3),
    ),
    cd28Affinity: measured(
      7.2,
      "1/um^2",
      "dissociation constant of CD28 and B7 in the synapse",
      "popel-maple, 4 umol/L over a gap of 3 nm",
    ),
    ctla4Affinity: measured(
      1,
      "1/um^2",
      "dissociation constant of CTLA-4 and B7 in the synapse",
      "popel-maple, on and off rates of CD80 and CD86",
    ),
    costimulationHalf: assumed(
      800,
      "1/um^2",
      "complexes of CD28 and B7 of half co-stimulation",
      "assumed: 200 in popel-maple leaves CTLA-4 blockade without effect",
    ),
  },
  formulas: {
    pd1Free: { formula: "pd1Density * (1 - pd1Occupancy)", unit: "1/um^2", meaning: "PD-1 without drug" },
    pdl2Available: { formula: "pdl2Fraction * pdl1Density * pdl1Level", unit: "1/um^2", meaning: "PD-L2" },
    pdl1Free: {
      formula: "pdl1Density * pdl1Level * (1 - pdl1Occupancy)",
      unit: "1/um^2",
      meaning: "PD-L1 without drug",
    },
    pd1Pdl2Sum: {
      formula: "pd1Free + pdl2Available + pd1Pdl2Affinity",
      unit: "1/um^2",
      meaning: "sum in the binding equation of PD-1 and PD-L2",
    },
    pd1Pdl2Bound: {
      formula:
        "2 * pd1Free * pdl2Available / (pd1Pdl2Sum + sqrt(max(pd1Pdl2Sum * pd1Pdl2Sum - 4 * pd1Free * pdl2Available, 0)))",
      unit: "1/um^2",
      meaning: "complexes of PD-1 and PD-L2",
    },
    pd1Left: { formula: "pd1Free - pd1Pdl2Bound", unit: "1/um^2", meaning: "PD-1 left for PD-L1" },
    pd1Pdl1Sum: {
      formula: "pd1Left + pdl1Free + pd1Pdl1Affinity",
      unit: "1/um^2",
      meaning: "sum in the binding equation of PD-1 and PD-L1",
    },
    pd1Pdl1Bound: {
      formula: "2 * pd1Left * pdl1Free / (pd1Pdl1Sum + sqrt(max(pd1Pdl1Sum * pd1Pdl1Sum - 4 * pd1Left * pdl1Free, 0)))",
      unit: "1/um^2",
      meaning: "complexes of PD-1 and PD-L1",
    },
    pd1Brake: {
      formula: "hill(pd1Pdl1Bound + pd1Pdl2Bound, pd1Half, 2) * (1 - interleukin2Rescue * interleukin2Effect)",
      unit: "1",
      meaning: "how far PD-1 switches a T cell off",
    },
    ctla4Available: {
      formula: "ctla4Density * (1 + ctla4Stripping) * (1 - ctla4OccupancyNode)",
      unit: "1/um^2",
      meaning: "CTLA-4 without drug, with what stripping adds",
    },
    ctla4Sum: {
      formula: "ctla4Available + b7Density + ctla4Affinity",
      unit: "1/um^2",
      meaning: "sum in the binding equation of CTLA-4 and B7",
    },
    ctla4Bound: {
      formula:
        "2 * ctla4Available * b7Density / (ctla4Sum + sqrt(max(ctla4Sum * ctla4Sum - 4 * ctla4Available * b7Density, 0)))",
      unit: "1/um^2",
      meaning: "B7 taken by CTLA-4",
    },
    b7Left: { formula: "b7Density - ctla4Bound", unit: "1/um^2", meaning: "B7 left for CD28" },
    cd28Sum: {
      formula: "cd28Density + b7Left + cd28Affinity",
      unit: "1/um^2",
      meaning: "sum in the binding equation of CD28 and B7",
    },
    cd28Bound: {
      formula: "2 * cd28Density * b7Left / (cd28Sum + sqrt(max(cd28Sum * cd28Sum - 4 * cd28Density * b7Left, 0)))",
      unit: "1/um^2",
      meaning: "complexes of CD28 and B7",
    },
    costimulation: {
      formula: "hill(cd28Bound, costimulationHalf, 2)",
      unit: "1",
      meaning: "co-stimulation during priming",
    },
    pdl1Score: {
      formula: "hill(pdl1Density * pdl1Level, pdl1ScoreHalf, 2)",
      unit: "1",
      meaning: "fraction of tumour cells that a stain calls PD-L1 positive",
    },
  },
  reactions: {
    makePdl1: {
      meaning: "PD-L1 expression, raised by interferon gamma",
      rate: "pdl1Turnover * (1 + (pdl1Induction - 1) * interferonGammaSignal)",
      changes: { pdl1Level: 1 },
    },
    losePdl1: { meaning: "PD-L1 turnover", rate: "pdl1Turnover * pdl1Level", changes: { pdl1Level: -1 } },
  },
};
