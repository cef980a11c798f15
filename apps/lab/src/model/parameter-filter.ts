import type { Evidence } from "../../../../src/index.ts";
import type { ParameterEntry } from "./model-data.ts";

export interface ParameterFilter {
  readonly search: string;
  readonly evidence: Evidence | "any";
  /** A module, `tissue`, `drugs`, or `any`. */
  readonly place: string;
}

/** Every word of the search in name, meaning, source, place, unit or evidence. */
export function filtered(
  entries: readonly ParameterEntry[],
  { search, evidence, place }: ParameterFilter,
): ParameterEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (evidence !== "any" && entry.evidence !== evidence) return false;
    if (place === "drugs" ? entry.layer !== "drug" : place !== "any" && entry.place !== place) return false;
    const text =
      `${entry.name} ${entry.meaning} ${entry.source} ${entry.place} ${entry.unit} ${entry.evidence}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
