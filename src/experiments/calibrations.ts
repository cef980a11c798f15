import { melanomaWith } from "../models/cancers/melanoma.ts";
import { type MelanomaFit, melanomaFit } from "../models/cancers/melanoma-fit.ts";
import { type Calibration, evaluationTask } from "./calibration.ts";

/** Advanced melanoma: the block of calibration trials that carry it, and the fifteen directions that they inform. */
const melanoma: Calibration = {
  name: "melanoma",
  cancerWith: (values) => melanomaWith(values as unknown as MelanomaFit),
  start: { ...melanomaFit.values },
  trials: ["mdx010-20", "keynote-001-melanoma", "checkmate-066", "checkmate-067"],
  directions: [
    { name: "logExpansion", scale: "linear", lower: 5, upper: 10 },
    { name: "expansionByCostimulation", scale: "linear", lower: 1, upper: 7 },
    { name: "progenitorDivision", scale: "log", lower: 0.1, upper: 2 },
    { name: "progenitorDivisionSpread", scale: "linear", lower: 0.3, upper: 2 },
    { name: "tgfSecretionTumour", scale: "log", lower: 2e-13, upper: 6e-12 },
    { name: "cytotoxicity", scale: "log", lower: 2, upper: 16 },
    { name: "ctla4Killing", scale: "log", lower: 0.03, upper: 1 },
    { name: "angiogenesis", scale: "log", lower: 0.01, upper: 0.2 },
    { name: "pdl1Density", scale: "log", lower: 15, upper: 400 },
    { name: "scarFraction", scale: "log", lower: 0.001, upper: 0.1 },
    { name: "newLesionHazard", scale: "log", lower: 0.01, upper: 0.3 },
    { name: "deathHazard", scale: "log", lower: 0.005, upper: 0.15 },
    { name: "deathBySize", scale: "linear", lower: 0.2, upper: 4 },
    { name: "deathByGrowth", scale: "linear", lower: 0, upper: 6 },
    { name: "deathBySeverity", scale: "linear", lower: 0, upper: 2.5 },
  ],
};

/** Calibrations by name. */
export const calibrations: Readonly<Record<string, Calibration>> = { melanoma };

/** Evaluates one set of values of a calibration, on any thread. */
export const calibrateTask = evaluationTask(calibrations);
