import { join } from "node:path";
import {
  type BundleFile,
  codebook,
  csv,
  resultJson,
  storeResult,
  type TrialResult,
  trialReport,
  writeTrial,
} from "../../src/index.ts";
import { writeAtomically } from "../../src/platform/node.ts";
import { parametersInUse } from "./parameters-in-use.ts";

/** The report of a result as HTML. */
export function reportOf(result: TrialResult, command?: string): string {
  return trialReport(result, { parameters: parametersInUse(result.design), ...(command ? { command } : {}) });
}

/**
 * Writes everything that a trial gave. All of it is made before the first file is written, each file is written whole
 * or not at all, and `result.json` comes last: where it stands, the others do.
 */
export async function writeResults(
  folder: string,
  result: TrialResult,
  report: string,
  more: readonly BundleFile[],
): Promise<string> {
  const tables = Object.values(result.tables);
  const files: [string, string | Uint8Array][] = [
    ["report.html", report],
    ["summary.json", `${JSON.stringify(resultJson(result), null, 2)}\n`],
    ["trial.yaml", writeTrial(result.design)],
    ["codebook.csv", codebook(tables)],
    ...tables.map((entry): [string, string] => [`${entry.name}.csv`, csv(entry)]),
    ...more.map(({ path, content }): [string, string | Uint8Array] => [path, content]),
    ["result.json", storeResult(result)],
  ];
  for (const [name, content] of files) await writeAtomically(join(folder, name), content);
  return join(folder, "report.html");
}
