import { scenarioDigest } from "../../engine/tissue/tissue-run.ts";
import { digestText } from "../../foundation/digest.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Interruption, MapJobs, Task } from "../../foundation/mapping.ts";
import { version } from "../../foundation/version.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { runMicroenvironment } from "../microenvironment/replicate.ts";
import { mapStored, type Store } from "../stored.ts";
import { type Measures, measuresOf } from "./outcomes.ts";
import type { PlannedRun } from "./scan-plan.ts";

/** What came of one run, or why nothing did. */
export type MeasuredRun = { readonly measures: Measures } | { readonly failed: string };

export interface MeasureJob {
  /** Place among the scenarios. */
  readonly point: number;
  readonly seed: number;
}

/** Runs scenarios, on any thread, and keeps of each run the numbers that it is judged by. */
export const measureTask: Task<readonly MicroenvironmentScenario[], MeasureJob, MeasuredRun> = {
  name: "measure",
  prepare:
    (scenarios) =>
    ({ point, seed }) =>
      measureRun({ ...scenarios[point], seed }),
};

/** Runs a scenario to its end, and measures it. */
export function measureRun(scenario: MicroenvironmentScenario): MeasuredRun {
  try {
    const { status, series } = runMicroenvironment(scenario);
    return status.code === "failed" ? { failed: status.hint } : { measures: measuresOf(series) };
  } catch (error) {
    if (error instanceof InputError) return { failed: error.message };
    throw error;
  }
}

export interface MeasureOptions {
  /** Where runs that are done are kept, and taken from. */
  readonly store?: Store;
  readonly signal?: Interruption;
  onProgress?(done: number, total: number): void;
}

/**
 * Does planned runs on any number of threads, to the same outcome; by run.
 *
 * @param scenarios  by point
 * @throws {Interrupted} (as a rejection) when the signal fires first; what is done is in the store
 */
export async function measureRuns(
  scenarios: readonly MicroenvironmentScenario[],
  runs: readonly PlannedRun[],
  map: MapJobs,
  { store, signal, onProgress }: MeasureOptions = {},
): Promise<MeasuredRun[]> {
  const jobs = runs.map(({ point, seed }): MeasureJob => ({ point, seed }));
  const digests = scenarios.map((scenario) => scenarioDigest({ ...scenario, seed: 0 }));
  const keyOf = ({ point, seed }: MeasureJob) =>
    `measure-${digestText(JSON.stringify([version, digests[point], seed])).slice(0, 32)}`;
  let done = 0;
  return mapStored(map, store, signal)(measureTask, scenarios, jobs, keyOf, () => onProgress?.(++done, jobs.length));
}
