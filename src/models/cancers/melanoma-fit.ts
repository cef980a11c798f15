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
  provenance:
    "immunarium fit melanoma --start calibrations/melanoma-start.json --generations 10 --population 10 --candidates 300 --seed 20",
  values: {
    logExpansion: 9.50268,
    expansionByCostimulation: 5.42651,
    progenitorDivision: 0.286042,
    progenitorDivisionSpread: 0.685387,
    tgfSecretionTumour: 1.35784e-12,
    cytotoxicity: 4.6349,
    ctla4Killing: 0.263204,
    angiogenesis: 0.102411,
    pdl1Density: 103.076,
    scarFraction: 0.0404408,
    newLesionHazard: 0.0101147,
    deathHazard: 0.0200496,
    deathBySize: 3.02717,
    deathByGrowth: 4.20826,
    deathBySeverity: 1.62117,
  },
};
