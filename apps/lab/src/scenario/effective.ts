import { byName, mergeArm } from "../../../../src/index.ts";
import { type LabDocument, type Path, type StudyData, valueAt, withValue } from "../document/lab-document.ts";

/** The scenario of one arm: what the study says for all, with the arm's changes in it. */
export interface ArmScenario {
  readonly arm: string;
  readonly data: StudyData;
  /** Where in the study a part of it stands. */
  placeOf(path: Path): Path;
  /** Whether the arm says it, not the study for all arms. */
  isOfArm(path: Path): boolean;
}

const outer = ["arms", "claims", "lessons", "meaning"];

export function armScenario({ study, arm }: Pick<LabDocument, "study" | "arm">): ArmScenario {
  const base = Object.fromEntries(Object.entries(study).filter(([key]) => !outer.includes(key)));
  const merged = mergeArm(base, valueAt(study, ["arms", arm]) ?? {}, ["arms", arm]);
  const placeOf = (path: Path) => merged.placeOf(path);
  return { arm, data: merged.data, placeOf, isOfArm: (path) => placeOf(path)[0] === "arms" };
}

/** For whom a change holds: where the value stands now, or the arm on the screen alone. */
export type Scope = "where it stands" | "this arm";

/** The study with another value at a place of an arm's scenario; `undefined` takes it out. */
export function changed(study: StudyData, scenario: ArmScenario, path: Path, value: unknown, scope: Scope): StudyData {
  if (scope === "where it stands" || study.arms === undefined || scenario.isOfArm(path)) {
    return withValue(study, scenario.placeOf(path), value);
  }
  const { arm, data } = scenario;
  const at: Path = ["arms", arm];
  const [key, item, ...rest] = path;
  const list = data[key];
  if (!Array.isArray(list) || typeof item !== "number") return withValue(study, [...at, ...path], removable(value));
  // Lists without names are replaced as a whole.
  if (!byName.includes(String(key))) return withValue(study, [...at, key], withValue(list, [item, ...rest], value));
  const { name } = list[item] as { readonly name: string };
  const own = (valueAt(study, [...at, key]) ?? []) as readonly { readonly name?: string }[];
  const found = own.findIndex((one) => one.name === name);
  const place: Path = [...at, key, found < 0 ? own.length : found];
  const named = found < 0 ? withValue(study, place, { name }) : study;
  return withValue(named, [...place, ...rest], removable(value));
}

/** An arm removes by `null` what stands for all. */
const removable = (value: unknown) => (value === undefined ? null : value);
