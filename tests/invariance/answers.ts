/** What must be the same everywhere, as digests by name. Runs in Node and, bundled, in a page of a browser. */
import { digestText, type MapJobs, readTrial, runTrial } from "../../dist/src/index.js";
import { fastestBackend } from "../../dist/src/numerics/kernels/machine.js";
import { mathematics } from "./mathematics.ts";
import { solutions } from "./solutions.ts";

/** Two jobs of treatment, so that two workers have something to share. */
const patients = 10;

export function calculations(): Record<string, string> {
  return { ...mathematics(), ...solutions(), "fastest back end": fastestBackend() };
}

/**
 * A small trial of a trial file's design: its tables and what is computed from them.
 *
 * @param text  of the trial file
 */
export async function smallTrial(text: string, map: MapJobs): Promise<Record<string, string>> {
  const { digest, arms, contrasts, comparisons, manifest, numerics } = await runTrial(
    { ...readTrial(text), patients },
    { map },
  );
  return {
    tables: digest,
    summaries: digestText(JSON.stringify([arms, contrasts, comparisons])),
    manifest: JSON.stringify(manifest),
    numerics: JSON.stringify(numerics),
  };
}
