import type { TrialResult } from "../../experiments/result.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { type AdamSubject, adamSubjects } from "./adam-subjects.ts";

/** An assessment of one subject. */
export interface AdamVisit {
  readonly subject: AdamSubject;
  /** 0 is baseline; missed assessments have no number. */
  readonly visit: number;
  readonly day: number;
  readonly burden: number;
  readonly base: number;
  /** Fraction of baseline. */
  readonly change: number;
  /** Smallest burden before this visit, baseline included; NaN at baseline. */
  readonly nadir: number;
  readonly newLesion: boolean;
  readonly response: string;
  /** Not after progression. */
  readonly counted: boolean;
}

/** All assessments, by subject and then by day. */
export function adamVisits(result: TrialResult): AdamVisit[] {
  const { visits, subjects } = result.tables;
  const [patients, arms, responses] = ["patient", "arm", "response"].map((name) => texts(visits, name));
  const [days, burdens, changes, news] = ["day", "sld", "change", "newLesion"].map((name) => numbers(visits, name));
  const progression = numbers(subjects, "progressionDay");
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < visits.rows; row++) {
    const key = JSON.stringify([patients[row], arms[row]]);
    const mine = rowsOf.get(key);
    if (mine) mine.push(row);
    else rowsOf.set(key, [row]);
  }
  return adamSubjects(result).flatMap((subject) => {
    const rows = (rowsOf.get(JSON.stringify([subject.patient, subject.arm.name])) ?? []).toSorted(
      (a, b) => days[a] - days[b],
    );
    let nadir = Number.NaN;
    return rows.map((row, visit): AdamVisit => {
      const before = nadir;
      if (!(nadir <= burdens[row])) nadir = burdens[row];
      return {
        subject,
        visit,
        day: days[row],
        burden: burdens[row],
        base: burdens[rows[0]],
        change: changes[row],
        nadir: before,
        newLesion: news[row] === 1,
        response: responses[row],
        counted: !(days[row] > progression[subject.row]),
      };
    });
  });
}

export const visitName = ({ visit }: AdamVisit): string => (visit === 0 ? "Baseline" : `Assessment ${visit}`);
