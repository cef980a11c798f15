import { join } from "node:path";
import {
  codebook,
  csv,
  InputError,
  type MicroenvironmentScenario,
  runNotes,
  scenarioDigest,
  seriesColumns,
  type Table,
  version,
} from "../../../src/index.ts";
import { clock, fileStore } from "../../../src/platform/node.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";
import type { WritersState } from "../tissue/look-writers.ts";
import { type FolderState, partsName, RunFolder } from "../tissue/run-folder.ts";
import { recordName, storedSeries } from "../tissue/run-record.ts";
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

interface Checkpoint {
  readonly key: string;
  readonly point: ArmPoint;
  readonly writers: readonly WritersState[];
  readonly folder: FolderState;
}

/** Part of the time that checkpoints may take. */
const checkpointShare = 0.05;

/**
 * Runs an arm into a folder: all that was chosen is written, the run can be stopped and go on, and `run.json` comes last.
 *
 * @throws {InputError} where it goes on from a checkpoint of another run
 */
export async function conductArm(plan: ArmPlan, options: ArmOptions): Promise<ConductedArm> {
  const key = armKey(plan);
  const store = fileStore(join(options.folder, partsName));
  const saved = options.resume ? ((await store.get("checkpoint")) as Checkpoint | undefined) : undefined;
  if (saved && saved.key !== key) {
    const expected = "the same file and options; without --resume the run begins anew";
    throw new InputError(join(options.folder, partsName), "the checkpoint of another run", expected);
  }
  const folder = saved ? await RunFolder.resumed(options.folder, saved.folder) : await RunFolder.fresh(options.folder);
  const desk = new ArmDesk(plan, folder, saved?.writers, saved?.point.events);
  const checkpoint = async (point: ArmPoint) => {
    await folder.list();
    const now: Checkpoint = { key, point, writers: desk.states(), folder: folder.state() };
    await store.put("checkpoint", now);
  };
  const outcome = await going(plan, options, saved?.point ?? startOfArm, desk, checkpoint);
  const { scenario } = plan;
  if (outcome.status.code !== "interrupted") return finish(plan, options, outcome, folder, desk);
  await checkpoint(outcome.point());
  await writeSeries(outcome, plan, folder);
  await folder.list();
  return { outcome, notes: runNotes(scenario, outcome.series), warnings: [...options.warnings, ...desk.warnings] };
}

/** The run itself, with progress and checkpoints. */
async function going(
  plan: ArmPlan,
  { quiet, threads, checkpointEvery }: ArmOptions,
  from: ArmPoint,
  desk: ArmDesk,
  checkpoint: (point: ArmPoint) => Promise<void>,
): Promise<ArmOutcome> {
  const progress = new Progress(quiet);
  const { signal, release } = interruption();
  let next = clock() + 1000 * checkpointEvery;
  try {
    return await runArm(plan, from, desk, {
      signal,
      ...(threads === undefined ? {} : { threads }),
      onProgress: (day, duration, cells) => progress.show(plan.arm, day, duration, ` days, ${cells} cells`),
      async onPause(point) {
        const began = clock();
        if (began < next) return;
        await checkpoint(point());
        const took = clock() - began;
        next = began + took + Math.max(1000 * checkpointEvery, took / checkpointShare);
      },
    });
  } finally {
    progress.end();
    release();
  }
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
    ...(fork ? { fork: { at: fork.at } } : {}),
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
