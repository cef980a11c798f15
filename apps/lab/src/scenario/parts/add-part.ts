import type { Path, StudyData } from "../../document/lab-document.ts";
import { copiedPatch } from "./duplicate-part.ts";
import { keepMixtures, keepShares, split, withRoomFor } from "./shares.ts";
import { append, dataOf, type Item, itemsOf, nameOf, put, seenIn, type View } from "./views.ts";

/** A clone that is a share of the founding cells: the others make room, in patches with a mixture of their own too. */
export function addClone(study: StudyData, view: View, clone: Item, share: number): StudyData {
  const room = withRoomFor(nameOf(clone), share);
  const views = seenIn(study, view);
  const added = append(study, view, "clones", { ...clone, share });
  return keepMixtures(study, keepShares(study, added, "clones", room, views), room, views);
}

/** An antigen that chosen clones show in full; `receptor`: T cells see it. */
export function addAntigen(
  study: StudyData,
  view: View,
  antigen: Item,
  { clones, receptor }: { readonly clones: readonly string[]; readonly receptor: boolean },
): StudyData {
  let next = append(study, view, "antigens", antigen);
  for (const name of clones) {
    const at = itemsOf(dataOf(next, view), "clones").findIndex((clone) => nameOf(clone) === name);
    const path: Path = ["clones", at, "antigens", nameOf(antigen)];
    if (at >= 0) next = put(next, view, path, 1);
  }
  return receptor ? addReceptors(next, view, [nameOf(antigen)], {}) : next;
}

/** T-cell receptors for some antigens, one each. */
export function addReceptors(study: StudyData, view: View, antigens: readonly string[], values: Item): StudyData {
  const added = append(study, view, "receptors", ...antigens.map((antigen) => ({ antigen, ...values })));
  if (view !== undefined) return added;
  // An arm with a list of its own would not meet them: it gets them too.
  const { arms } = added;
  if (typeof arms !== "object" || arms === null) return added;
  return Object.entries(arms as Readonly<Record<string, Item>>).reduce((next, [arm, own]) => {
    if (!Array.isArray(own?.receptors)) return next;
    const known = itemsOf(own, "receptors").map(({ antigen }) => antigen);
    const missing = antigens.filter((antigen) => !known.includes(antigen));
    return append(next, arm, "receptors", ...missing.map((antigen) => ({ antigen, ...values })));
  }, added);
}

/** A patch like another one, which gives it a part of what it stands for. */
export function addPatch(study: StudyData, view: View, of: string, name: string, share: number): StudyData {
  const copied = copiedPatch(study, view, of, name);
  return keepShares(
    study,
    copied,
    "patches",
    split(of, name, () => share),
    seenIn(study, view),
  );
}
