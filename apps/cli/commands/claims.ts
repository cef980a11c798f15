import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type ClaimedStudy,
  type ClaimRecord,
  claimsPage,
  claimsRecord,
  effectText,
  Interrupted,
  InvalidFile,
  type JudgedStudy,
  readStudy,
  runClaims,
  version,
} from "../../../src/index.ts";
import { clock, inline, readText, workers, writeAtomically } from "../../../src/platform/node.ts";
import { type Arguments, type Command, shared, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";
import { note, print } from "../screen.ts";
import { runStore } from "../work-store.ts";

/** The checkout: this file is in dist/apps/cli/commands. */
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const shipped = "scenarios/microenvironment";
const evidence = join(root, "docs", "evidence");

export const claims: Command = {
  name: "claims",
  summary: "hold the microenvironment against the claims of its scenario files",
  help: `immunarium claims [FILES]

  immunarium claims                          all files of ${shipped}; writes docs/evidence/claims.json and claims.md
  immunarium claims scenarios/microenvironment/b4-flagpoles-down.yaml
  immunarium claims my-scenario.yaml --replicates 100 -o results/my-claims

Runs the arms that the claims of each file need, each with as many seeds as the claim says, and compares them in pairs of
the same seed. A claim holds where the whole confidence interval of its effect lies in the range that was expected, fails
where none of it does, and is weak in between. Where a run failed numerically its claims are not judged.

      --replicates N  runs of each arm, instead of each claim's own number
      --workers N     threads; one for each core if absent. The result does not depend on it
      --json          print all figures as one JSON document
  -o, --output DIR    where claims.json and claims.md go; with FILES and without it nothing is written
  -q, --quiet         print nothing but errors (and --json)

Finished runs are kept until this build changes, so that what was stopped goes on, and what did not change is not run
again. Ends with 0 if no claim fails, with 1 if one fails or cannot be judged, with 2 if a file cannot be used, with 130
after Ctrl-C.`,
  options: {
    replicates: { type: "string" },
    workers: shared.workers,
    json: shared.json,
    output: shared.output,
    quiet: shared.quiet,
  },

  async run(given) {
    const { json, quiet, output } = given.flags;
    const files = await studies(given.words);
    const began = clock();
    let judged: JudgedStudy[];
    try {
      judged = await conduct(files, given);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      note(`Stopped after ${error.done} of ${error.total} runs. The same command goes on from there.`);
      return exit.interrupted;
    }
    const seconds = Math.round((clock() - began) / 1000);
    const record = claimsRecord(judged, { command: typed(given), version, seconds });
    if (json === true) print(JSON.stringify(record, null, 2));
    else if (quiet !== true) print(summary(record.claims));
    const folder = typeof output === "string" ? output : given.words.length === 0 ? evidence : undefined;
    if (folder !== undefined) {
      await writeAtomically(join(folder, "claims.json"), `${JSON.stringify(record, null, 2)}\n`);
      await writeAtomically(join(folder, "claims.md"), claimsPage(record));
      note(`wrote ${join(folder, "claims.json")} and claims.md`);
    }
    const wrong = record.claims.some(({ verdict }) => verdict === "fails" || verdict === "not judged");
    return wrong ? exit.no : exit.done;
  },
};

/** Files as named, or all that are shipped; those without claims are told of where they were asked for. */
async function studies(words: readonly string[]): Promise<ClaimedStudy[]> {
  const names = words.length > 0 ? words : await shippedFiles();
  const faults: Error[] = [];
  const read: ClaimedStudy[] = [];
  for (const file of names) {
    try {
      const path = words.length > 0 ? file : join(root, file);
      read.push({ file, study: readStudy(await readText(path), file) });
    } catch (error) {
      if (!(error instanceof InvalidFile)) throw error;
      faults.push(error);
    }
  }
  for (const fault of faults.slice(1)) note(fault.message);
  if (faults.length > 0) throw faults[0];
  const withClaims = read.filter(({ study }) => study.claims.length > 0);
  if (withClaims.length === 0) throw new UsageError(`${names.join(", ")}: no claims there.`);
  refuseTwins(withClaims);
  return withClaims;
}

function refuseTwins(files: readonly ClaimedStudy[]): void {
  const owners = new Map<string, string>();
  for (const { file, study } of files) {
    for (const { id } of study.claims) {
      const owner = owners.get(id);
      if (owner !== undefined) throw new UsageError(`${file}: the claim ${id} is in ${owner} too.`);
      owners.set(id, file);
    }
  }
}

async function shippedFiles(): Promise<string[]> {
  const names = await readdir(join(root, shipped));
  return names
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => `${shipped}/${name}`);
}

async function conduct(files: readonly ClaimedStudy[], given: Arguments): Promise<JudgedStudy[]> {
  const replicates = wholeNumber(given, "replicates", 3, 100_000);
  const threads = wholeNumber(given, "workers", 1, 1024);
  const { signal, release } = interruption();
  const pool = threads === 1 ? undefined : workers(threads);
  const progress = new Progress(given.flags.quiet === true);
  try {
    return await runClaims(files, {
      map: pool ?? inline,
      store: await runStore(),
      signal,
      ...(replicates !== undefined && { replicates }),
      onProgress: (done, total) => progress.show("runs", done, total),
    });
  } finally {
    progress.end();
    pool?.close();
    release();
  }
}

/** A line a claim, then how many of each verdict. */
function summary(records: readonly ClaimRecord[]): string {
  const width = Math.max(...records.map(({ id }) => id.length));
  const lines = records.map((one) => {
    const found = `${effectText(one)}, expected ${one.expected}`;
    return `${one.verdict.padEnd(10)}  ${one.id.padEnd(width)}  ${found}${one.reason ? `\n${" ".repeat(12)}${one.reason.trim()}` : ""}`;
  });
  const count = (verdict: string) => records.filter((one) => one.verdict === verdict).length;
  const verdicts = ["holds", "weak", "fails", "not judged"].map((verdict) => `${verdict} ${count(verdict)}`);
  return `${lines.join("\n")}\n\n${verdicts.join(", ")}`;
}

/** The command as it could be typed again. */
function typed({ words, flags }: Arguments): string {
  const { replicates } = flags;
  return ["immunarium claims", ...words, ...(replicates === undefined ? [] : [`--replicates ${replicates}`])].join(" ");
}
