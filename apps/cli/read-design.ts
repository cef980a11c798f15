import { longestText, readTrial, type TrialDesign } from "../../src/index.ts";
import { readText } from "../../src/platform/node.ts";
import { type Arguments, wholeNumber } from "./command.ts";

/** A trial file from disk; refused unread where it is larger than any design. */
export async function readDesign(path: string): Promise<TrialDesign> {
  return readTrial(await readText(path, longestText), path);
}

/** What the command line says of seed and number of patients, instead of the file. */
export function designOptions(given: Arguments): Partial<Pick<TrialDesign, "seed" | "patients">> {
  const seed = wholeNumber(given, "seed", 0, 4_294_967_295);
  const patients = wholeNumber(given, "patients", 2, 100_000);
  return { ...(seed === undefined ? {} : { seed }), ...(patients === undefined ? {} : { patients }) };
}
