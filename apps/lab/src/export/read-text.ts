import { parse } from "yaml";
import { InputError, InvalidFile, isMicroenvironmentFile, readStudy } from "../../../../src/index.ts";
import type { StudyData } from "../document/lab-document.ts";
import type { Fault } from "../engine/messages.ts";

export type ReadText =
  | { readonly is: "study"; readonly study: StudyData; readonly arms: readonly string[] }
  | { readonly is: "refused"; readonly faults: readonly Fault[] };

/** A study from a file's text, or what is wrong with it, with lines of that text. */
export function readText(text: string, file: string): ReadText {
  if (!isMicroenvironmentFile(text)) {
    const expected = "a line that begins with `microenvironment:`, as studies of this lab have it";
    return { is: "refused", faults: [{ place: file, found: "another kind of file", expected }] };
  }
  try {
    const { arms } = readStudy(text, file);
    return { is: "study", study: parse(text) as StudyData, arms: Object.keys(arms) };
  } catch (error) {
    const errors = error instanceof InvalidFile ? error.errors : error instanceof InputError ? [error] : [];
    if (errors.length === 0) throw error;
    return { is: "refused", faults: errors.map(({ place, found, expected }) => ({ place, found, expected })) };
  }
}
