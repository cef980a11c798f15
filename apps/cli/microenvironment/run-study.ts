import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { bandTable, codebook, csv, referenceModel, runNotes, type Study, tissuesOf } from "../../../src/index.ts";
import { writeAtomically } from "../../../src/platform/node.ts";
import { type Arguments, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { note, print } from "../screen.ts";
import { checkMemory } from "../tissue/check-memory.ts";
import { typed } from "../tissue/run-command.ts";
import { checkpointSeconds } from "../tissue/tissue-options.ts";
import { type ArmPlan, armKey, folderNames } from "./arm-plan.ts";
import { isArmFolder, readArmRecord, seriesIn } from "./arm-record.ts";
import { type ArmOptions, type ConductedArm, conductArm, explained } from "./conduct-arm.ts";
import { partsOf, type Replicated, replicatesDigest, runReplicates, stacked } from "./run-replicates.ts";
import { armPlanOf, changedStudy, chosenArms } from "./study-options.ts";
import { armFolders, readStudyRecord, studyRecord, writeStudyRecord } from "./study-record.ts";
import { type ArmResult, replicatesJson, replicatesText, studyJson, studyText } from "./study-summary.ts";

/** `immunarium run` with a scenario of microenvironments. */
export async function runStudyFile(file: string, read: Study, given: Arguments): Promise<number> {
  const study = changedStudy(read, given);
  const arms = chosenArms(study, given);
  const folder = outputFolder(file, given);
  const replicates = wholeNumber(given, "replicates", 1, 100_000) ?? 1;
  if (replicates > 1) return runMany(study, arms, replicates, folder, file, given);
  return runOnce(study, arms, folder, file, given);
}

function outputFolder(file: string, { flags }: Arguments): string {
  if (typeof flags.output === "string") return flags.output;
  return join("results", folderNames([basename(file).replace(/\.(ya?ml|json)$/i, "")])[0]);
}

/** Each arm once, with looks. */
async function runOnce(
  study: Study,
  arms: readonly string[],
  folder: string,
  file: string,
  given: Arguments,
): Promise<number> {
  const folders = armFolders(study);
  const plans = arms.map((arm) => armPlanOf(study, arm, given));
  for (const { scenario } of plans) for (const tissue of tissuesOf(scenario, referenceModel)) checkMemory(tissue, file);
  const results: ArmResult[] = [];
  const before = await readStudyRecord(folder).catch(() => undefined);
  const goesOn = before?.replicates === 1 && JSON.stringify(before.arms) === JSON.stringify(study.arms);
  const run: Record<string, string> = goesOn ? { ...before.folders } : {};
  for (const plan of plans) {
    const place = join(folder, folders[plan.arm]);
    const done = await armResult(plan, place, given);
    results.push({ ...done, arm: plan.arm, folder: place, scenario: plan.scenario });
    if (done.status.code === "interrupted") break;
    run[plan.arm] = folders[plan.arm];
    await writeStudyRecord(folder, { ...studyRecord(study, 1), folders: run });
  }
  return told(study, results, folder, given, `${typed("run", file, given)} --resume`);
}

/**
 * Runs an arm, or reads what it came to where `--resume` finds it finished.
 *
 * @param more  files of the end, by name
 */
export async function armResult(
  plan: ArmPlan,
  folder: string,
  given: Arguments,
  more?: ArmOptions["more"],
): Promise<Pick<ArmResult, "status" | "time" | "series" | "digest" | "notes" | "warnings" | "files">> {
  const { resume, quiet } = given.flags;
  if (resume === true && (await isArmFolder(folder))) {
    const record = await readArmRecord(folder);
    if (record.key === armKey(plan)) {
      const { status, hint = "", time, digest, notes, warnings, files } = record;
      const code = status === "failed" ? { code: status, hint } : { code: status };
      return { status: code, time, series: seriesIn(record), digest: digest?.all, notes, warnings, files };
    }
  }
  const threads = wholeNumber(given, "workers", 1, 1024);
  const { outcome, notes, warnings, record } = await conductArm(plan, {
    folder,
    resume: resume === true,
    quiet: quiet === true,
    checkpointEvery: checkpointSeconds(given),
    warnings: [],
    ...(threads === undefined ? {} : { threads }),
    ...(more ? { more } : {}),
  });
  return resultOf({ outcome, notes, warnings, ...(record ? { record } : {}) });
}

function resultOf({ outcome, notes, warnings, record }: ConductedArm) {
  const { status, time, series, digest } = outcome;
  return { status, time, series, digest: digest?.all, notes, warnings, files: record?.files ?? [] };
}

/** Prints what the arms came to; gives the exit code. */
export function told(
  study: Study,
  results: readonly ArmResult[],
  folder: string,
  { flags }: Arguments,
  goOn: string,
): number {
  const stopped = results.find(({ status }) => status.code === "interrupted");
  if (flags.json === true) print(JSON.stringify(studyJson(study, results), null, 2));
  else if (flags.quiet !== true && !stopped) print(studyText(study, results, folder));
  if (stopped) {
    note(`Stopped on day ${stopped.time} of ${stopped.scenario.duration}, in ${stopped.arm}. Go on with:\n  ${goOn}`);
    return exit.interrupted;
  }
  const failed = results.filter(({ status }) => status.code === "failed");
  for (const { arm, time, status, folder: place } of failed) {
    const hint = status.code === "failed" ? status.hint : "";
    note(`The numerics failed on day ${time} of ${arm}: ${hint}. What was done is kept in ${place}.`);
  }
  return failed.length > 0 ? exit.no : exit.done;
}

/** Series of many runs an arm, and their bands. */
async function runMany(
  study: Study,
  arms: readonly string[],
  replicates: number,
  folder: string,
  file: string,
  given: Arguments,
): Promise<number> {
  const { resume, quiet, json, write } = given.flags;
  if (write !== undefined) throw new UsageError("--write says nothing to replicates: only their series are kept.");
  const scenarios = Object.fromEntries(arms.map((arm) => [arm, study.arms[arm]]));
  const threads = wholeNumber(given, "workers", 1, 1024);
  const parts = partsOf(folder);
  if (resume !== true) await rm(parts, { recursive: true, force: true });
  const found = await runReplicates(scenarios, {
    replicates,
    quiet: quiet === true,
    parts,
    ...(threads === undefined ? {} : { threads }),
  });
  if (!found) {
    note(`Stopped; finished replicates are kept. Go on with:\n  ${typed("run", file, given)} --resume`);
    return exit.interrupted;
  }
  await writeReplicates(study, found, replicates, folder);
  await rm(parts, { recursive: true, force: true });
  if (json === true) print(JSON.stringify(replicatesJson(study, found), null, 2));
  else if (quiet !== true) print(replicatesText(study, found, folder));
  const failed = Object.values(found)
    .flat()
    .filter(({ status }) => status.code === "failed");
  return failed.length > 0 ? exit.no : exit.done;
}

async function writeReplicates(study: Study, found: Replicated, replicates: number, folder: string): Promise<void> {
  const folders = armFolders(study);
  const names = Object.keys(found);
  for (const arm of names) {
    const all = stacked(found[arm]);
    await writeAtomically(join(folder, folders[arm], "series.csv"), csv(all));
    await writeAtomically(
      join(folder, folders[arm], "series_columns.csv"),
      codebook([explained(all, study.arms[arm])]),
    );
    const notes = found[arm].flatMap(({ series }, k) =>
      runNotes(study.arms[arm], series).map((text) => `replicate ${k}: ${text}\n`),
    );
    await writeAtomically(join(folder, folders[arm], "notes.txt"), notes.join(""));
  }
  const bands = bandTable(Object.fromEntries(names.map((arm) => [arm, found[arm].map(({ series }) => series)])));
  await writeAtomically(join(folder, "summary.csv"), csv(bands));
  await writeAtomically(join(folder, "summary_columns.csv"), codebook([bands]));
  await writeStudyRecord(folder, {
    ...studyRecord(study, replicates),
    folders: Object.fromEntries(names.map((arm) => [arm, folders[arm]])),
    digests: Object.fromEntries(names.map((arm) => [arm, replicatesDigest(found[arm])])),
  });
}
