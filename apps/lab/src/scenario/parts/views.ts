import { armNames, type Path, type StudyData, withValue } from "../../document/lab-document.ts";
import { type ArmScenario, armScenario, changed, type Scope } from "../effective.ts";

/** Lists of a scenario whose items are known by their names. */
export type NamedList = "clones" | "antigens" | "patches";
/** Lists of parts that can be added and taken out; receptors are known by what they see. */
export type PartList = NamedList | "receptors";

/** A study seen from one of its arms, or from none: what it says for all. */
export type View = string | undefined;
export type Item = Readonly<Record<string, unknown>>;

export const isRecord = (data: unknown): data is Item =>
  typeof data === "object" && data !== null && !Array.isArray(data);

/** Items of a list, as far as they are items. */
export function itemsOf(data: unknown, key: string): readonly Item[] {
  const list = isRecord(data) ? data[key] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

export const nameOf = ({ name }: Item): string => String(name ?? "");

export function indexOf(data: StudyData, key: string, name: string): number {
  return itemsOf(data, key).findIndex((item) => nameOf(item) === name);
}

/** All arms, with what is said for all of them in front. */
export function viewsOf(study: StudyData): readonly View[] {
  return study.arms === undefined ? [undefined] : [undefined, ...armNames(study)];
}

export function dataOf(study: StudyData, view: View): StudyData {
  return view === undefined ? study : armScenario({ study, arm: view }).data;
}

/** Sets a value at a place of what a view shows, for that view alone. */
export function put(study: StudyData, view: View, path: Path, value: unknown): StudyData {
  return view === undefined
    ? withValue(study, path, value)
    : changed(study, armScenario({ study, arm: view }), path, value, "this arm");
}

/** Does something to what stands for all, and to what each arm says. */
export function everywhere(study: StudyData, change: (said: Item) => Item): StudyData {
  const { arms } = study;
  const next = change(study);
  if (!isRecord(arms)) return next;
  const own = Object.entries(arms).map(([arm, said]) => [arm, isRecord(said) ? change(said) : said]);
  return { ...next, arms: Object.fromEntries(own) };
}

/** Does something to each item of a list, where there is such a list; nothing in place of an item takes it out. */
export function mapItems(said: Item, key: string, change: (item: Item) => Item | readonly Item[]): Item {
  const list = said[key];
  if (!Array.isArray(list)) return said;
  return { ...said, [key]: list.flatMap((item) => (isRecord(item) ? change(item) : [item])) };
}

/** Does something to a map inside an item, where there is one. */
export function mapKeys(item: Item, key: string, change: (map: Item) => Item): Item {
  const map = item[key];
  return isRecord(map) ? { ...item, [key]: change(map) } : item;
}

export function without(map: Item, name: string): Item {
  const { [name]: _gone, ...left } = map;
  return left;
}

/** For whom something new is there: for one arm of several, or for all. */
export function viewOf(study: StudyData, { arm }: Pick<ArmScenario, "arm">, scope: Scope): View {
  return scope === "this arm" && study.arms !== undefined ? arm : undefined;
}

/** Views in which a change of one view is seen. */
export const seenIn = (study: StudyData, view: View): readonly View[] => (view === undefined ? viewsOf(study) : [view]);

/** One more item at the end of a list, as a view shows it. */
export function append(study: StudyData, view: View, key: string, ...items: readonly Item[]): StudyData {
  if (view === undefined) return { ...study, [key]: [...itemsOf(study, key), ...items] };
  const arms = study.arms as Readonly<Record<string, Item>>;
  const own = arms[view] ?? {};
  // Receptors have no names: an arm's list of them stands in the place of the study's.
  const list = key === "receptors" ? itemsOf(dataOf(study, view), key) : itemsOf(own, key);
  return { ...study, arms: { ...arms, [view]: { ...own, [key]: [...list, ...items] } } };
}

/** Another list in an arm's own words. */
export function inArm(study: StudyData, arm: string, change: (said: Item) => Item): StudyData {
  const arms = study.arms as Readonly<Record<string, Item>>;
  return { ...study, arms: { ...arms, [arm]: change(arms[arm] ?? {}) } };
}
