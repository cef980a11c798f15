import { mostAntigens } from "../../../../../src/index.ts";
import type { StudyData } from "../../document/lab-document.ts";
import { itemsOf, nameOf, type PartList } from "./views.ts";

const most: Readonly<Record<PartList, number>> = { clones: 20, antigens: mostAntigens, receptors: 20, patches: 32 };

/** Antigens that no T cell sees. */
export function unseenAntigens(data: StudyData): string[] {
  const seen = itemsOf(data, "receptors").map(({ antigen }) => antigen);
  return itemsOf(data, "antigens")
    .map(nameOf)
    .filter((name) => !seen.includes(name));
}

/** Why there can be no more of something, in words that say what to do; undefined where there can. */
export function whyNoMore(data: StudyData, list: PartList): string | undefined {
  if (itemsOf(data, list).length >= most[list]) return `A study has at most ${most[list]} ${list}.`;
  if (list === "receptors" && unseenAntigens(data).length === 0) {
    return itemsOf(data, "antigens").length === 0
      ? "There is no antigen to recognise: add one first."
      : "T cells see every antigen already: add an antigen first.";
  }
  return undefined;
}
