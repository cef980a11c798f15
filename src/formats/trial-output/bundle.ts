import { strToU8, zipSync } from "fflate";
import type { TrialResult } from "../../experiments/result.ts";
import { digestBytes, digestText } from "../../foundation/digest.ts";
import { codebook, csv } from "../csv.ts";
import { resultJson } from "../result-json.ts";
import { storeResult } from "../stored-result.ts";
import { writeTrial } from "../write-trial.ts";
import type { BundleFile } from "./bundle-file.ts";
import { bundleReadme } from "./bundle-readme.ts";
import type { DatasetJsonOptions } from "./dataset-json.ts";
import { datasetJsonFiles, rFiles } from "./trial-files.ts";

export interface BundleOptions extends DatasetJsonOptions {
  /** The report as HTML (`trialReport`). */
  readonly report: string;
  /** What was typed to get this result; made from the design when absent. */
  readonly command?: string;
  /** Further files, such as a table of operating characteristics. */
  readonly more?: readonly BundleFile[];
}

/** Everything that somebody needs who doubts a result, as files; `manifest.json` comes last and knows the others. */
export function trialBundle(result: TrialResult, options: BundleOptions): BundleFile[] {
  const tables = Object.values(result.tables);
  const command = options.command ?? `${result.manifest.engine} trial trial.yaml`;
  const files: BundleFile[] = [
    { path: "README.txt", content: bundleReadme(result, command) },
    { path: "report.html", content: options.report },
    { path: "trial.yaml", content: writeTrial(result.design) },
    { path: "result.json", content: storeResult(result) },
    { path: "summary.json", content: `${JSON.stringify(resultJson(result), null, 2)}\n` },
    ...tables.map((entry) => ({ path: `tables/${entry.name}.csv`, content: csv(entry) })),
    { path: "tables/codebook.csv", content: codebook(tables) },
    ...datasetJsonFiles(result, options.created === undefined ? {} : { created: options.created }),
    ...rFiles(result),
    ...(options.more ?? []),
  ];
  return [...files, { path: "manifest.json", content: manifestOf(result, command, files) }];
}

/** Versions, seed and digests, and what each file must be. */
function manifestOf(result: TrialResult, command: string, files: readonly BundleFile[]): string {
  const manifest = {
    simulated: true,
    bundle: 1,
    command,
    digest: result.digest,
    ...result.manifest,
    files: files.map(({ path, content }) => ({ path, sha256: digestOf(content) })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const digestOf = (content: string | Uint8Array) =>
  typeof content === "string" ? digestText(content) : digestBytes(content);

const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? strToU8(content) : content);

/**
 * Files as one zip archive. The same files give the same bytes, at any time and in any time zone.
 *
 * @param folder  where the files lie in the archive
 */
export function zipFiles(files: readonly BundleFile[], folder: string): Uint8Array {
  const entries = files.map(({ path, content }) => [`${folder}/${path}`, bytesOf(content)] as const);
  // Zip times have no zone, and the library reads local clocks: a text without a zone is local too, so 1980 stays 1980.
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: "1980-01-01T12:00:00" });
}
