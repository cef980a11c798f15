import { join } from "node:path";
import { digestTable, type SeriesValue, scenarioDigest, seriesOf, version } from "../../../src/index.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";
import { storedScenario } from "./checked-scenario.ts";
import type { RunPlan } from "./run-plan.ts";
import { type RunRecord, readRecord, seriesRows } from "./run-record.ts";
import { type RunOutcome, runTissuePlan, theStart } from "./run-tissue.ts";

/** Whether a stored run of a tissue comes out the same again. */
export interface TissueVerdict {
  readonly same: boolean;
  /** Whether the stored series has the digest that is stored with it. */
  readonly tablesAgree: boolean;
  readonly stored: string;
  readonly again: string | null;
  readonly differing: readonly string[];
  readonly versions: { readonly stored: string; readonly running: string };
}

/** Runs what a folder tells of from its start, writing nothing. */
export async function verifyTissue(
  folder: string,
  threads: number | undefined,
  quiet: boolean,
): Promise<TissueVerdict> {
  const record = await readRecord(folder);
  const stored = record.digest;
  const tablesAgree = stored !== undefined && digestTable(seriesOf(seriesRows(record.series))) === stored.series;
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
async function storedPlan(folder: string, record: RunRecord): Promise<RunPlan | string> {
  if (!record.scenarioFile) return "no scenario is stored with the run";
  const scenario = await storedScenario(folder, record.scenarioFile);
  if (scenarioDigest(scenario) !== record.scenario) return join(folder, record.scenarioFile);
  const plan = { title: record.title, scenario, outputs: [], picture: {} };
  if (!record.fork) return plan;
  return { ...plan, fork: { origin: await storedScenario(folder, record.fork.originFile), at: record.fork.at } };
}

async function runAgain(plan: RunPlan, threads: number | undefined, quiet: boolean): Promise<RunOutcome> {
  const { signal, release } = interruption();
  const progress = new Progress(quiet);
  try {
    return await runTissuePlan(plan, theStart, undefined, {
      signal,
      ...(threads === undefined ? {} : { threads }),
      onProgress: (time, duration, cells) => progress.show("simulating", time, duration, ` min, ${cells} cells`),
    });
  } finally {
    progress.end();
    release();
  }
}

function differences({ series, immunarium }: RunRecord, outcome: RunOutcome | undefined): string[] {
  if (!outcome?.digest) return [`the run: ${outcome?.status.code}`];
  const rows = seriesRows(series);
  const first = rows.findIndex((row, at) => !sameRow(row, outcome.rows[at]));
  return [
    ...(first >= 0 ? [`series from ${rows[first][0].value} min on`] : ["the state at the end"]),
    ...(immunarium === version ? [] : ["version"]),
  ];
}

const sameRow = (a: readonly SeriesValue[], b: readonly SeriesValue[] | undefined) =>
  b !== undefined && a.every(({ value }, at) => Object.is(value, b[at]?.value));

/** Yes or no in words. */
export function tissueVerdictText({ same, stored, again, differing, versions }: TissueVerdict): string {
  const digests = `  stored  ${stored}\n  again   ${again ?? "none"}`;
  if (same) return `Yes: the same numbers, to the last bit.\n${digests}`;
  const between = `stored by version ${versions.stored}, run with version ${versions.running}`;
  return `No (${between}). What differs: ${differing.join(", ")}.\n${digests}`;
}
