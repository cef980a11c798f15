import { isMicroenvironmentFile, longestText, readStudyFile, type StudyFile } from "../../../src/index.ts";
import { readText } from "../../../src/platform/node.ts";

/**
 * A study, with its microenvironments and, by name, what it gives.
 *
 * @returns nothing where the file is of another kind
 * @throws {InputError | InvalidFile} with everything that is wrong
 */
export async function readStudyInput(path: string): Promise<StudyFile | undefined> {
  // Settings of a project may be larger than any text of ours.
  if (/\.xml$/i.test(path)) return undefined;
  const text = await readText(path, longestText);
  return isMicroenvironmentFile(text) ? readStudyFile(text, path) : undefined;
}
