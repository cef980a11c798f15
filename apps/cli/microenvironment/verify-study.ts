import { join } from "node:path";
import { scenarioDigest, type Table, version } from "../../../src/index.ts";
import { type RunVerdict, verdictOf } from "../tissue/run-verdict.ts";
import { watchRun } from "../watch-run.ts";
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
import { runArm, startOfArm } from "./run-arm.ts";
import { replicatesDigest, runReplicates } from "./run-replicates.ts";
import { readStudyRecord, type StudyRecord } from "./study-record.ts";

/** Verdicts by arm. */
export type StudyVerdicts = Readonly<Record<string, RunVerdict>>;

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
  const verdicts: Record<string, RunVerdict> = {};
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
): Promise<RunVerdict> {
  const series = seriesIn(record);
  return verdictOf({
    record,
    series,
    plan: () => storedPlan(folder, record),
    again: (plan: ArmPlan) =>
      watchRun({ quiet, threads, what: plan.arm, unit: "days" }, (watch) => runArm(plan, startOfArm, undefined, watch)),
    differs: (outcome) => firstDifference(series, outcome.series),
  });
}

/** What was run; a text where that cannot be told, with what does not fit. */
async function storedPlan(folder: string, record: ArmRecord): Promise<ArmPlan | string> {
  const { title, arm, fork } = record;
  const scenario = await scenarioIn(folder, scenarioName);
  if (scenarioDigest(scenario) !== record.scenario) return join(folder, scenarioName);
  const plan = { title, arm, scenario, outputs: [], picture: {} };
  if (!fork) return plan;
  const origin = await scenarioIn(folder, originName);
  return { ...plan, fork: { origin, at: fork.at, amendments: fork.amendments ?? [] } };
}

function firstDifference(before: Table, after: Table): string | undefined {
  const day = before.columns[0].values;
  const first = Array.from({ length: before.rows }, (_, row) => row).find((row) =>
    before.columns.some(({ values }, at) => !Object.is(values[row], after.columns[at]?.values[row])),
  );
  return first === undefined ? undefined : `series from day ${day[first]} on`;
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
