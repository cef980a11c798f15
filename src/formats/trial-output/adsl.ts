import type { TrialResult } from "../../experiments/result.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { type AdamDataset, dataset, real, studyDay, text, type Variable, whole, yesNo } from "./adam-dataset.ts";
import { type AdamSubject, adamSubjects, identity } from "./adam-subjects.ts";

/** Baseline numbers of the `subjects` table and their variables. */
const baseline: readonly (readonly [column: string, name: string, label: string])[] = [
  ["age", "AGE", "Age"],
  ["weight", "WEIGHTBL", "Weight at Baseline"],
  ["ecog", "ECOGBL", "ECOG Performance Status at Baseline"],
  ["ldh", "LDHBL", "Lactate Dehydrogenase at Baseline"],
  ["albumin", "ALBBL", "Albumin at Baseline"],
  ["pdl1", "PDL1BL", "PD-L1 Positive Fraction at Baseline"],
  ["cd8", "CD8BL", "CD8 Density in the Tumour at Baseline"],
  ["clones", "CLONEBL", "Tumour-Specific T-Cell Clones"],
  ["lesions", "LESBL", "Target Lesions at Baseline"],
  ["baselineSld", "BURDBL", "Measured Tumour Burden at Baseline"],
  ["baselineCells", "CELLBL", "Tumour Cells at Entry (Model)"],
  ["diagnosisYears", "GROWYR", "Years from First Cell to Entry (Model)"],
];

/** Subject-level dataset: one record a virtual patient and arm. */
export function adsl(result: TrialResult): AdamDataset {
  const { subjects } = result.tables;
  const number = (name: string) => {
    const column = numbers(subjects, name);
    return ({ row }: AdamSubject) => column[row];
  };
  const words = (name: string) => {
    const column = texts(subjects, name);
    return ({ row }: AdamSubject) => column[row];
  };
  const [male, doses, off, os, died] = ["male", "doses", "offTreatmentDay", "osDay", "osEvent"].map(number);
  const reason = words("offTreatmentReason");
  const given = ({ arm }: AdamSubject) => arm.treatments.length > 0;
  const isDead = (one: AdamSubject) => died(one) === 1;
  // A cancer's patients have the covariates that its priors speak of; variables that nobody has are left out.
  const known: Variable<AdamSubject>[] = baseline.flatMap(([name, variable, label]) => {
    const column = subjects.columns.find((entry) => entry.name === name);
    if (!(column?.values instanceof Float64Array) || column.values.every(Number.isNaN)) return [];
    return [real(variable, column.unit, label, number(name))];
  });
  return dataset("ADSL", "Subject-Level Analysis, simulated", adamSubjects(result), [
    ...identity,
    text("TRT01P", "Planned Treatment for Period 01", ({ arm }) => arm.name),
    whole("TRT01PN", "Planned Treatment for Period 01 (N)", ({ armNumber }) => armNumber),
    text("TRT01A", "Actual Treatment for Period 01", ({ arm, treated }) => (treated ? arm.name : "")),
    whole("TRT01AN", "Actual Treatment for Period 01 (N)", ({ armNumber, treated }) =>
      treated ? armNumber : Number.NaN,
    ),
    text("ITTFL", "Intent-To-Treat Population Flag", ({ analysed }) => yesNo(analysed)),
    text("SAFFL", "Safety Population Flag", ({ treated }) => yesNo(treated)),
    text("SEX", "Sex", (one) => (Number.isNaN(male(one)) ? "U" : male(one) === 1 ? "M" : "F")),
    text("AGEU", "Age Units", () => "YEARS"),
    ...known,
    whole("NDOSE", "Number of Doses Given", doses),
    text("EOTSTT", "End of Treatment Status", (one) => (given(one) ? treatmentStatus(reason(one)) : "")),
    whole("EOTDY", "Study Day of End of Treatment", (one) =>
      given(one) && reason(one) !== "" ? studyDay(off(one)) : Number.NaN,
    ),
    text("DCTREAS", "Reason for Discontinuation of Treatment", (one) =>
      reason(one) === "completed" ? "" : reason(one).toUpperCase(),
    ),
    text("DTHFL", "Death Flag", (one) => (isDead(one) ? "Y" : "")),
    whole("DTHDY", "Study Day of Death", (one) => (isDead(one) ? studyDay(os(one)) : Number.NaN)),
    whole("LSTALVDY", "Study Day Last Known Alive", (one) => studyDay(os(one))),
    text("SIMPATT", "Why, in the Model", words("pattern")),
  ]);
}

function treatmentStatus(reason: string): string {
  if (reason === "") return "ONGOING";
  return reason === "completed" ? "COMPLETED" : "DISCONTINUED";
}
