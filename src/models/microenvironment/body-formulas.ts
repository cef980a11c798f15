/**
 * Formulas of the body model that cells of a tissue use, and what they put into them from where they are. Each number
 * and each equation of recognition, of the two switches, of killing and of exhaustion stands once, in `models/body`; the
 * tissue evaluates it for one cell, with its neighbours in place of the whole tumour.
 */
export interface BodyFormula {
  /** What is evaluated: formulas of the body model. */
  readonly outputs: readonly string[];
  /**
   * Which of its states and formulas the cell's surroundings stand in for, and of its parameters, where those tell of
   * cells that are near or not; other parameters are the patient's.
   */
  readonly inputs: readonly string[];
  readonly meaning: string;
}

const formula = (meaning: string, outputs: readonly string[], inputs: readonly string[]): BodyFormula => ({
  meaning,
  outputs,
  inputs,
});

export const bodyFormulas = {
  synapse: formula(
    "how far PD-1 switches a T cell off that touches this cell, under the drugs at this place",
    ["pd1Brake"],
    ["pdl1Level", "antiPD1Tumour", "antiPDL1Tumour", "interleukin2Effect"],
  ),
  mhc: formula("MHC-I under interferons, relative to full", ["mhcWild"], ["interferonGamma", "interferonAlphaEffect"]),
  tCellKilling: formula(
    "kill rate of T cells on a fully visible target",
    ["cd8Killing"],
    ["pd1Brake", "cd8Effector", "tumourCells", "regulatoryTumour", "tgfBeta", "suppressorBrake"],
  ),
  nkKilling: formula(
    "kill rate of natural killer cells on a target without MHC-I",
    ["nkKilling", "nkActivity"],
    ["nkTumour", "tumourCells", "tgfBeta", "interferonAlphaEffect", "interleukin2Effect", "interleukin12"],
  ),
  macrophageKilling: formula(
    "rate at which alarm macrophages eat tumour cells",
    ["macrophageKilling"],
    ["macrophageAlarm", "tumourCells", "interleukin10"],
  ),
  antibodyBoost: formula(
    "extra killing with the patient's antibody on the target, times what natural killers and macrophages do",
    ["antibodyKilling"],
    ["antibodyTumour", "nkKilling", "macrophageKilling"],
  ),
  pdl1AntibodyBoost: formula(
    "extra killing of cells with a drug on their PD-L1 that calls effectors",
    ["pdl1AntibodyKilling"],
    ["antiPDL1Tumour", "pdl1Level", "nkKilling", "macrophageKilling"],
  ),
  progenitor: formula(
    "divisions of progenitors",
    ["progenitorDivisions"],
    ["antigenDrive", "pd1Brake", "tgfBeta", "helperTumour", "cd8InTumour", "interleukin2Effect", "roomInTumour"],
  ),
  antigenDrive: formula("how much visible antigen drives T cells", ["antigenDrive"], ["antigenVisible"]),
  exhaustion: formula(
    "exhaustion of effectors",
    ["exhaustion"],
    ["pd1Brake", "tumourCells", "cd8Effector", "regulatoryTumour"],
  ),
  costimulation: formula(
    "co-stimulation by B7 under CTLA-4 and what regulatory cells strip",
    ["costimulation"],
    ["ctla4OccupancyNode", "ctla4Stripping"],
  ),
  ctla4Occupancy: formula("CTLA-4 bound by drug", ["ctla4OccupancyTumour"], ["antiCTLA4Tumour"]),
  maturation: formula(
    "maturation of dendritic cells",
    ["maturationSignal"],
    ["antigen", "tgfBeta", "interleukin10", "interferonAlphaEffect"],
  ),
  signals: formula(
    "what substances at a place do",
    [
      "interferonGammaSignal",
      "tgfBrake",
      "interleukin10Brake",
      "interleukin12Signal",
      "chemokineSignal",
      "ccl2Signal",
      "suppressorBrake",
    ],
    [
      "interferonGamma",
      "tgfBeta",
      "interleukin10",
      "interleukin12",
      "chemokine",
      "ccl2",
      "suppressorCells",
      "tumourVolume",
    ],
  ),
  proliferation: formula(
    "growth and mutation under inflammation and interferon alpha",
    ["proliferationFactor", "mutationFactor"],
    ["inflammation", "interferonAlphaEffect"],
  ),
} as const satisfies Record<string, BodyFormula>;

export type BodyFormulaName = keyof typeof bodyFormulas;
