import {
  codebook,
  csv,
  type MicroenvironmentScenario,
  runNotes,
  scenarioDigest,
  seriesColumns,
  type Table,
  version,
} from "../../../src/index.ts";
import type { WritersState } from "../tissue/look-writers.ts";
import { everySeconds, openRun } from "../tissue/run-checkpoint.ts";
import type { RunFolder } from "../tissue/run-folder.ts";
import { recordName, storedSeries } from "../tissue/run-record.ts";
import { watchRun } from "../watch-run.ts";
import { ArmDesk } from "./arm-desk.ts";
import { type ArmPlan, armKey } from "./arm-plan.ts";
import { type ArmRecord, originName, scenarioName } from "./arm-record.ts";
import { type ArmOutcome, type ArmPoint, runArm, startOfArm } from "./run-arm.ts";

export interface ArmOptions {
  readonly folder: string;
  readonly resume: boolean;
  readonly quiet: boolean;
  readonly threads?: number;
  /** Seconds between checkpoints. */
  readonly checkpointEvery: number;
  readonly warnings: readonly string[];
  /** More files of the end, by name, made from what the run came to. */
  readonly more?: (outcome: ArmOutcome) => readonly (readonly [string, string])[];
}

export interface ConductedArm {
  readonly outcome: ArmOutcome;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** Absent where the run was interrupted. */
  readonly record?: ArmRecord;
}

interface ArmState {
  readonly point: ArmPoint;
  readonly writers: readonly WritersState[];
}

/**
 * Runs an arm into a folder: all that was chosen is written, the run can be stopped and go on, and `run.json` comes last.
 *
 * @throws {InputError} where it goes on from a checkpoint of another run
 */
export async function conductArm(plan: ArmPlan, options: ArmOptions): Promise<ConductedArm> {
  const { folder, saved, keep } = await openRun<ArmState>(options.folder, armKey(plan), options.resume);
  const desk = new ArmDesk(plan, folder, saved?.writers, saved?.point.events);
  const checkpoint = (point: ArmPoint) => keep({ point, writers: desk.states() });
  const { quiet, threads, checkpointEvery } = options;
  const outcome = await watchRun({ quiet, threads, what: plan.arm, unit: "days" }, (watch) =>
    runArm(plan, saved?.point ?? startOfArm, desk, { ...watch, onPause: everySeconds(checkpointEvery, checkpoint) }),
  );
  const { scenario } = plan;
  if (outcome.status.code !== "interrupted") return finish(plan, options, outcome, folder, desk);
  await checkpoint(outcome.point());
  await writeSeries(outcome, plan, folder);
  await folder.list();
  return { outcome, notes: runNotes(scenario, outcome.series), warnings: [...options.warnings, ...desk.warnings] };
}

async function writeSeries({ series }: ArmOutcome, { scenario }: ArmPlan, folder: RunFolder): Promise<void> {
  await folder.put("series.csv", csv(series));
  await folder.put("series_columns.csv", codebook([explained(series, scenario)]));
}

/** A series with the meanings of its columns. */
export function explained(series: Table, scenario: MicroenvironmentScenario): Table {
  const meanings = new Map(seriesColumns(scenario).map(({ name, meaning }) => [name, meaning]));
  const columns = series.columns.map((column) => ({ ...column, label: meanings.get(column.name) ?? column.label }));
  return { ...series, columns };
}

async function finish(
  plan: ArmPlan,
  options: ArmOptions,
  outcome: ArmOutcome,
  folder: RunFolder,
  desk: ArmDesk,
): Promise<ConductedArm> {
  const { scenario, fork } = plan;
  const lost = await desk.close(outcome.rows.map((row) => row[0].value));
  await writeSeries(outcome, plan, folder);
  for (const [name, content] of options.more?.(outcome) ?? []) await folder.put(name, content);
  await folder.put(scenarioName, stored(scenario));
  if (fork) await folder.put(originName, stored(fork.origin));
  await folder.settle();
  const warnings = [...options.warnings, ...lost];
  const notes = runNotes(scenario, outcome.series);
  const failed = outcome.status.code === "failed" ? outcome.status : undefined;
  const record: ArmRecord = {
    immunarium: version,
    kind: "microenvironment",
    title: plan.title,
    arm: plan.arm,
    status: failed ? "failed" : "done",
    ...(failed ? { hint: failed.hint } : {}),
    seed: scenario.seed,
    time: outcome.time,
    duration: scenario.duration,
    saveEvery: scenario.saveEvery,
    scenario: scenarioDigest(scenario),
    key: armKey(plan),
    ...(fork ? { fork: { at: fork.at, amendments: fork.amendments } } : {}),
    ...(outcome.digest ? { digest: outcome.digest } : {}),
    notes,
    warnings,
    series: storedSeries(outcome.rows),
    files: folder.files,
  };
  await folder.put(recordName, `${JSON.stringify(record, null, 1)}\n`);
  await folder.clear();
  return { outcome, notes, warnings, record };
}

const stored = (scenario: MicroenvironmentScenario) => `${JSON.stringify(scenario, null, 1)}\n`;
