import { type TissueOptions, TissueRun, type TissueStatus } from "../engine/tissue/tissue-run.ts";
import type { Interruption } from "../foundation/mapping.ts";
import type { TissueScenario } from "../models/tissue/contract.ts";
import type { TissueFrame } from "../models/tissue/frame.ts";

export interface TissueExperimentOptions extends TissueOptions {
  /** Called with each look at the tissue, in order of time, the first at 0. */
  readonly onFrame?: (frame: TissueFrame) => void;
  /** Called after each phenotype step: min done, min in all, cells. */
  readonly onProgress?: (time: number, duration: number, run: TissueRun) => void;
  /** When it fires, the run stops after the present phenotype step. */
  readonly signal?: Interruption;
}

/** Looks are taken this close to the time asked for, min. */
const SLACK = 1e-6;

/**
 * Runs a tissue to its end, or to an interruption, with looks every `saveEvery` minutes and at the end. When looks are taken changes
 * nothing in the run; a look falls on the first moment at or after its time at which the tissue stands still.
 */
export function runTissue(scenario: TissueScenario, options: TissueExperimentOptions = {}): TissueStatus {
  return continueTissue(new TissueRun(scenario, options), options);
}

/** The same for a run that has begun. */
export function continueTissue(run: TissueRun, options: TissueExperimentOptions = {}): TissueStatus {
  const { saveEvery, duration } = run.scenario;
  let next = Math.ceil(run.time / saveEvery - SLACK) * saveEvery;
  let last = Number.NEGATIVE_INFINITY;
  const look = (always = false) => {
    if (run.time < next - SLACK && !(always && run.time > last)) return;
    last = run.time;
    options.onFrame?.(run.frame());
    while (next <= run.time + SLACK) next += saveEvery;
  };
  look();
  const stands = (...codes: TissueStatus["code"][]) => codes.includes(run.status.code);
  while (stands("running") && !options.signal?.aborted) {
    run.advance(() => look());
    if (stands("running", "done")) look(stands("done"));
    options.onProgress?.(run.time, duration, run);
  }
  return run.status;
}
