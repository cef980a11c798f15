import { type StudyData, withValue } from "../document/lab-document.ts";
import type { Lesson } from "./content.ts";

/** Where each control stands at the beginning. */
export function startOf({ controls }: Lesson): Record<string, number> {
  return Object.fromEntries(controls.map(({ id, start }) => [id, start]));
}

/** The study with what each control's stop writes. */
export function studyWith({ study, controls }: Lesson, stops: Readonly<Record<string, number>>): StudyData {
  return controls
    .flatMap(({ id, start, stops: all }) => all[stops[id] ?? start].set)
    .reduce((data, { path, value }) => withValue(data, path, value), study);
}
