import type { StudyData } from "../../document/lab-document.ts";
import { keepMixtures, keepShares, split } from "./shares.ts";
import {
  append,
  dataOf,
  everywhere,
  type Item,
  inArm,
  itemsOf,
  mapItems,
  mapKeys,
  type NamedList,
  nameOf,
  seenIn,
  type View,
  viewsOf,
} from "./views.ts";

/** The name with the least number behind it that nothing of the list has, in any arm. */
export function freshName(study: StudyData, key: NamedList, like: string): string {
  const taken = new Set(viewsOf(study).flatMap((view) => itemsOf(dataOf(study, view), key).map(nameOf)));
  const stem = like.replace(/ \d+$/, "").slice(0, 70);
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem} ${n}`;
    if (!taken.has(name)) return name;
  }
}

const half = (whole: number) => whole / 2;

/** A clone like another one; each is half of what the one was. */
export function duplicateClone(study: StudyData, view: View, of: string, name: string): StudyData {
  const views = seenIn(study, view);
  const copied = keepShares(study, copyItem(study, view, "clones", of, name), "clones", split(of, name, half), views);
  return keepMixtures(study, copied, split(of, name, half), views);
}

/** An antigen like another one, on the same clones; where T cells see the one, as many see the other. */
export function duplicateAntigen(study: StudyData, view: View, of: string, name: string): StudyData {
  const copied = copyItem(study, view, "antigens", of, name);
  const also = (map: Item) => (Object.hasOwn(map, of) ? { ...map, [name]: map[of] } : map);
  const onClones = (said: Item) => mapItems(said, "clones", (clone) => mapKeys(clone, "antigens", also));
  const seen = (said: Item) =>
    mapItems(said, "receptors", (one) => (one.antigen === of ? [one, { ...one, antigen: name }] : one));
  if (view === undefined) return everywhere(copied, (said) => seen(onClones(said)));
  // An arm's own antigen may be on clones of all arms: the arm then says so of them.
  const data = dataOf(copied, view);
  const levels = mapItems({ clones: itemsOf(data, "clones") }, "clones", (clone) => mapKeys(clone, "antigens", also));
  const receptors = seen({ receptors: itemsOf(data, "receptors") });
  return inArm(copied, view, (own) => ({ ...own, ...levels, ...receptors }));
}

/** A patch like another one, without any share yet. */
export function copiedPatch(study: StudyData, view: View, of: string, name: string): StudyData {
  return copyItem(study, view, "patches", of, name);
}

/** An item again under another name, and where an arm changes the one, the same change of the other. */
function copyItem(study: StudyData, view: View, key: NamedList, of: string, name: string): StudyData {
  const found = itemsOf(dataOf(study, view), key).find((item) => nameOf(item) === of);
  if (!found) return study;
  if (view !== undefined) return append(study, view, key, { ...found, name });
  const inArms = everywhere({ ...study, [key]: [] }, (said) =>
    mapItems(said, key, (item) => (nameOf(item) === of ? [item, { ...item, name }] : item)),
  );
  return append({ ...inArms, [key]: study[key] }, undefined, key, { ...found, name });
}
