import {
  didYouMean,
  Interrupted,
  type MeasuredRun,
  type MicroenvironmentScenario,
  measureColumn,
  measureRuns,
  measureWords,
  type PlannedRun,
  type ShownMeasure,
} from "../../../src/index.ts";
import { inline, workers } from "../../../src/platform/node.ts";
import { type Arguments, type Options, shared, UsageError, wholeNumber } from "../command.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";
import { workStore } from "../work-store.ts";

/** Options of commands that run a scenario many times with other numbers. */
export const measuredOptions = {
  arm: { type: "string" },
  vary: { type: "string", multiple: true },
  show: { type: "string" },
  replicates: { type: "string" },
  until: { type: "string" },
  write: { type: "string" },
  workers: shared.workers,
  seed: shared.seed,
  resume: shared.resume,
  output: shared.output,
  json: shared.json,
  quiet: shared.quiet,
} as const satisfies Options;

export const measuredHelp = `      --seed N            another seed of the first run than the file's
      --workers N         threads; one for each core if absent. The result does not depend on it
      --resume            go on after Ctrl-C, to the same result
  -o, --output DIR        where to write
      --json              print the result as one JSON document
  -q, --quiet             print nothing but errors (and --json)`;

const shownMeasures = Object.keys(measureWords) as ShownMeasure[];

/** Names of what can be shown, as tables call it. */
export const shownColumns = shownMeasures.map(measureColumn);

/** What pictures and words are about. */
export function shownOf({ flags }: Arguments): ShownMeasure {
  const text = flags.show ?? "tumour_end";
  const found = shownMeasures.find((name) => measureColumn(name) === text);
  if (found) return found;
  throw new UsageError(`--show ${text}${didYouMean(String(text), shownColumns)}: expected ${shownColumns.join(", ")}.`);
}

const files = ["csv", "json", "svg", "report"] as const;
export type WrittenFile = (typeof files)[number];

/** Which files are wanted; all if nothing is said. */
export function filesOf({ flags: { write } }: Arguments): readonly WrittenFile[] {
  if (typeof write !== "string") return files;
  const names = write.split(",").map((name) => name.trim());
  const lost = names.find((name) => !files.includes(name as WrittenFile));
  if (lost === undefined) return names as WrittenFile[];
  throw new UsageError(`--write ${lost}${didYouMean(lost, files)}: expected some of ${files.join(", ")}.`);
}

/** What `--vary` says, once or more often. */
export function variedTexts({ flags: { vary } }: Arguments): readonly string[] {
  return Array.isArray(vary) ? vary.map(String) : [];
}

interface Measured {
  readonly runs: readonly MeasuredRun[];
  /** Takes away what was kept for `--resume`. */
  forget(): Promise<void>;
}

/**
 * Does runs on all threads, with progress and an ear for Ctrl-C; what is done is kept in the folder.
 *
 * @returns nothing where it was stopped
 */
export async function measured(
  scenarios: readonly MicroenvironmentScenario[],
  planned: readonly PlannedRun[],
  folder: string,
  given: Arguments,
): Promise<Measured | undefined> {
  const { store, forget } = await workStore(folder, given.flags.resume === true);
  const threads = wholeNumber(given, "workers", 1, 1024);
  const pool = threads === 1 ? undefined : workers(threads);
  const progress = new Progress(given.flags.quiet === true);
  const { signal, release } = interruption();
  try {
    const runs = await measureRuns(scenarios, planned, pool ?? inline, {
      store,
      signal,
      onProgress: (done, total) => progress.show("runs", done, total),
    });
    return { runs, forget };
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    throw error;
  } finally {
    progress.end();
    pool?.close();
    release();
  }
}
