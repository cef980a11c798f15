import { join } from "node:path";
import {
  InputError,
  Interrupted,
  InvalidFile,
  type OperatingResult,
  operatingCharacteristics,
  resultJson,
  runTrial,
  type TrialDesign,
  type TrialResult,
} from "../../../src/index.ts";
import { inline, workers } from "../../../src/platform/node.ts";
import { type Arguments, type Command, fraction, onlyWord, shared, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { interruption } from "../interruption.ts";
import { operatingSummary } from "../operating-summary.ts";
import { Progress } from "../progress.ts";
import { designOptions, readDesign } from "../read-design.ts";
import { note, print } from "../screen.ts";
import { chosenExports, exportFiles } from "../trial-exports.ts";
import { trialSummary } from "../trial-summary.ts";
import { workStore } from "../work-store.ts";
import { reportOf, writeResults } from "../write-results.ts";

export const trial: Command = {
  name: "trial",
  summary: "run a virtual trial and write its report",
  help: `immunarium trial FILE

  immunarium trial trials/checkmate-067.yaml
  immunarium trial trials/checkmate-066.yaml --patients 100 --seed 7 -o small
  immunarium trial my-trial.yaml --resume          go on after Ctrl-C, to the same result
  immunarium trial my-trial.yaml --json | jq .trial.arms
  immunarium trial my-trial.yaml --write bundle    everything in one zip file, with datasets and an R script
  immunarium trial my-trial.yaml --patients 2000 --operating 500      power and type-I error of the design

Simulates the patients of a trial file in every arm, prints response and survival, and writes a folder:
report.html (one page, works offline), summary.json (what --json prints), a CSV file for each table with a
codebook, trial.yaml (the design as it was run) and result.json (everything; report and verify read it).

  -o, --output DIR   where to write; results/<name of the trial> if absent
      --patients N   virtual patients, instead of the file's number
      --seed N       seed of every draw of chance, instead of the file's
      --workers N    threads; one for each core if absent. The result does not depend on it
      --resume       use the finished parts of an interrupted run
      --write LIST   also write, comma between: dataset-json (adam/: the result in the shape of CDISC ADaM, marked
                     as simulated), r (a script that derives the tables again in R, with its CSV files), bundle
                     (all of it in one zip file, with manifest and README)
      --operating K  draw K trials of the design's sizes from the patients, and K of its null (both arms get the
                     reference's therapy): power, type-I error, mean estimates, Monte Carlo errors; operating.csv
                     Designs with looks or two stages: chances of ending at each, expected patients and months
      --arm-size N   patients in each arm of those trials, instead of the file's sizes
      --alpha P      two-sided level of their tests; 0.05 if absent. Looks and stages keep to their own
      --json         print the figures as one JSON document
  -q, --quiet        print nothing but errors (and --json)

Ends with 0, with 2 if the file cannot be used (nothing is written), with 130 after Ctrl-C.`,
  options: {
    output: shared.output,
    patients: shared.patients,
    seed: shared.seed,
    workers: shared.workers,
    resume: shared.resume,
    write: { type: "string" },
    operating: { type: "string" },
    "arm-size": { type: "string" },
    alpha: { type: "string" },
    json: shared.json,
    quiet: shared.quiet,
  },

  async run(given) {
    const file = onlyWord(given, "a trial file");
    const threads = wholeNumber(given, "workers", 1, 1024);
    const changed = designOptions(given);
    const chosen = chosenExports(given);
    const operating = operatingOptions(given);
    const design = { ...(await readDesign(file)), ...changed };
    // Said now, not after hours of simulation.
    if (operating && design.arms.length < 2 && !design.twoStage)
      throw new InputError(file, "one arm", "two or more for --operating, or two stages");
    const { json, quiet, output, resume } = given.flags;
    const folder = typeof output === "string" ? output : join("results", design.name);
    let simulated: Simulated;
    try {
      simulated = await simulate(design, {
        folder,
        threads,
        resume: resume === true,
        quiet: quiet === true,
        operating,
      });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw misplaced(error, file);
      note(`Stopped after ${error.done} of ${error.total} parts. Go on with:\n  ${typed(file, given)} --resume`);
      return exit.interrupted;
    }
    const { result, characteristics } = simulated;
    const command = typed(file, given);
    const page = reportOf(result, command);
    const parts = { report: page, command, ...(characteristics ? { operating: characteristics } : {}) };
    const report = await writeResults(folder, result, page, exportFiles(result, chosen, parts));
    if (json === true) print(JSON.stringify(printed(simulated), finiteOnly, 2));
    else if (quiet !== true) {
      const power = characteristics ? `\n\n${operatingSummary(characteristics)}` : "";
      print(`${trialSummary(result)}${power}\n\nReport: ${report}\nDigest: ${result.digest}`);
    }
    return characteristics?.stopped ? exit.interrupted : exit.done;
  },
};

interface Simulated {
  readonly result: TrialResult;
  readonly characteristics?: OperatingResult;
}

interface Wishes {
  readonly folder: string;
  readonly threads: number | undefined;
  readonly resume: boolean;
  readonly quiet: boolean;
  readonly operating: ReturnType<typeof operatingOptions>;
}

async function simulate(design: TrialDesign, wishes: Wishes): Promise<Simulated> {
  const { folder, threads, resume, quiet, operating } = wishes;
  const { store, forget } = await workStore(folder, resume);
  const { signal, release } = interruption();
  const pool = threads === 1 ? undefined : workers(threads);
  const progress = new Progress(quiet);
  try {
    const map = pool ?? inline;
    const result = await runTrial(design, {
      map,
      store,
      signal,
      onProgress: ({ stage, done, total }) => progress.show(stage, done, total),
    });
    const characteristics = operating
      ? await operatingCharacteristics(result, {
          ...operating,
          map,
          signal,
          onProgress: ({ done, total }) => progress.show("simulating trials", done, total),
        })
      : undefined;
    await forget();
    return { result, ...(characteristics ? { characteristics } : {}) };
  } finally {
    progress.end();
    pool?.close();
    release();
  }
}

/** `--operating` and what belongs to it. */
function operatingOptions(given: Arguments) {
  const trials = wholeNumber(given, "operating", 2, 1_000_000);
  const armSize = wholeNumber(given, "arm-size", 2, 100_000);
  const alpha = fraction(given, "alpha");
  if (trials === undefined) {
    if (armSize !== undefined || alpha !== undefined) {
      throw new UsageError("--arm-size and --alpha belong to --operating, which says how many trials to draw.");
    }
    return undefined;
  }
  return { trials, ...(armSize === undefined ? {} : { armSize }), ...(alpha === undefined ? {} : { alpha }) };
}

function printed({ result, characteristics }: Simulated) {
  return { ...resultJson(result), ...(characteristics ? { operating: characteristics } : {}) };
}

/** JSON has no NaN and no infinity. */
function finiteOnly(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
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
  const options = ["patients", "seed", "output", "write", "operating", "arm-size", "alpha"].flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name} ${String(value)}`];
  });
  return ["immunarium trial", file, ...options].join(" ");
}
