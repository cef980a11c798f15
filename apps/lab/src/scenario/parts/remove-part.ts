import type { LabDocument, StudyData } from "../../document/lab-document.ts";
import { keepMixtures, keepShares, withoutPart } from "./shares.ts";
import {
  everywhere,
  type Item,
  inArm,
  indexOf,
  isRecord,
  itemsOf,
  mapItems,
  mapKeys,
  type NamedList,
  nameOf,
  seenIn,
  type View,
  without,
} from "./views.ts";

/** Why an item cannot be taken out for one arm alone, or at all; undefined where it can. */
export function whyStays(
  study: StudyData,
  data: StudyData,
  view: View,
  key: NamedList,
  name: string,
): string | undefined {
  const words = { clones: "clone", antigens: "antigen", patches: "patch" }[key];
  if (key !== "antigens" && itemsOf(data, key).length === 1) return `A study needs one ${words} at least.`;
  if (view === undefined || indexOf(study, key, name) < 0) return undefined;
  return `It stands for all arms, and cannot be taken out for this arm alone.`;
}

/** Where an item stands: for all, or in the arm on the screen alone. */
export function homeOf(study: StudyData, arm: string, key: NamedList, name: string): View {
  return indexOf(study, key, name) >= 0 || study.arms === undefined ? undefined : arm;
}

/** A study without a clone, an antigen or a patch, and without all that spoke of it. */
export function removed(document: LabDocument, key: NamedList, name: string): LabDocument {
  const { study, arm, beside } = document;
  const home = homeOf(study, arm, key, name);
  const forget = (said: Item) => forgotten(said, key, name);
  const left = home === undefined ? everywhere(study, forget) : inArm(study, home, forget);
  const views = seenIn(study, home);
  const next = key === "antigens" ? left : keepShares(study, left, key, withoutPart(name), views);
  const settled = key === "clones" ? keepMixtures(study, withMixtures(next), withoutPart(name), views) : next;
  if (beside?.kind !== "fork" || key !== "antigens" || !beside.gene?.antigens) return { ...document, study: settled };
  const { [name]: _gone, ...antigens } = beside.gene.antigens;
  return { ...document, study: settled, beside: { ...beside, gene: { ...beside.gene, antigens } } };
}

function forgotten(said: Item, key: NamedList, name: string): Item {
  const kept = mapItems(said, key, (item) => (nameOf(item) === name ? [] : item));
  const unmapped = (list: string, map: string) =>
    mapItems(kept, list, (item) => mapKeys(item, map, (one) => without(one, name)));
  if (key === "patches") return kept;
  if (key === "clones") return unmapped("patches", "clones");
  const unseen = mapItems(unmapped("clones", "antigens"), "receptors", (one) => (one.antigen === name ? [] : one));
  const vaccine = unseen["vaccine-antigens"];
  const carried = Array.isArray(vaccine) ? vaccine.filter((one) => one !== name) : undefined;
  const named =
    carried?.length === 0
      ? without(unseen, "vaccine-antigens")
      : { ...unseen, ...(carried && { "vaccine-antigens": carried }) };
  return named["car-antigen"] === name ? without(named, "car-antigen") : named;
}

/** A patch whose own mixture was of that clone alone has the tumour's again. */
function withMixtures(study: StudyData): StudyData {
  return everywhere(study, (said) =>
    mapItems(said, "patches", (patch) =>
      isRecord(patch.clones) && Object.keys(patch.clones).length === 0 ? without(patch, "clones") : patch,
    ),
  );
}

/** A study without one of the receptors that a view shows. */
export function withoutReceptor(study: StudyData, view: View, receptors: readonly Item[], at: number): StudyData {
  const left = receptors.filter((_, i) => i !== at);
  if (view !== undefined) return inArm(study, view, (own) => ({ ...own, receptors: left }));
  return left.length > 0 ? { ...study, receptors: left } : without(study, "receptors");
}
