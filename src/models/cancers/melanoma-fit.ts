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

/** The fitted population with where it comes from. From `immunarium fit melanoma`; see docs/reference/calibration-melanoma.md. */
export const melanomaFit: { readonly provenance: string; readonly values: MelanomaFit } = {
  provenance: "immunarium fit melanoma, sixteen generations from a start set by hand",
  values: {
    logExpansion: 9.736,
    expansionByCostimulation: 5.275,
    progenitorDivision: 0.458,
    progenitorDivisionSpread: 0.7002,
    tgfSecretionTumour: 1.353e-12,
    cytotoxicity: 5.389,
    ctla4Killing: 0.2591,
    angiogenesis: 0.09072,
    pdl1Density: 55.5,
    scarFraction: 0.01933,
    newLesionHazard: 0.01717,
    deathHazard: 0.02261,
    deathBySize: 2.354,
    deathByGrowth: 4.847,
    deathBySeverity: 1.4,
  },
};
