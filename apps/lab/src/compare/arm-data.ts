import { mergeArm } from "../../../../src/index.ts";
import { type LabDocument, runningStudy, type StudyData } from "../document/lab-document.ts";

/** The scenario of an arm as its file would say it if it stood alone: the arm's changes put in, other arms left out. */
export function armData(document: LabDocument, arm: string): StudyData {
  const { arms, claims: _, ...base } = runningStudy(document);
  const changes = (arms as Readonly<Record<string, unknown>> | undefined)?.[arm] ?? {};
  return mergeArm(base, changes, ["arms", arm]).data;
}
