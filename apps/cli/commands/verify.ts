import {
  digestTable,
  digestText,
  readStoredResult,
  runTrial,
  type Table,
  type TrialResult,
  version,
} from "../../../src/index.ts";
import { inline, readText, workers } from "../../../src/platform/node.ts";
import { type Arguments, type Command, onlyWord, shared, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { interruption } from "../interruption.ts";
import { type StudyVerdicts, verifyStudy } from "../microenvironment/verify-study.ts";
import { Progress } from "../progress.ts";
import { print } from "../screen.ts";
import { resultFile } from "../stored-trial.ts";
import { runVerdictText } from "../tissue/run-verdict.ts";
import { runFolderOf } from "../tissue/tissue-options.ts";
import { verifyTissue } from "../tissue/verify-tissue.ts";

export const verify: Command = {
  name: "verify",
  summary: "run a stored result again and compare the digests",
  help: `immunarium verify DIR

  immunarium verify results/checkmate-067
  immunarium verify results/checkmate-067 --workers 1
  immunarium verify results/t-cell-attack
  immunarium verify results/flagpoles             all arms that were run
  immunarium verify results/flagpoles/control

Holds the tables in result.json (of a trial) or run.json (of a tissue, or an arm) against their digest, runs what is stored with
them from the start (no cache, no finished parts), and says whether the same numbers come out, to the last bit.

      --workers N   threads; one for each core if absent
      --json        print { same, tablesAgree, stored, again, … } as one JSON document
  -q, --quiet       print nothing

Ends with 0 if the digests agree, with 1 if they do not.`,
  options: { workers: shared.workers, json: shared.json, quiet: shared.quiet },

  async run(given) {
    const folder = onlyWord(given, "a folder of results");
    const threads = wholeNumber(given, "workers", 1, 1024);
    const silent = given.flags.json === true || given.flags.quiet === true;
    const verdicts = await verifyStudy(folder.replace(/[/\\]run\.json$/, ""), threads, silent);
    if (verdicts) return answer(verdicts, given);
    const tissue = runFolderOf(folder);
    if (tissue !== undefined) return verifyRun(tissue, threads, given);
    const { file } = await resultFile(folder);
    const stored = readStoredResult(await readText(file, Number.POSITIVE_INFINITY), file);
    const { json, quiet } = given.flags;
    const tablesAgree = digestOf(stored) === stored.digest;
    // A changed file has its answer; running it again would not change that.
    const again = tablesAgree ? await runAgain(stored, threads, quiet === true || json === true) : undefined;
    const same = again?.digest === stored.digest;
    const differing = again ? differences(stored, again) : [];
    if (json === true) {
      const versions = { stored: stored.manifest.version, running: version };
      const digests = { stored: stored.digest, again: again?.digest ?? null };
      print(JSON.stringify({ same, tablesAgree, ...digests, differing, versions }, null, 2));
    } else if (quiet !== true) print(verdict(stored, again, differing));
    return same ? exit.done : exit.no;
  },
};

/** One verdict by itself, several by arm. */
function answer(verdicts: StudyVerdicts, { flags }: Arguments): number {
  const all = Object.entries(verdicts);
  if (flags.json === true) print(JSON.stringify(all.length === 1 ? all[0][1] : verdicts, null, 2));
  else if (flags.quiet !== true) {
    print(all.map(([arm, verdict]) => `${arm}: ${runVerdictText(verdict)}`).join("\n"));
  }
  return all.every(([, { same }]) => same) ? exit.done : exit.no;
}

async function verifyRun(folder: string, threads: number | undefined, { flags }: Arguments): Promise<number> {
  const { json, quiet } = flags;
  const verdict = await verifyTissue(folder, threads, quiet === true || json === true);
  if (json === true) print(JSON.stringify(verdict, null, 2));
  else if (quiet !== true) print(runVerdictText(verdict));
  return verdict.same ? exit.done : exit.no;
}

/** As `runTrial` digests its tables. */
function digestOf({ tables }: TrialResult): string {
  return digestText(JSON.stringify(Object.values(tables).map(digestTable)));
}

async function runAgain(stored: TrialResult, threads: number | undefined, quiet: boolean): Promise<TrialResult> {
  const { signal, release } = interruption();
  const pool = threads === 1 ? undefined : workers(threads);
  const progress = new Progress(quiet);
  try {
    return await runTrial(stored.design, {
      map: pool ?? inline,
      signal,
      onProgress: ({ stage, done, total }) => progress.show(stage, done, total),
    });
  } finally {
    progress.end();
    pool?.close();
    release();
  }
}

/** Which tables, and which parts of the manifest, are not the same. */
function differences(stored: TrialResult, again: TrialResult): string[] {
  const tables = Object.entries<Table>({ ...stored.tables }).flatMap(([name, table]) => {
    const other = again.tables[name as keyof TrialResult["tables"]];
    return other && digestTable(table) === digestTable(other) ? [] : [`table ${name}`];
  });
  const parts = (["version", "model", "population", "method", "relativeTolerance"] as const).filter(
    (part) => stored.manifest[part] !== again.manifest[part],
  );
  return [...tables, ...parts];
}

function verdict(stored: TrialResult, again: TrialResult | undefined, differing: readonly string[]): string {
  if (!again) {
    return "No: the tables in the file do not have the digest that is stored with them. The file was changed.";
  }
  const digests = `  stored  ${stored.digest}\n  again   ${again.digest}`;
  if (stored.digest === again.digest) return `Yes: the same numbers, to the last bit.\n${digests}`;
  const versions = `stored by version ${stored.manifest.version}, run with version ${version}`;
  return `No (${versions}). What differs: ${differing.join(", ")}.\n${digests}`;
}
