import type { TrialResult } from "../../experiments/result.ts";
import { column } from "../../foundation/table.ts";
import { type AdamDataset, dataset, flag, real, studyDay, text, whole } from "./adam-dataset.ts";
import { recordIdentity, sequenced } from "./adam-subjects.ts";
import { type AdamVisit, adamVisits, visitName } from "./adam-visits.ts";

/** Per cent of `whole`, missing where there was nothing. */
const percent = (part: number, all: number) => (all > 0 ? (100 * part) / all : Number.NaN);

/** Tumour results: what was measured at each assessment, a sum over the target lesions (or blasts in the marrow). */
export function adtr(result: TrialResult): AdamDataset {
  const { unit, label } = column(result.tables.visits, "sld");
  const isSum = unit === "mm";
  const sinceNadir = ({ visit, burden, nadir }: AdamVisit) => (visit === 0 ? Number.NaN : burden - nadir);
  const isBaseline = ({ visit }: AdamVisit) => visit === 0;
  return dataset("ADTR", "Tumour Results Analysis, simulated", sequenced(adamVisits(result)), [
    ...recordIdentity,
    text("PARAM", "Parameter", () => (isSum ? "Target Lesions Sum of Diameters (mm)" : `${label} (${unit})`)),
    text("PARAMCD", "Parameter Code", () => (isSum ? "SUMDIAM" : "BURDEN"), 3),
    text("AVISIT", "Analysis Visit", visitName),
    whole("AVISITN", "Analysis Visit (N)", ({ visit }) => visit, 4),
    whole("ADY", "Analysis Relative Day", ({ day }) => studyDay(day)),
    real("AVAL", unit, "Analysis Value", ({ burden }) => burden),
    text("AVALU", "Analysis Value Unit", () => unit),
    real("BASE", unit, "Baseline Value", ({ base }) => base),
    real("CHG", unit, "Change from Baseline", (one) => (isBaseline(one) ? Number.NaN : one.burden - one.base)),
    real("PCHG", "%", "Percent Change from Baseline", (one) => (isBaseline(one) ? Number.NaN : 100 * one.change)),
    real("NADIR", unit, "Nadir before the Visit", ({ nadir }) => nadir),
    real("CHGNAD", unit, "Change from Nadir", sinceNadir),
    real("PCHGNAD", "%", "Percent Change from Nadir", (one) => percent(sinceNadir(one), one.nadir)),
    text("NEWLFL", "New Lesion Seen Flag", ({ newLesion }) => flag(newLesion)),
    text("ABLFL", "Baseline Record Flag", (one) => flag(isBaseline(one))),
    text("ANL01FL", "Analysis Flag 01: up to Progression", ({ counted }) => flag(counted)),
  ]);
}
