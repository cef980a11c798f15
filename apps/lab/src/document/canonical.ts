import { digestText } from "../../../../src/index.ts";
import type { LabDocument, StudyData } from "./lab-document.ts";

/**
 * The one text of a document, whoever wrote it: no blanks, keys in the order of their characters. Arms alone keep their
 * own order, since the first of them is the control. A run does not depend on the order of any other keys.
 */
export function canonicalText(data: unknown): string {
  return JSON.stringify(sorted(data));
}

function sorted(data: unknown, key = ""): unknown {
  if (Array.isArray(data)) return data.map((item) => sorted(item));
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  if (key !== "arms") entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, value]) => [name, sorted(value, name)]));
}

/** SHA-256 of what decides a study's runs: all of it but words for readers. */
export function studyDigest(study: StudyData): string {
  return digestText(canonicalText(withoutWords(study)));
}

/** Whether two documents show the same runs, whatever words stand with them. */
export function alike(a: LabDocument, b: LabDocument): boolean {
  const text = (one: LabDocument) => canonicalText({ ...one, study: withoutWords(one.study) });
  return a === b || text(a) === text(b);
}

/** Free text, which no run depends on, and which links do not carry. */
export function withoutWords({
  claims: _claims,
  meaning: _meaning,
  lessons: _lessons,
  ...study
}: StudyData): StudyData {
  return study;
}

/** Longest title, as links have it. */
export const longestTitle = 80;

/** A document's title in one line. */
export function titleOf({ study }: Pick<LabDocument, "study">): string {
  const title = typeof study.microenvironment === "string" ? study.microenvironment.replaceAll(/\s+/g, " ").trim() : "";
  return title === "" ? "Scenario without a title" : title;
}

/** The same, as far as a short line has room for it. */
export function shortTitle(document: Pick<LabDocument, "study">): string {
  const characters = [...titleOf(document)];
  return characters.length > longestTitle ? `${characters.slice(0, longestTitle - 1).join("")}…` : characters.join("");
}
