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
 * Runs a tissue to its end, or to an interruption, with looks every `saveEvery` minutes and at the end. When looks are
 * taken changes nothing in the run; a look falls on the first moment at or after its time at which the tissue stands still.
 */
export function runTissue(scenario: TissueScenario, options: TissueExperimentOptions = {}): TissueStatus {
  return continueTissue(new TissueRun(scenario, options), options);
}

/** The same for a run that has begun. */
export function continueTissue(run: TissueRun, options: TissueExperimentOptions = {}): TissueStatus {
  for (const frames of tissueSteps(run)) {
    for (const frame of frames) options.onFrame?.(frame);
    options.onProgress?.(run.time, run.scenario.duration, run);
    if (options.signal?.aborted) break;
  }
  return run.status;
}

/**
 * Moves a run on by a phenotype step each time it is asked, and gives the looks of that step; before the first, those of
 * the start. Between two of them the run can be saved, and whoever has had enough stops asking.
 *
 * @param seen  min: looks up to here were taken before the run was saved
 */
export function* tissueSteps(run: TissueRun, seen = Number.NEGATIVE_INFINITY): Generator<readonly TissueFrame[], void> {
  const { saveEvery } = run.scenario;
  let last = seen;
  // Looks are numbered, not added up: a thousand steps of a tenth of a minute are not 100 min.
  let due = Number.isFinite(seen) ? Math.floor(seen / saveEvery + SLACK) + 1 : Math.ceil(run.time / saveEvery - SLACK);
  let frames: TissueFrame[] = [];
  const look = (always = false) => {
    if (run.time < due * saveEvery - SLACK && !(always && run.time > last + SLACK)) return;
    last = run.time;
    frames.push(run.frame());
    while (due * saveEvery <= run.time + SLACK) due++;
  };
  const stands = (...codes: TissueStatus["code"][]) => codes.includes(run.status.code);
  look();
  yield frames;
  while (stands("running")) {
    frames = [];
    run.advance(() => look());
    if (stands("running", "done")) look(stands("done"));
    yield frames;
  }
}
