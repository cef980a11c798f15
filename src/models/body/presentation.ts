import { assumed, fitted, logit, lognormal } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/**
 * What the tumour shows: antigen on MHC-I at the surface (for T cells), and antigen set free by dying cells (for
 * dendritic cells). Interferons raise MHC-I. Self-likeness enters as few clones of T cells and weak presentation.
 */
export const presentation: ModelModule = {
  name: "presentation",
  meaning: "antigen and MHC-I as the immune system sees them",
  states: {
    antigen: { unit: "nmol/L", initial: 0, meaning: "tumour antigen free in the tumour" },
  },
  parameters: {
    antigenicity: assumed(
      0.5,
      "1",
      "how well T cells recognise the antigen that a wild-type tumour cell shows, 0 to 1",
      "assumed: spread covers self-like and foreign-like antigen",
      logit(1),
    ),
    clonesPerAntigen: assumed(
      30,
      "1",
      "T-cell clones per antigen that dominates the response",
      "assumed: many clones see the same few antigens",
    ),
    antigenResidue: assumed(
      0.05,
      "1",
      "recognition left when the only dominating antigen is lost, relative to wild type",
      "assumed: the loss is rarely complete",
    ),
    mhcLowLevel: assumed(0.05, "1", "MHC-I left on MHC-low cells, relative to full", "assumed: as for antigen loss"),
    mhcBaseline: assumed(
      0.6,
      "1",
      "MHC-I on a wild-type tumour cell without interferon, relative to full",
      "assumed: tumours commonly show less than healthy tissue",
      logit(0.7),
    ),
    antigenRelease: fitted(
      5.4e-10,
      "nmol/cell",
      "one antigen set free by a dying cell",
      "popel-maple, total protein 5.4e-13 mol a cell times an abundance of 1e-6 (assumed)",
    ),
    antigenDecay: fitted(2, "1/day", "loss of free antigen", "spqsp-pdac, antigen decay within 0.5 to 10 a day"),
    antigenHalf: assumed(
      0.5,
      "nmol/L",
      "free antigen at which dendritic cells are half loaded",
      "assumed: reached when about a percent of the tumour dies a day",
      lognormal(0.7),
    ),
  },
  formulas: {
    dominantAntigens: {
      formula: "1 + effectiveClones / clonesPerAntigen",
      unit: "1",
      meaning: "antigens that the T-cell response rests on",
    },
    antigenLowLevel: {
      formula: "1 - (1 - antigenResidue) / dominantAntigens",
      unit: "1",
      meaning:
        "recognition of antigen-low cells relative to wild type: a response that rests on many antigens loses little",
    },
    mhcWild: {
      formula: "mhcBaseline + (1 - mhcBaseline) * max(interferonGammaSignal, interferonAlphaEffect)",
      unit: "1",
      meaning: "MHC-I on wild-type cells",
    },
    mhcReduced: { formula: "mhcLowLevel * mhcWild", unit: "1", meaning: "MHC-I on MHC-low cells" },
    shownWild: { formula: "antigenicity * mhcWild", unit: "1", meaning: "what T cells recognise on wild-type cells" },
    shownAntigenLow: {
      formula: "antigenicity * antigenLowLevel * mhcWild",
      unit: "1",
      meaning: "what T cells recognise on antigen-low cells",
    },
    shownMhcLow: {
      formula: "antigenicity * mhcReduced",
      unit: "1",
      meaning: "what T cells recognise on MHC-low cells",
    },
    antigenVisible: {
      formula:
        "(shownWild * cloneWild + shownAntigenLow * cloneAntigenLow + shownMhcLow * cloneMhcLow) / (tumourCells + oneCell)",
      unit: "1",
      meaning: "what T cells recognise on the average tumour cell",
    },
    antigenLoad: { formula: "hill(antigen, antigenHalf, 1)", unit: "1", meaning: "antigen loading of dendritic cells" },
  },
  reactions: {
    releaseAntigen: {
      meaning: "antigen set free by dying cells",
      rate: "deathRate * (cloneWild + antigenLowLevel * cloneAntigenLow + cloneMhcLow)",
      changes: { antigen: "antigenRelease * litre / tumourVolume" },
    },
    loseAntigenFree: {
      meaning: "decay and uptake of free antigen",
      rate: "antigenDecay * antigen",
      changes: { antigen: -1 },
    },
  },
};
