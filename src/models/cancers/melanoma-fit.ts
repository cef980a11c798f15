/** The directions of the melanoma population that are fitted to calibration trials. */
export interface MelanomaFit {
  readonly logExpansion: number;
  readonly expansionByCostimulation: number;
  readonly progenitorDivision: number;
  readonly progenitorDivisionSpread: number;
  readonly tgfSecretionTumour: number;
  readonly cytotoxicity: number;
  readonly ctla4Killing: number;
  readonly angiogenesis: number;
  readonly pdl1Density: number;
  readonly scarFraction: number;
  readonly newLesionHazard: number;
  readonly deathHazard: number;
  readonly deathBySize: number;
  readonly deathByGrowth: number;
  readonly deathBySeverity: number;
}

/** The fitted population with where it comes from. Written by `immunarium fit calibrations/melanoma.yaml`. */
export const melanomaFit: { readonly provenance: string; readonly values: MelanomaFit } = {
  provenance: "set by hand before the first fit",
  values: {
    logExpansion: 7.5,
    expansionByCostimulation: 4,
    progenitorDivision: 0.6,
    progenitorDivisionSpread: 1,
    tgfSecretionTumour: 1e-12,
    cytotoxicity: 6,
    ctla4Killing: 0.3,
    angiogenesis: 0.03,
    pdl1Density: 60,
    scarFraction: 0.01,
    newLesionHazard: 0.05,
    deathHazard: 0.03,
    deathBySize: 1,
    deathByGrowth: 1.5,
    deathBySeverity: 0.5,
  },
};
