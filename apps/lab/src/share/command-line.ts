import { withoutWords } from "../document/canonical.ts";
import { type LabDocument, studyText } from "../document/lab-document.ts";
import { fileStem } from "../export/save-as.ts";

/** The study as the command reads it, in the order in which it was written. */
export function commandStudy({ study }: LabDocument): string {
  return studyText({ ...withoutWords(study), ...(study.meaning !== undefined && { meaning: study.meaning }) });
}

/** A text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** How a terminal comes to the same: a run of the arm, and of the arm beside it, or a fork. */
export function commandLine(document: LabDocument): string {
  const { arm, beside, study } = document;
  const file = `${fileStem(document)}.json`;
  const of = (name: string) => (study.arms === undefined ? "" : ` --arm ${shellWord(name)}`);
  const both = beside?.kind === "arm" && beside.arm !== arm ? of(arm) + of(beside.arm) : of(arm);
  return `npx immunarium run ${file}${both}`;
}
