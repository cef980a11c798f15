import { assumed, fitted } from "../../foundation/parameter.ts";
import type { ModelModule } from "../contract.ts";

/** B cells helped by CD4 cells become plasma cells; their antibody reaches the tumour and calls effectors (ADCC). */
export const bCells: ModelModule = {
  name: "B cells",
  meaning: "B cells, plasma cells and tumour-specific antibody",
  states: {
    bActivated: { unit: "cell", initial: 0, meaning: "activated B cells in the node" },
    plasmaCells: { unit: "cell", initial: 0, meaning: "plasma cells" },
    antibodyBlood: { unit: "nmol/L", initial: 0, meaning: "tumour-specific antibody in the blood" },
    antibodyTumour: { unit: "nmol/L", initial: 0, meaning: "tumour-specific antibody in the tumour" },
  },
  parameters: {
    bPrecursors: assumed(
      1e3,
      "cell/day",
      "tumour-specific B cells meeting antigen at full activity",
      "assumed: few clones",
    ),
    bDivision: assumed(
      0.3,
      "1/day",
      "net expansion of activated B cells at full help",
      "assumed: about six divisions within the 10 days of spqsp-pdac",
    ),
    bToPlasma: fitted(0.1, "1/day", "activated B cells becoming plasma cells", "spqsp-pdac, about 10 days"),
    bLoss: assumed(0.25, "1/day", "death of activated B cells", "assumed: keeps expansion finite"),
    plasmaDeath: assumed(0.1, "1/day", "death of plasma cells", "assumed: most live days, few live years"),
    antibodySecretion: fitted(6.7e-7, "nmol/(cell*day)", "antibody from a plasma cell", "spqsp-pdac, 100 pg a day"),
    antibodyLoss: assumed(0.033, "1/day", "loss of antibody", "assumed: half-life of IgG, 21 days"),
    bloodVolume: fitted(5, "L", "volume of blood", "sove-2020, volume of the central compartment"),
    antibodyPartition: assumed(0.2, "1", "tumour over plasma concentration", "assumed: within 0.1 to 0.3"),
    antibodyExchange: assumed(
      0.3,
      "1/day",
      "exchange between plasma and tumour",
      "assumed: tumour follows plasma within days",
    ),
  },
  formulas: {
    follicularHelp: {
      formula: "hill(cd4Activated, 1000 * oneCell, 1)",
      unit: "1",
      meaning: "help of CD4 cells to B cells",
    },
  },
  reactions: {
    activateB: {
      meaning: "B cells meeting antigen and help",
      rate: "bPrecursors * apcActivity * follicularHelp",
      changes: { bActivated: 1 },
    },
    divideB: {
      meaning: "expansion in the germinal centre",
      rate: "bDivision * follicularHelp * bActivated",
      changes: { bActivated: 1 },
    },
    becomePlasma: {
      meaning: "becoming plasma cells",
      rate: "bToPlasma * bActivated",
      changes: { bActivated: -1, plasmaCells: 1 },
    },
    dieB: { meaning: "death of activated B cells", rate: "bLoss * bActivated", changes: { bActivated: -1 } },
    diePlasma: { meaning: "death of plasma cells", rate: "plasmaDeath * plasmaCells", changes: { plasmaCells: -1 } },
    secreteAntibody: {
      meaning: "antibody secretion",
      rate: "antibodySecretion * plasmaCells / bloodVolume",
      changes: { antibodyBlood: 1 },
    },
    loseAntibody: { meaning: "loss of antibody", rate: "antibodyLoss * antibodyBlood", changes: { antibodyBlood: -1 } },
    enterAntibody: {
      meaning: "exchange with the tumour (its amount is negligible for the blood)",
      rate: "antibodyExchange * (antibodyPartition * antibodyBlood - antibodyTumour)",
      changes: { antibodyTumour: 1 },
    },
  },
};
