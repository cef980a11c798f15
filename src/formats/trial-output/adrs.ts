import type { TrialResult } from "../../experiments/result.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { type AdamDataset, dataset, flag, studyDay, text, whole, yesNo } from "./adam-dataset.ts";
import { type AdamSubject, adamSubjects, recordIdentity, sequenced } from "./adam-subjects.ts";
import { adamVisits, visitName } from "./adam-visits.ts";

interface ResponseEntry {
  readonly subject: AdamSubject;
  readonly code: string;
  readonly parameter: string;
  readonly value: string;
  readonly number: number;
  readonly visit: string;
  readonly visitNumber: number;
  /** Days after randomisation; NaN where none belongs to it. */
  readonly day: number;
  readonly counted: boolean;
}

/** Better responses have smaller numbers; 4 is left for non-target disease, which is not modelled. */
const ranks: Readonly<Record<string, number>> = { CR: 1, PR: 2, SD: 3, PD: 5, NE: 6 };

/** Response dataset: of each assessment, best overall response, and whether that is an objective response. */
export function adrs(result: TrialResult): AdamDataset {
  const byVisit = new Map<string, ResponseEntry[]>();
  const { criteria, confirmation } = result.design.response;
  for (const one of adamVisits(result)) {
    if (one.response === "") continue;
    const entry: ResponseEntry = {
      subject: one.subject,
      code: "OVRLRESP",
      parameter: `Overall Response of the Visit (${criteria})`,
      value: one.response,
      number: ranks[one.response] ?? Number.NaN,
      visit: visitName(one),
      visitNumber: one.visit,
      day: one.day,
      counted: one.counted,
    };
    byVisit.set(one.subject.id, [...(byVisit.get(one.subject.id) ?? []), entry]);
  }
  const best = texts(result.tables.subjects, "bestResponse");
  const began = numbers(result.tables.subjects, "responseDay");
  const rule = confirmation ? "confirmed" : "confirmation not asked for";
  const records = adamSubjects(result).flatMap((subject) => {
    const value = best[subject.row];
    const responded = value === "CR" || value === "PR";
    const overall = { subject, visit: "", visitNumber: Number.NaN, day: began[subject.row], counted: true };
    return [
      ...(byVisit.get(subject.id) ?? []),
      {
        ...overall,
        code: "BOR",
        parameter: `Best Overall Response (${criteria}, ${rule})`,
        value,
        number: ranks[value] ?? Number.NaN,
      },
      {
        ...overall,
        code: "RSP",
        parameter: "Objective Response: Best Overall Response CR or PR",
        value: yesNo(responded),
        number: responded ? 1 : 0,
      },
    ];
  });
  return dataset("ADRS", "Tumour Response Analysis, simulated", sequenced(records), [
    ...recordIdentity,
    text("PARAM", "Parameter", ({ parameter }) => parameter),
    text("PARAMCD", "Parameter Code", ({ code }) => code, 3),
    text("AVISIT", "Analysis Visit", ({ visit }) => visit),
    whole("AVISITN", "Analysis Visit (N)", ({ visitNumber }) => visitNumber, 4),
    whole("ADY", "Analysis Relative Day", ({ day }) => studyDay(day)),
    text("AVALC", "Analysis Value (C)", ({ value }) => value),
    whole("AVAL", "Analysis Value", ({ number }) => number),
    text("ANL01FL", "Analysis Flag 01: up to Progression", ({ counted }) => flag(counted)),
  ]);
}
