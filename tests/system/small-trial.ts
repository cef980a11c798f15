import { readFileSync } from "node:fs";
import type { TrialResult } from "../../src/experiments/result.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { readTrial } from "../../src/formats/trial-file.ts";

/** A real trial, as small as its statistics bear: 40 patients, two arms, two years. */
export function smallTrial(): Promise<TrialResult> {
  const file = new URL("../../trials/checkmate-066.yaml", import.meta.url);
  const design = readTrial(readFileSync(file, "utf8"), "checkmate-066.yaml");
  return runTrial({ ...design, patients: 40, duration: 700, landmarks: [6, 12], published: [] });
}
