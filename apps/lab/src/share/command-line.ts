import { seedOf } from "../../../../src/index.ts";
import { canonicalText } from "../document/canonical.ts";
import {
  forkName,
  type LabDocument,
  runningStudy,
  type StudyData,
  studyText,
  valueAt,
} from "../document/lab-document.ts";
import { amendments } from "../engine/amendments.ts";
import type { GeneChange } from "../engine/messages.ts";
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
  const options = [
    ...(isTreatedAlike(document, beside.changes) ? [] : [`--arm ${forkName}`]),
    ...changedValues(beside.changes),
    ...changedTumour(beside.gene),
  ];
  const fork = `npx immunarium fork results/${stem}/${shellWord(folderName(arm))} --at ${beside.day}`;
  // A fork that changes nothing says so by the seed that it has already.
  const said = options.length > 0 ? options : [`--seed ${seedOf(document.study)}`];
  return `${run} -o results/${stem}\n${[fork, ...said].join(" ")}`;
}

/** The command and the file that it reads, as files to save: what the command comes to is in `run.json` of its results. */
export function commandFiles(document: LabDocument, digest?: string): readonly { path: string; text: string }[] {
  const told = digest
    ? `# In the lab, the run of ${document.arm} came to the digest\n#   ${digest}\n# The same stands in run.json of its folder; immunarium verify FOLDER runs it again.\n`
    : "";
  return [
    { path: `${fileStem(document)}.json`, text: commandStudy(document) },
    {
      path: "command.sh",
      text: `# Type this in the folder of ${fileStem(document)}.json.\n${told}${commandLine(document)}\n`,
    },
  ];
}

/** Whether a fork is given what its arm is given. */
function isTreatedAlike({ study, arm }: LabDocument, changes: StudyData): boolean {
  const own = valueAt(study, ["arms", arm]) as StudyData | undefined;
  return ["treatments", "vaccine-antigens", "car-antigen"].every((key) => {
    const before = own?.[key] ?? study[key];
    return canonicalText(changes[key] ?? before ?? []) === canonicalText(before ?? []);
  });
}

/** As the command names the folder of an arm. */
const folderName = (arm: string) => arm.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+|-+$/g, "") || "run";

/** A fork's arm gives its doses alone: values of parameters are said one by one. */
function changedValues({ parameters }: StudyData): string[] {
  const values = Object.entries((parameters ?? {}) as Readonly<Record<string, unknown>>);
  return values.map(([name, value]) => `--set ${shellWord(`${name}=${value}`)}`);
}

/** What tumour cells show from the fork on, as factors. */
function changedTumour(gene: GeneChange = {}): string[] {
  return amendments(gene).flatMap((one) => {
    if (one.change !== "scale" || one.by === 1) return [];
    const name = typeof one.shown === "string" ? one.shown : `antigen ${one.shown.antigen}`;
    return [`--scale ${shellWord(`${name}=${one.by}`)}`];
  });
}
