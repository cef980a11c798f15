/**
 * Every use of chance, by name. A draw is a function of (seed, stream, step, cell), never of visiting order, so the
 * numbers here are part of every stored result: add new ones at the end and never reuse one.
 */
export const streams = {
  /** Which prior a virtual patient is drawn from: body parameters. */
  patientParameters: 1,
  /** Covariates of a virtual patient: weight, sex, albumin and the like. */
  patientCovariates: 2,
  /** Pharmacokinetic variability of one therapy in one patient. */
  pharmacokinetics: 3,
  /** Births and deaths in a clone below the threshold of the continuous model. */
  smallPopulation: 4,
  /** How the burden is divided into lesions, and each lesion's own surroundings. */
  lesions: 5,
  /** The reader's error in measuring a lesion. */
  readerError: 6,
  /** Appearance of new lesions. */
  newLesions: 7,
  /** Time of death. */
  death: 8,
  /** Leaving the study for reasons outside the model. */
  dropout: 9,
  /** Toxicity that stops a treatment. */
  toxicity: 10,
  /** Assignment to arms, and stratification. */
  allocation: 11,
  /** Bootstrap of a trial from its virtual population. */
  bootstrap: 12,
  /** Missed or shifted visits. */
  visits: 13,
  /** Search directions of a calibration. */
  calibration: 14,
  /** Null models of spatial statistics: which cell gets which type, and where cells are. */
  spatialPermutation: 15,
} as const;

export type Stream = (typeof streams)[keyof typeof streams];
