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
  /** Permutations of labels in spatial statistics. */
  spatialPermutation: 15,
  /** Where cells of a tissue lie at the start, and what differs between them. */
  tissuePlacement: 16,
  /** When a cell changes its direction. */
  turning: 17,
  /** The direction that it then takes. */
  heading: 18,
  /** Whether a cell dies, and of what. */
  cellDeath: 19,
  /** When a cell moves on in its cycle, or in its decay. */
  cellCycle: 20,
  /** When a cell becomes another type. */
  transformation: 21,
  /** How the daughters of a cell lie, and of which type they are. */
  division: 22,
  /** When a cell eats, attacks or fuses with another. */
  contact: 23,
  /** When cells attach to and detach from one another. */
  attachment: 24,
  /** Whether a killer takes on a target, which one, and whether PD-1 stops it. */
  recognition: 25,
  /** When a docked killer hits, and when it lets go. */
  hits: 26,
  /** Whether a crawling cell gets through matrix. */
  crossing: 27,
  /** What becomes of an immune cell: exhaustion, division, polarisation, maturation, leaving. */
  fate: 28,
  /** What changes in a daughter of a tumour cell. */
  mutation: 29,
  /** Which cells come from the blood, where, and with which receptor. */
  entry: 30,
  /** Where a healthy cell turns into a tumour cell. */
  initiation: 31,
  /** How strongly a cell of a virtual biopsy takes a stain, and how much it shines by itself. */
  staining: 32,
  /** Photons that a pixel of a virtual biopsy catches. */
  photons: 33,
  /** What a patient's patches of tissue are like. */
  patches: 34,
  /** Which virtual patients a simulated trial of operating characteristics enrols. */
  enrolment: 35,
  /** Who comes to a trial whose patients are allocated, and when. */
  arrival: 36,
  /** Responses of a two-stage trial at the rate of its null. */
  nullResponse: 37,
  /** Permuted blocks of allocation to arms. */
  permutedBlocks: 38,
  /** Whether a biomarker test at enrolment errs. */
  biomarkerTest: 39,
  /** Trajectories of a sensitivity analysis, and the bootstrap of its effects. */
  sensitivity: 40,
} as const;

export type Stream = (typeof streams)[keyof typeof streams];
