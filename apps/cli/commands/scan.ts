import {
  classWords,
  codebook,
  csv,
  emptyResult,
  planFaults,
  pointsTable,
  runsTable,
  type ScanPlan,
  type ScanResult,
  type ShownMeasure,
  safety,
  scanDigest,
  scanPicture,
  scanPoints,
  scanResult,
  scanWords,
} from "../../../src/index.ts";
import { type Arguments, type Command, onlyWord, UsageError, wholeNumber } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { resultsFolder, runPoints } from "../scan/many-runs.ts";
import {
  filesOf,
  measuredHelp,
  measuredOptions,
  shownColumns,
  shownOf,
  variedTexts,
} from "../scan/measured-options.ts";
import { scanJson } from "../scan/scan-json.ts";
import { readVariedInput, type VariedInput } from "../scan/varied-input.ts";
import { axisOf } from "../scan/vary-option.ts";
import { writeFiles } from "../scan/write-files.ts";
import { note, print } from "../screen.ts";
import { typed } from "../tissue/run-command.ts";

export const scan: Command = {
  name: "scan",
  summary: "vary one or two numbers of a microenvironment, and see where the outcome changes",
  help: `immunarium scan FILE --vary KEY=FROM:TO:N [--vary …]

  immunarium scan scenarios/microenvironment/pd1-blockade.yaml --vary tumourDivision=0.1:0.6:6
  immunarium scan study.yaml --arm control --vary "CD8 effector=0:200:5" --vary clones.wild.mhc=0.01:1:5:log
  immunarium scan study.yaml --vary "tumourDivision=0.1 1/day:0.6 1/day:8" --replicates 20 --until "30 days"

FILE is a study of a microenvironment. Every value, or pair of values, runs several times, since chance alone makes runs
differ. Each run is cleared, shrank, held or grew, by its live tumour cells at the end against the start; or it failed.
Writes scan.csv (a row a run), points.csv (a row a point), columns.csv (what columns mean), scan.json (all of it, with
what was asked and a digest), scan.svg (a line with bands, or a heat map) and scan.md (what it says, in words). The scan
page of the lab comes to the same digest.

      --vary KEY=FROM:TO:N[:log]   a quantity and its N values; given twice, all pairs. A key is a parameter of tissue or
                          body, or a place in the file such as patches.NAME.cells.KIND, clones.NAME.mhc or seed, or as
                          much of its end as no other has. Plain numbers are in the unit of its table. log: equal factors
      --replicates N      runs at each point; 4 if absent
      --own-chance        every run has a seed of its own; else the first runs of all points share one, and so on
      --arm NAME          the arm to vary; the first if absent
      --until TIME        length of the runs, instead of the file's: days, or a time such as "3 weeks"
      --show COLUMN       what picture and words are about: ${shownColumns.slice(0, 5).join(", ")},
                          ${shownColumns.slice(5).join(", ")}; tumour_end if absent
      --write LIST        some of csv, json, svg, report; all if absent
${measuredHelp}

Writes to results/scan-NAME if nothing is said. Ends with 1 where runs failed.`,
  options: { ...measuredOptions, "own-chance": { type: "boolean" } },

  async run(given) {
    const file = onlyWord(given, "a study file");
    const shown = shownOf(given);
    filesOf(given);
    const input = await readVariedInput(file, given);
    const plan = planOf(input, given);
    const folder = resultsFolder("scan", file, given);
    const { runs } = emptyResult(plan);
    const quantities = plan.axes.map(({ quantity }) => quantity);
    const points = scanPoints(plan.axes).map((values) => ({ quantities, values }));
    const done = await runPoints(input, points, runs, folder, given);
    if (!done) {
      note(`Stopped; finished runs are kept. Go on with:\n  ${typed("scan", file, given)} --resume`);
      return exit.interrupted;
    }
    const result = scanResult(plan, done.runs);
    await write(result, shown, { input, file, folder, given });
    await done.forget();
    return result.failures.some((one) => one !== undefined) ? exit.no : exit.done;
  },
};

function planOf({ groups, scenario }: VariedInput, given: Arguments): ScanPlan {
  const texts = variedTexts(given);
  if (texts.length === 0 || texts.length > 2) {
    throw new UsageError(
      texts.length === 0
        ? "Say what varies, such as --vary tumourDivision=0.1:0.6:6."
        : `A scan varies one or two quantities, not ${texts.length}; immunarium sensitivity takes more.`,
    );
  }
  const plan: ScanPlan = {
    axes: texts.map((text) => axisOf(text, groups)),
    replicates: wholeNumber(given, "replicates", 1, 1000) ?? 4,
    commonChance: given.flags["own-chance"] !== true,
    seed: scenario.seed,
  };
  const faults = planFaults(plan);
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return plan;
}

interface About {
  readonly input: VariedInput;
  readonly file: string;
  readonly folder: string;
  readonly given: Arguments;
}

async function write(result: ScanResult, shown: ShownMeasure, { input, file, folder, given }: About): Promise<void> {
  const { json, quiet } = given.flags;
  const command = typed("scan", file, given);
  const digest = scanDigest(result);
  const [runs, points] = [runsTable(result), pointsTable(result, shown)];
  const document = JSON.stringify(scanJson(result, shown, { ...input, file, command, digest }), null, 1);
  const words = scanWords(result, shown);
  const title = `${input.title}${input.arm === "run" ? "" : `: ${input.arm}`}`;
  const report = [
    `# Scan: ${title}`,
    ...words,
    classWords()
      .map((text) => `- ${text}`)
      .join("\n"),
    "![](scan.svg)",
    `Digest \`${digest}\`. The same comes of:\n\n    ${command}`,
    safety.footer,
  ].join("\n\n");
  await writeFiles(folder, filesOf(given), {
    csv: [
      ["scan.csv", csv(runs)],
      ["points.csv", csv(points)],
      ["columns.csv", codebook([runs, points])],
    ],
    svg: (paper) => [["scan.svg", scanPicture(result, shown).draw(paper)]],
    report: [["scan.md", `${report}\n`]],
    json: [["scan.json", `${document}\n`]],
  });
  if (json === true) print(document);
  else if (quiet !== true) {
    print(
      [title, "", ...words, "", ...classWords(), "", `Digest ${digest}`, `Results: ${folder}`, "", safety.footer].join(
        "\n",
      ),
    );
  }
}
