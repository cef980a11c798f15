import { forkName, type LabDocument, runningStudy, type StudyData, studyText } from "../document/lab-document.ts";
import { fileStem } from "../export/save-as.ts";

/** The study as the command reads it, in the order in which it was written, with a fork as one more arm. */
export function commandStudy(document: LabDocument): string {
  return studyText(runningStudy(document));
}

/** A text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w./@:+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** How a terminal comes to the same: a run of the arm, and the arm beside it, or a fork of the first. */
export function commandLine(document: LabDocument): string {
  const { arm, beside } = document;
  const stem = fileStem(document);
  const isNamed = document.study.arms !== undefined || beside?.kind === "fork";
  const of = (name: string) => (isNamed ? ` --arm ${shellWord(name)}` : "");
  const run = `npx immunarium run ${stem}.json${of(arm)}`;
  if (beside?.kind === "arm") return beside.arm === arm ? run : run + of(beside.arm);
  if (beside?.kind !== "fork") return run;
  const fork = `npx immunarium fork results/${stem}/${shellWord(folderName(arm))} --at ${beside.day} --arm ${forkName}`;
  return [
    `${run} -o results/${stem}`,
    fork + changedValues(beside.changes),
    ...(beside.gene ? ["# The change of tumour cells at the fork has no command: it is in the link."] : []),
  ].join("\n");
}

/** As the command names the folder of an arm. */
const folderName = (arm: string) => arm.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+|-+$/g, "") || "run";

/** A fork's arm gives its doses alone: values of parameters are said one by one. */
function changedValues({ parameters }: StudyData): string {
  const values = Object.entries((parameters ?? {}) as Readonly<Record<string, unknown>>);
  return values.map(([name, value]) => ` --set ${shellWord(`${name}=${value}`)}`).join("");
}
