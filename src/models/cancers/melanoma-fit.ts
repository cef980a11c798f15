/**
 * Medians and spreads of the melanoma population, in the order of the directions that were fitted. Written by
 * `npm run calibrate`; the numbers before the first fit are hand-set.
 */
export const melanomaFit = {
  provenance: "set by hand before the first fit",
  values: {
    logExpansion: 6.5,
    expansionByCostimulation: 2.5,
    progenitorDivision: 0.3,
    progenitorDivisionSpread: 1,
    tgfSecretionTumour: 1.5e-12,
    cytotoxicity: 4,
    ctla4Killing: 0.3,
    angiogenesis: 0.03,
    scarFraction: 0.01,
    newLesionHazard: 0.05,
    deathHazard: 0.03,
    deathBySize: 1,
    deathByGrowth: 1.5,
    deathBySeverity: 0.5,
    cytotoxicRate: 0.03,
  },
};
