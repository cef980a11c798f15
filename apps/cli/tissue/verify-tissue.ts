import { join } from "node:path";
import { type SeriesValue, scenarioDigest, seriesOf } from "../../../src/index.ts";
import { watchRun } from "../watch-run.ts";
import { storedScenario } from "./checked-scenario.ts";
import type { RunPlan } from "./run-plan.ts";
import { type RunRecord, readRecord, seriesRows } from "./run-record.ts";
import { runTissuePlan, theStart } from "./run-tissue.ts";
import { type RunVerdict, verdictOf } from "./run-verdict.ts";

/** Runs what a folder tells of from its start, writing nothing. */
export async function verifyTissue(folder: string, threads: number | undefined, quiet: boolean): Promise<RunVerdict> {
  const record = await readRecord(folder);
  const rows = seriesRows(record.series);
  return verdictOf({
    record,
    series: seriesOf(rows),
    plan: () => storedPlan(folder, record),
    again: (plan: RunPlan) =>
      watchRun({ quiet, threads, what: "simulating", unit: "min" }, (watch) =>
        runTissuePlan(plan, theStart, undefined, watch),
      ),
    differs(outcome) {
      const first = rows.findIndex((row, at) => !sameRow(row, outcome.rows[at]));
      return first >= 0 ? `series from ${rows[first][0].value} min on` : undefined;
    },
  });
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

const sameRow = (a: readonly SeriesValue[], b: readonly SeriesValue[] | undefined) =>
  b !== undefined && a.every(({ value }, at) => Object.is(value, b[at]?.value));
