import { isMicroenvironmentFile, longestText, readStudy, type Study } from "../../../src/index.ts";
import { readText } from "../../../src/platform/node.ts";

/**
 * A study, with its microenvironments.
 *
 * @returns nothing where the file is YAML or JSON of another kind
 * @throws {InputError | InvalidFile} with everything that is wrong
 */
export async function readStudyFile(path: string): Promise<Study | undefined> {
  const text = await readText(path, longestText);
  return isMicroenvironmentFile(text) ? readStudy(text, path) : undefined;
}
