import type { TrialResult } from "../../experiments/result.ts";
import { numbers } from "../../foundation/table.ts";
import { type AdamDataset, dataset, real, text } from "./adam-dataset.ts";
import { adamSubjects, recordIdentity, sequenced } from "./adam-subjects.ts";

/**
 * Exposure dataset: doses given and time on treatment. A result keeps counts, not the single doses, so there are two
 * records a subject and none a dose.
 */
export function adex(result: TrialResult): AdamDataset {
  const { subjects } = result.tables;
  const [doses, off] = [numbers(subjects, "doses"), numbers(subjects, "offTreatmentDay")];
  const records = adamSubjects(result)
    .filter(({ arm }) => arm.treatments.length > 0)
    .flatMap((subject) => [
      { subject, code: "NDOSE", parameter: "Number of Doses Given", unit: "", value: doses[subject.row] },
      { subject, code: "TRTDUR", parameter: "Time on Treatment (Days)", unit: "DAYS", value: off[subject.row] },
    ]);
  return dataset("ADEX", "Exposure Analysis, simulated", sequenced(records), [
    ...recordIdentity,
    text("PARAM", "Parameter", ({ parameter }) => parameter),
    text("PARAMCD", "Parameter Code", ({ code }) => code, 3),
    real("AVAL", "", "Analysis Value", ({ value }) => value),
    text("AVALU", "Analysis Value Unit", ({ unit }) => unit),
  ]);
}
