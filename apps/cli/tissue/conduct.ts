import {
  InputError,
  type OutputRun,
  scenarioDigest,
  type TissueScenario,
  version,
  writeTissueScenario,
} from "../../../src/index.ts";
import { watchRun } from "../watch-run.ts";
import { EventLog } from "./event-log.ts";
import { LookWriters, type WritersState } from "./look-writers.ts";
import { makeMovie } from "./make-movie.ts";
import { everySeconds, openRun } from "./run-checkpoint.ts";
import type { RunFolder } from "./run-folder.ts";
import { mostLooks, planKey, type RunPlan } from "./run-plan.ts";
import { type RunRecord, recordName, storedSeries } from "./run-record.ts";
import { type RunOutcome, type RunPoint, runTissuePlan, theStart } from "./run-tissue.ts";

export interface ConductOptions {
  readonly folder: string;
  readonly resume: boolean;
  readonly quiet: boolean;
  readonly threads?: number;
  /** Seconds between checkpoints. */
  readonly checkpointEvery: number;
  readonly warnings: readonly string[];
  /** Where it begins, if not at the start and not at a checkpoint. */
  readonly start?: RunPoint;
  /** More files of the end, by name, made from what the run came to. */
  readonly more?: ((outcome: RunOutcome) => readonly (readonly [string, string])[]) | undefined;
}

export interface Conducted {
  readonly outcome: RunOutcome;
  readonly warnings: readonly string[];
  /** Absent where the run was interrupted. */
  readonly record?: RunRecord;
}

interface PlanState {
  readonly point: RunPoint;
  readonly writers: WritersState;
}

/**
 * Runs a plan into a folder: all that was chosen is written, the run can be stopped and go on, and `run.json` comes
 * last.
 *
 * @throws {InputError} where it goes on from a checkpoint of another run
 */
export async function conduct(plan: RunPlan, options: ConductOptions): Promise<Conducted> {
  const { folder, saved, keep } = await openRun<PlanState>(options.folder, planKey(plan), options.resume);
  const writers = new LookWriters(plan.scenario, plan.outputs, outputRun(plan), folder, saved?.writers);
  const log = eventLog(plan, saved?.point);
  const checkpoint = (point: RunPoint) => keep({ point, writers: writers.state() });
  const from = saved?.point ?? options.start ?? theStart;
  const desk = { folder, writers, ...(log ? { log } : {}) };
  const { quiet, threads, checkpointEvery } = options;
  const outcome = await watchRun({ quiet, threads, what: "simulating", unit: "min" }, (watch) =>
    runTissuePlan(plan, from, desk, { ...watch, onPause: everySeconds(checkpointEvery, checkpoint) }),
  );
  if (outcome.status.code !== "interrupted") return finish(plan, options, outcome, { folder, writers, log });
  await checkpoint(outcome.point());
  await folder.show("series.csv");
  await folder.list();
  return { outcome, warnings: [...options.warnings, ...writers.warnings] };
}

interface Finishing {
  readonly folder: RunFolder;
  readonly writers: LookWriters;
  readonly log: EventLog | undefined;
}

async function finish(
  plan: RunPlan,
  options: ConductOptions,
  outcome: RunOutcome,
  { folder, writers, log }: Finishing,
): Promise<Conducted> {
  await writers.end(outcome.last);
  const lost: string[] = [];
  if (plan.outputs.some(({ name }) => name === "movie")) lost.push(...(await makeMovie(folder)));
  for (const [name, content] of log?.files(outcome.rows.map((row) => row[0].value)) ?? [])
    await folder.put(name, content);
  for (const [name, content] of options.more?.(outcome) ?? []) await folder.put(name, content);
  const scenarioFile = await writeScenario(plan.scenario, "scenario", folder, lost);
  const originFile = plan.fork ? await writeScenario(plan.fork.origin, "origin", folder, lost) : undefined;
  await folder.settle();
  const warnings = [...options.warnings, ...writers.warnings, ...lost];
  const { scenario } = plan;
  const status = outcome.status.code === "failed" ? outcome.status : undefined;
  const record: RunRecord = {
    immunarium: version,
    title: plan.title,
    status: status ? "failed" : "done",
    ...(status ? { hint: status.hint } : {}),
    numerics: scenario.numerics,
    seed: scenario.seed,
    time: outcome.time,
    duration: scenario.duration,
    saveEvery: scenario.saveEvery,
    scenario: scenarioDigest(scenario),
    ...(scenarioFile ? { scenarioFile } : {}),
    ...(plan.fork && originFile ? { fork: { originFile, at: plan.fork.at } } : {}),
    ...(outcome.digest ? { digest: outcome.digest } : {}),
    warnings,
    series: storedSeries(outcome.rows),
    files: folder.files,
  };
  await folder.put(recordName, `${JSON.stringify(record, null, 1)}\n`);
  await folder.clear();
  return { outcome, warnings, record };
}

/** The scenario as it was run, so that the run can be verified and forked. */
async function writeScenario(
  scenario: TissueScenario,
  name: string,
  folder: RunFolder,
  lost: string[],
): Promise<string | undefined> {
  try {
    const { text, files } = writeTissueScenario(scenario, name);
    for (const [file, content] of files) await folder.put(file, content);
    await folder.put(`${name}.yaml`, text);
    return `${name}.yaml`;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    lost.push(`the scenario is not written, so that this run cannot be verified: ${error.message}`);
    return undefined;
  }
}

function outputRun({ title, scenario, picture }: RunPlan): OutputRun {
  const { substance, range } = picture;
  return {
    title,
    frames: mostLooks(scenario),
    picture: {
      ...(substance === undefined ? {} : { substance }),
      ...(range ? { range: { least: range[0], largest: range[1] } } : {}),
    },
  };
}

function eventLog({ outputs, events }: RunPlan, point: RunPoint | undefined): EventLog | undefined {
  const wanted = (name: string) => outputs.some((one) => one.name === name);
  const asked = { ledger: wanted("ledger"), lineage: wanted("lineage") };
  return asked.ledger || asked.lineage ? new EventLog(asked, events, point?.events) : undefined;
}
