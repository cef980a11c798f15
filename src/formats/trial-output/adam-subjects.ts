import type { Arm } from "../../experiments/design.ts";
import type { TrialResult } from "../../experiments/result.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { text, type Variable, whole, yesNo } from "./adam-dataset.ts";

/**
 * A subject of the analysis datasets: one virtual patient in one arm. The same virtual patient goes through every arm;
 * ADaM wants one record a subject, so each patient and arm is a subject, and `patient` says which belong together.
 */
export interface AdamSubject {
  /** Row of the result's `subjects` table. */
  readonly row: number;
  readonly study: string;
  /** Unique in the study: the patient's number and the arm's. */
  readonly id: string;
  readonly patient: string;
  readonly arm: Arm;
  /** From 1, in the order of the design. */
  readonly armNumber: number;
  /** Both survival times are known: who is analysed. */
  readonly analysed: boolean;
  /** Got a dose, or is in an arm that gives none. */
  readonly treated: boolean;
}

/** `SIM-` and the trial's name: nothing that begins so was a person. */
export function studyId({ design }: TrialResult): string {
  return `SIM-${design.name.toUpperCase()}`;
}

/** Subjects by their number, as their identifiers sort. */
export function adamSubjects(result: TrialResult): AdamSubject[] {
  const { subjects } = result.tables;
  const { arms } = result.design;
  const [patients, names] = [texts(subjects, "patient"), texts(subjects, "arm")];
  const [pfs, os, doses] = ["pfsDay", "osDay", "doses"].map((name) => numbers(subjects, name));
  return patients
    .map((patient, row): AdamSubject => {
      const at = arms.findIndex(({ name }) => name === names[row]);
      return {
        row,
        study: studyId(result),
        id: `${patient.replace(/^SIM-/, "")}-${String(at + 1).padStart(2, "0")}`,
        patient,
        arm: arms[at],
        armNumber: at + 1,
        analysed: Number.isFinite(pfs[row]) && Number.isFinite(os[row]),
        treated: doses[row] > 0 || arms[at].treatments.length === 0,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const uniqueId = ({ study, id }: AdamSubject): string => `${study}-${id}`;

/** What somebody is called: the first variables of every dataset. */
export const identity: readonly Variable<AdamSubject>[] = [
  text("STUDYID", "Study Identifier (simulated)", ({ study }) => study, 1),
  text("USUBJID", "Unique Subject Identifier", uniqueId, 2),
  text("SUBJID", "Subject Identifier for the Study", ({ id }) => id),
  text("VPATID", "Virtual Patient, the Same in Every Arm", ({ patient }) => patient),
  text("SIMFL", "Simulated Record Flag", () => "Y"),
];

/** A record about a subject; `sequence` counts within the subject, from 1. */
export interface AdamRecord {
  readonly subject: AdamSubject;
  readonly sequence: number;
}

/** Numbers the records of each subject, in the order in which they come. */
export function sequenced<Entry extends { readonly subject: AdamSubject }>(
  records: readonly Entry[],
): (Entry & AdamRecord)[] {
  const counts = new Map<string, number>();
  return records.map((record) => {
    const sequence = (counts.get(record.subject.id) ?? 0) + 1;
    counts.set(record.subject.id, sequence);
    return { ...record, sequence };
  });
}

/** The first variables of a dataset with several records a subject. */
export const recordIdentity: readonly Variable<AdamRecord>[] = [
  ...identity.map(
    (variable): Variable<AdamRecord> =>
      (records) =>
        variable(records.map(({ subject }) => subject)),
  ),
  whole("ASEQ", "Analysis Sequence Number", ({ sequence }) => sequence),
  text("TRTP", "Planned Treatment", ({ subject }) => subject.arm.name),
  whole("TRTPN", "Planned Treatment (N)", ({ subject }) => subject.armNumber),
  text("TRTA", "Actual Treatment", ({ subject }) => (subject.treated ? subject.arm.name : "")),
  whole("TRTAN", "Actual Treatment (N)", ({ subject }) => (subject.treated ? subject.armNumber : Number.NaN)),
  text("ITTFL", "Intent-To-Treat Population Flag", ({ subject }) => yesNo(subject.analysed)),
];
