import { longestText, readTrial, type TrialDesign } from "../../src/index.ts";
import { readText } from "../../src/platform/node.ts";
import { type Arguments, wholeNumber } from "./command.ts";

/** A trial file from disk; refused unread where it is larger than any design. */
export async function readDesign(path: string): Promise<TrialDesign> {
  return readTrial(await readText(path, longestText), path);
}

/** The design with what the command line says of seed and number of patients. */
export function withOptions(design: TrialDesign, given: Arguments): TrialDesign {
  const seed = wholeNumber(given, "seed", 0, 4_294_967_295) ?? design.seed;
  const patients = wholeNumber(given, "patients", 2, 100_000) ?? design.patients;
  return { ...design, seed, patients };
}
