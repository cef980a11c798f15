import { join } from "node:path";
import {
  Interrupted,
  InvalidFile,
  resultJson,
  runTrial,
  type TrialDesign,
  type TrialResult,
} from "../../../src/index.ts";
import { inline, workers } from "../../../src/platform/node.ts";
import { type Arguments, type Command, onlyWord, shared, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";
import { designOptions, readDesign } from "../read-design.ts";
import { note, print } from "../screen.ts";
import { trialSummary } from "../trial-summary.ts";
import { workStore } from "../work-store.ts";
import { writeResults } from "../write-results.ts";

export const trial: Command = {
  name: "trial",
  summary: "run a virtual trial and write its report",
  help: `immunarium trial FILE

  immunarium trial trials/checkmate-067.yaml
  immunarium trial trials/checkmate-066.yaml --patients 100 --seed 7 -o small
  immunarium trial my-trial.yaml --resume          go on after Ctrl-C, to the same result
  immunarium trial my-trial.yaml --json | jq .trial.arms

Simulates the patients of a trial file in every arm, prints response and survival, and writes a folder:
report.html (one page, works offline), summary.json (what --json prints), a CSV file for each table with a
codebook, trial.yaml (the design as it was run) and result.json (everything; report and verify read it).

  -o, --output DIR   where to write; results/<name of the trial> if absent
      --patients N   virtual patients, instead of the file's number
      --seed N       seed of every draw of chance, instead of the file's
      --workers N    threads; one for each core if absent. The result does not depend on it
      --resume       use the finished parts of an interrupted run
      --json         print the figures as one JSON document
  -q, --quiet        print nothing but errors (and --json)

Ends with 0, with 2 if the file cannot be used (nothing is written), with 130 after Ctrl-C.`,
  options: {
    output: shared.output,
    patients: shared.patients,
    seed: shared.seed,
    workers: shared.workers,
    resume: shared.resume,
    json: shared.json,
    quiet: shared.quiet,
  },

  async run(given) {
    const file = onlyWord(given, "a trial file");
    const threads = wholeNumber(given, "workers", 1, 1024);
    const changed = designOptions(given);
    const design = { ...(await readDesign(file)), ...changed };
    const { json, quiet, output, resume } = given.flags;
    const folder = typeof output === "string" ? output : join("results", design.name);
    let result: TrialResult;
    try {
      result = await simulate(design, folder, threads, resume === true, quiet === true);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw misplaced(error, file);
      note(`Stopped after ${error.done} of ${error.total} parts. Go on with:\n  ${typed(file, given)} --resume`);
      return exit.interrupted;
    }
    const report = await writeResults(folder, result, typed(file, given));
    if (json === true) print(JSON.stringify(resultJson(result), null, 2));
    else if (quiet !== true) print(`${trialSummary(result)}\n\nReport: ${report}\nDigest: ${result.digest}`);
    return exit.done;
  },
};

async function simulate(
  design: TrialDesign,
  folder: string,
  threads: number | undefined,
  resume: boolean,
  quiet: boolean,
): Promise<TrialResult> {
  const { store, forget } = await workStore(folder, resume);
  const { signal, release } = interruption();
  const pool = threads === 1 ? undefined : workers(threads);
  const progress = new Progress(quiet);
  try {
    const result = await runTrial(design, {
      map: pool ?? inline,
      store,
      signal,
      onProgress: ({ stage, done, total }) => progress.show(stage, done, total),
    });
    await forget();
    return result;
  } finally {
    progress.end();
    pool?.close();
    release();
  }
}

/** What the run itself finds wrong with a design (too few people meet its conditions) is told with the file's name. */
function misplaced(error: unknown, file: string): unknown {
  const isInput = error instanceof Error && error.name === "InputError" && "at" in error;
  return isInput && !(error instanceof InvalidFile)
    ? (error as unknown as { at(place: string): Error }).at(file)
    : error;
}

/** The command as it could be typed again, without `--resume`. */
function typed(file: string, { flags }: Arguments): string {
  const options = ["patients", "seed", "output"].flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name} ${String(value)}`];
  });
  return ["immunarium trial", file, ...options].join(" ");
}
