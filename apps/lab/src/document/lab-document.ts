import type { GeneChange } from "../engine/messages.ts";

/** A study as a file holds it: what `readStudy` reads, as data. */
export type StudyData = Readonly<Record<string, unknown>>;

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

/** The value at a place, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], data);
}

/** A copy with another value at a place; `undefined` removes the key. What is on the way and not there is made. */
export function withValue<Data>(data: Data, path: Path, value: unknown): Data {
  if (path.length === 0) return value as Data;
  const [key, ...rest] = path;
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<string | number, unknown>;
  if (rest.length > 0) copy[key] = withValue(copy[key] ?? (typeof rest[0] === "number" ? [] : {}), rest, value);
  else if (value !== undefined) copy[key] = value;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key];
  return copy as Data;
}

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
