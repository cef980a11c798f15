import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type CaseResult,
  conformancePage,
  figure,
  InputError,
  type LongRun,
  limitText,
  runTissueConformance,
  version,
} from "../../../src/index.ts";
import { readText, writeAtomically } from "../../../src/platform/node.ts";
import { type Arguments, type Command, onlyWord, shared, UsageError, wholeNumber } from "../command.ts";
import { conformanceMeans } from "../conformance-means.ts";
import { exit } from "../exit-codes.ts";
import { note, print } from "../screen.ts";

/** The checkout: this file is in dist/apps/cli/commands. */
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const page = join(root, "docs", "reference", "conformance-tissue.md");

/** Runs that take hours write what they found there; it is told as it stands. */
const evidenceFiles = [
  { file: "docs/evidence/monolayer.json", title: "Monolayer (PerMedCoE use case 8)" },
  { file: "docs/evidence/spheroid.json", title: "Spheroid on oxygen (PerMedCoE use case 10)" },
];

export const conformance: Command = {
  name: "conformance",
  summary: "hold the tissue engine against formulas, benchmarks of the field, and PhysiCell",
  help: `immunarium conformance tissue

  immunarium conformance tissue              all cases; writes docs/reference/conformance-tissue.md
  immunarium conformance tissue --quick      without those that take minutes, with one seed; writes nothing
  immunarium conformance tissue --only openvt-relaxation
  immunarium conformance tissue -o page.md

Each case has a reference that is not this engine: a formula, a published table, another program's results. Those of
PhysiCell are read from ../shared/cases/physicell beside the checkout, and skipped where they are not there.

      --quick             leave out cases that take minutes
      --only NAME         one case
      --seeds N           runs of each random project; 5 if absent, 1 with --quick
      --reference FOLDER  where PhysiCell's projects and results are
      --json              all figures as one JSON document
  -o, --output FILE       where the page goes

Ends with 0 if all cases that ran hold, with 1 if one fails.`,
  options: {
    quick: { type: "boolean" },
    only: { type: "string" },
    seeds: { type: "string" },
    reference: { type: "string" },
    json: shared.json,
    output: shared.output,
  },

  async run(given) {
    const what = onlyWord(given, "what is to be held against its references: tissue");
    if (what !== "tissue") throw new UsageError(`${what} has no references here. There is tissue.`);
    const { quick, only, reference, json } = given.flags;
    const seeds = wholeNumber(given, "seeds", 1, 20) ?? (quick === true ? 1 : 5);
    const folder = String(reference ?? join(root, "..", "shared", "cases", "physicell"));
    const results = await runTissueConformance(conformanceMeans(folder, seeds), {
      quick: quick === true,
      ...(only !== undefined && { only: String(only) }),
      onCase: progress(json === true),
    });
    if (results.length === 0) throw new UsageError(`No case is called ${String(only)}.`);
    if (json === true) print(JSON.stringify({ version, seeds, cases: results }, null, 2));
    await writePage(given, results, seeds);
    return results.some(({ verdict }) => verdict === "fails") ? exit.no : exit.done;
  },
};

/** Says what each case found, with its seconds, as it ends. */
function progress(quiet: boolean): (name: string, result?: CaseResult) => void {
  let began = 0;
  return (name, result) => {
    if (!result) began = performance.now();
    else if (quiet) note(`${name}: ${result.verdict}`);
    else {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      print(`${result.verdict.padEnd(8)}${name}  ${result.title}  (${seconds} s)`);
      if (result.reason !== "") print(`        ${result.reason}`);
      for (const finding of result.findings) {
        const unit = finding.unit === "" ? "" : ` ${finding.unit}`;
        print(`          ${figure(finding.value)}${unit} ${limitText(finding)}  ${finding.what}`);
        if (finding.note) print(`            ${finding.note}`);
      }
    }
  };
}

async function writePage(given: Arguments, results: readonly CaseResult[], seeds: number): Promise<void> {
  const { quick, only, output } = given.flags;
  if (output === undefined && (quick === true || only !== undefined)) return;
  const command = `immunarium conformance tissue${quick === true ? " --quick" : ""}`;
  const file = String(output ?? page);
  await writeAtomically(file, conformancePage(results, await evidence(), { command, version, seeds }));
  note(`wrote ${file}`);
}

async function evidence(): Promise<LongRun[]> {
  const found = await Promise.all(
    evidenceFiles.map(async ({ file, title }): Promise<LongRun | undefined> => {
      const text = await readText(join(root, file), 10_000_000).catch((error: unknown) => {
        if (error instanceof InputError) return undefined;
        throw error;
      });
      return text === undefined
        ? undefined
        : { title, text: `From \`${file}\`:\n\n\`\`\`json\n${text.trim()}\n\`\`\`` };
    }),
  );
  return found.filter((one) => one !== undefined);
}
