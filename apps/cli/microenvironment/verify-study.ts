import { join } from "node:path";
import { digestTable, scenarioDigest, version } from "../../../src/index.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";
import type { TissueVerdict } from "../tissue/verify-tissue.ts";
import type { ArmPlan } from "./arm-plan.ts";
import {
  type ArmRecord,
  isArmFolder,
  originName,
  readArmRecord,
  scenarioIn,
  scenarioName,
  seriesIn,
} from "./arm-record.ts";
import { type ArmOutcome, runArm, startOfArm } from "./run-arm.ts";
import { replicatesDigest, runReplicates } from "./run-replicates.ts";
import { readStudyRecord, type StudyRecord } from "./study-record.ts";

/** Verdicts by arm. */
export type StudyVerdicts = Readonly<Record<string, TissueVerdict>>;

/**
 * Runs again what a folder tells of, writing nothing: a run of an arm, all arms of a study, or replicates.
 *
 * @returns nothing where the folder holds no run of a microenvironment
 */
export async function verifyStudy(
  folder: string,
  threads: number | undefined,
  quiet: boolean,
): Promise<StudyVerdicts | undefined> {
  if (await isArmFolder(folder)) {
    const record = await readArmRecord(folder);
    return { [record.arm]: await verifyArm(folder, record, threads, quiet) };
  }
  const study = await readStudyRecord(folder);
  if (!study) return undefined;
  if (study.digests) return verifyReplicates(study, study.digests, threads, quiet);
  const verdicts: Record<string, TissueVerdict> = {};
  for (const [arm, name] of Object.entries(study.folders)) {
    const place = join(folder, name);
    verdicts[arm] = await verifyArm(place, await readArmRecord(place), threads, quiet);
  }
  return verdicts;
}

async function verifyArm(
  folder: string,
  record: ArmRecord,
  threads: number | undefined,
  quiet: boolean,
): Promise<TissueVerdict> {
  const stored = record.digest;
  const tablesAgree = stored !== undefined && digestTable(seriesIn(record)) === stored.series;
  const plan = tablesAgree ? await storedPlan(folder, record) : "the series in run.json";
  const outcome = typeof plan === "string" ? undefined : await runAgain(plan, threads, quiet);
  const again = outcome?.digest;
  const same = again !== undefined && again.all === stored?.all;
  return {
    same,
    tablesAgree,
    stored: stored?.all ?? "none: the run failed",
    again: again?.all ?? null,
    differing: same ? [] : typeof plan === "string" ? [plan] : differences(record, outcome),
    versions: { stored: record.immunarium, running: version },
  };
}

/** What was run; a text where that cannot be told, with what does not fit. */
async function storedPlan(folder: string, record: ArmRecord): Promise<ArmPlan | string> {
  const { title, arm, fork } = record;
  const scenario = await scenarioIn(folder, scenarioName);
  if (scenarioDigest(scenario) !== record.scenario) return join(folder, scenarioName);
  const plan = { title, arm, scenario, outputs: [], picture: {} };
  return fork ? { ...plan, fork: { origin: await scenarioIn(folder, originName), at: fork.at } } : plan;
}

async function runAgain(plan: ArmPlan, threads: number | undefined, quiet: boolean): Promise<ArmOutcome> {
  const { signal, release } = interruption();
  const progress = new Progress(quiet);
  try {
    return await runArm(plan, startOfArm, undefined, {
      signal,
      ...(threads === undefined ? {} : { threads }),
      onProgress: (day, duration, cells) => progress.show(plan.arm, day, duration, ` days, ${cells} cells`),
    });
  } finally {
    progress.end();
    release();
  }
}

function differences(record: ArmRecord, outcome: ArmOutcome | undefined): string[] {
  if (!outcome?.digest) return [`the run: ${outcome?.status.code}`];
  const [before, after] = [seriesIn(record), outcome.series];
  const day = before.columns[0].values;
  const first = Array.from({ length: before.rows }, (_, row) => row).find((row) =>
    before.columns.some(({ values }, at) => !Object.is(values[row], after.columns[at]?.values[row])),
  );
  return [
    ...(first === undefined ? ["the state at the end"] : [`series from day ${day[first]} on`]),
    ...(record.immunarium === version ? [] : ["version"]),
  ];
}

async function verifyReplicates(
  { arms, folders, replicates, immunarium }: StudyRecord,
  digests: Readonly<Record<string, string>>,
  threads: number | undefined,
  quiet: boolean,
): Promise<StudyVerdicts> {
  const scenarios = Object.fromEntries(Object.keys(folders).map((arm) => [arm, arms[arm]]));
  const found = await runReplicates(scenarios, { replicates, quiet, ...(threads === undefined ? {} : { threads }) });
  return Object.fromEntries(
    Object.keys(folders).map((arm) => {
      const again = found ? replicatesDigest(found[arm]) : null;
      const same = again === digests[arm];
      const versions = { stored: immunarium, running: version };
      const differing = same ? [] : ["series of replicates"];
      return [arm, { same, tablesAgree: true, stored: digests[arm], again, differing, versions }];
    }),
  );
}
