import type { TrialResult } from "../../experiments/result.ts";
import { numbers } from "../../foundation/table.ts";
import { type AdamDataset, dataset, real, studyDay, text, whole } from "./adam-dataset.ts";
import { type AdamSubject, adamSubjects, recordIdentity, sequenced } from "./adam-subjects.ts";

interface TimeEntry {
  readonly subject: AdamSubject;
  readonly code: "PFS" | "OS" | "DOR";
  /** Days from `start`. */
  readonly time: number;
  /** Days from randomisation to where the time begins. */
  readonly start: number;
  readonly event: boolean;
  readonly description: string;
}

const names = {
  PFS: "Progression-Free Survival (Days)",
  OS: "Overall Survival (Days)",
  DOR: "Duration of Response (Days)",
} as const;

/**
 * Time-to-event dataset of those who are analysed: progression-free and overall survival, and of responders the
 * duration of response. `AVAL` counts days from randomisation without rounding (ADaM's date arithmetic would add 1), so
 * that tables made from it equal the result's. `CNSR` is 0 for an event, 1 for a censored time.
 */
export function adtte(result: TrialResult): AdamDataset {
  const { subjects } = result.tables;
  const [pfs, pfsEvent, os, osEvent, response, progression] = [
    "pfsDay",
    "pfsEvent",
    "osDay",
    "osEvent",
    "responseDay",
    "progressionDay",
  ].map((name) => numbers(subjects, name));
  const records = adamSubjects(result)
    .filter(({ analysed }) => analysed)
    .flatMap((subject): TimeEntry[] => {
      const { row } = subject;
      const followed = {
        subject,
        event: pfsEvent[row] === 1,
        description: progressionWords({
          day: pfs[row],
          event: pfsEvent[row] === 1,
          progression: progression[row],
          died: osEvent[row] === 1,
        }),
      };
      const died = osEvent[row] === 1;
      return [
        { ...followed, code: "PFS", start: 0, time: pfs[row] },
        { subject, code: "OS", start: 0, time: os[row], event: died, description: died ? "Death" : "Alive, last seen" },
        ...(Number.isNaN(response[row])
          ? []
          : [
              {
                ...followed,
                code: "DOR" as const,
                start: response[row],
                time: Math.max(0, pfs[row] - response[row]),
              },
            ]),
      ];
    });
  return dataset("ADTTE", "Time-to-Event Analysis, simulated", sequenced(records), [
    ...recordIdentity,
    text("PARAM", "Parameter", ({ code }) => names[code]),
    text("PARAMCD", "Parameter Code", ({ code }) => code, 3),
    real("AVAL", "day", "Analysis Value", ({ time }) => time),
    text("AVALU", "Analysis Value Unit", () => "DAYS"),
    whole("CNSR", "Censor", ({ event }) => (event ? 0 : 1)),
    text("EVNTDESC", "Event or Censoring Description", ({ description }) => description),
    whole("STARTDY", "Study Day of Origin", ({ start }) => studyDay(start)),
    whole("ADY", "Analysis Relative Day", ({ start, time }) => studyDay(start + time)),
  ]);
}

/** Why progression-free survival ended on its day; `assess` counts by the rules in `analysis/`. */
function progressionWords(of: { day: number; event: boolean; progression: number; died: boolean }): string {
  if (of.event) return of.progression === of.day ? "Disease progression" : "Death";
  if (of.day === 0) return "No assessment after baseline";
  if (of.died || of.progression > of.day) return "Censored before missed assessments";
  return "No event, last adequate assessment";
}
