import { existsSync } from "node:fs";
import { join } from "node:path";
import { InputError, type MicroenvironmentScenario, type Study, version } from "../../../src/index.ts";
import { readText, writeAtomically } from "../../../src/platform/node.ts";
import { folderNames } from "./arm-plan.ts";

const studyName = "study.json";

/** `study.json`: which arms a study has, where their runs lie, and, of replicates, what they came to. */
export interface StudyRecord {
  readonly immunarium: string;
  readonly title: string;
  readonly meaning: string;
  readonly lessons: readonly string[];
  readonly replicates: number;
  /** Folders of arms that were run, by arm. */
  readonly folders: Readonly<Record<string, string>>;
  /** Of replicates: digests of all series of an arm, by arm. */
  readonly digests?: Readonly<Record<string, string>>;
  /** All arms of the file, also those that were not run: forks take treatments from them. */
  readonly arms: Readonly<Record<string, MicroenvironmentScenario>>;
}

/** Folder of each arm of a study, by arm. */
export function armFolders({ arms }: Pick<Study, "arms">): Record<string, string> {
  const names = Object.keys(arms);
  const folders = folderNames(names);
  return Object.fromEntries(names.map((name, i) => [name, folders[i]]));
}

export async function writeStudyRecord(folder: string, record: StudyRecord): Promise<void> {
  await writeAtomically(join(folder, studyName), `${JSON.stringify(record, null, 1)}\n`);
}

/** What a record says of a study, before anything is run. */
export function studyRecord({ title, meaning, lessons, arms }: Study, replicates: number): StudyRecord {
  return { immunarium: version, title, meaning, lessons, replicates, folders: {}, arms };
}

/** The study of a folder of results; nothing where it holds none. */
export async function readStudyRecord(folder: string): Promise<StudyRecord | undefined> {
  const place = join(folder, studyName);
  if (!existsSync(place)) return undefined;
  let found: Partial<StudyRecord> | null;
  try {
    found = JSON.parse(await readText(place, Number.POSITIVE_INFINITY)) as Partial<StudyRecord> | null;
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(place, "no valid JSON", "a record as it was written");
    throw error;
  }
  if (found?.arms && found.folders && typeof found.replicates === "number") return found as StudyRecord;
  throw new InputError(place, "another kind of JSON", `a record of a study, as version ${version} writes it`);
}
