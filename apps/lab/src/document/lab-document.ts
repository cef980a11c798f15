import type { StudyData } from "../../../../src/index.ts";
import type { GeneChange } from "../engine/messages.ts";

export { type StudyData, valueAt, withValue } from "../../../../src/index.ts";

/** All that a lab page needs to show the same again: what is saved, shared and undone. */
export interface LabDocument {
  /** 1; a later version reads earlier ones. */
  readonly version: 1;
  readonly study: StudyData;
  /** The arm on the screen. */
  readonly arm: string;
  /** A second run beside it. */
  readonly beside?: Beside;
}

/** Another arm, or a fork of the arm on the screen: the same chance, with changes from a day on. */
export type Beside =
  | { readonly kind: "arm"; readonly arm: string }
  | {
      readonly kind: "fork";
      readonly day: number;
      /** What the fork changes, as an arm of a study file does. */
      readonly changes: StudyData;
      readonly gene?: GeneChange;
    };

export type Path = readonly (string | number)[];

/** Names of a study's arms, in its order. */
export function armNames({ arms }: StudyData): string[] {
  return typeof arms === "object" && arms !== null ? Object.keys(arms) : ["run"];
}

/** The name under which a fork runs as an arm of its study. */
export const forkName = "fork";

/** The study that runs: with the fork as one more arm, where there is one; claims are for those who judge many runs. */
export function runningStudy({ study: { claims: _claims, ...study }, arm, beside }: LabDocument): StudyData {
  if (beside?.kind !== "fork") return study;
  const arms = ((study as StudyData).arms ?? { run: {} }) as Readonly<Record<string, unknown>>;
  const changes = { ...((arms[arm] ?? {}) as object), ...beside.changes };
  return { ...study, arms: { ...arms, [forkName]: changes } };
}

/** The study as text; YAML's readers read JSON. */
export function studyText(study: StudyData): string {
  return `${JSON.stringify(study, null, 1)}\n`;
}

/** Where the treatments of an arm stand: its own if it has some, else the scenario's. */
export function treatmentsPath({ study, arm }: LabDocument): Path {
  const own = ["arms", arm, "treatments"];
  return study.arms !== undefined ? own : ["treatments"];
}
