import {
  codebook,
  csv,
  emptySensitivity,
  type SensitivityResult,
  type ShownMeasure,
  safety,
  screenedTable,
  sensitivityDigest,
  sensitivityPicture,
  sensitivityResult,
  sensitivityRunsTable,
  sensitivityWords,
  tornadoTable,
} from "../../../src/index.ts";
import { type Arguments, type Command, onlyWord } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { resultsFolder, runPoints } from "../scan/many-runs.ts";
import { filesOf, measuredHelp, measuredOptions, shownColumns, shownOf } from "../scan/measured-options.ts";
import { columnsOf, manifest } from "../scan/scan-json.ts";
import { sensitivityPlanOf } from "../scan/sensitivity-plan-of.ts";
import { readVariedInput, type VariedInput } from "../scan/varied-input.ts";
import { writeFiles } from "../scan/write-files.ts";
import { note, print } from "../screen.ts";
import { typed } from "../tissue/run-command.ts";

export const sensitivity: Command = {
  name: "sensitivity",
  summary: "ask which numbers of a microenvironment move its outcome: tornado, or Morris's screening",
  help: `immunarium sensitivity FILE [--vary KEY[=LOW:HIGH] …]

  immunarium sensitivity scenarios/microenvironment/pd1-blockade.yaml --replicates 12
  immunarium sensitivity study.yaml --vary tumourDivision --vary "CD8 effector=10:200" --factor 2
  immunarium sensitivity study.yaml --group Tissue --method morris --trajectories 20 --workers 2
  immunarium sensitivity study.yaml --group "Body: killing" --stated

A tornado moves one quantity at a time to the low and the high end of its range, all others as in the scenario, and
compares runs of the same seed in pairs. Morris's screening moves one after another along trajectories through all ranges:
μ* says how much a quantity matters, σ how much that depends on the others, bends, or is chance. Where an interval does
not rule chance out, the result says so; how much other seeds alone do is measured beside it. Writes tornado.csv or
morris.csv, runs.csv, columns.csv, sensitivity.json (all of it, with what was asked and a digest), a picture as SVG, and
sensitivity.md (what it says, in words).

      --vary KEY[=LOW:HIGH[:log]]   a quantity, and its range, with :log a middle by factors; may be given again. Keys are
                          those of immunarium scan
      --group NAME        all quantities of a group, such as Tissue or "Cells at the start". Without --vary and --group:
                          the cells, levels and parameters that the file sets
      --factor F          ranges without ends go from the scenario's value over F to F times it; 1.5 if absent
      --stated            … or where nine in ten virtual patients lie, for parameters that the model lets differ
      --method tornado | morris   tornado if absent
      --replicates N      runs at each point; 8 if absent, 1 with Morris
      --trajectories N    of Morris: each has a point more than quantities, and one for chance; 10 if absent
      --arm NAME          the arm to ask about; the first if absent
      --until TIME        length of the runs, instead of the file's: days, or a time such as "3 weeks"
      --show COLUMN       the outcome: ${shownColumns.slice(0, 5).join(", ")},
                          ${shownColumns.slice(5).join(", ")}; tumour_end if absent
      --write LIST        some of csv, json, svg, report; all if absent
${measuredHelp}

Writes to results/sensitivity-NAME if nothing is said. Ends with 1 where runs failed.`,
  options: {
    ...measuredOptions,
    group: { type: "string", multiple: true },
    factor: { type: "string" },
    stated: { type: "boolean" },
    method: { type: "string" },
    trajectories: { type: "string" },
  },

  async run(given) {
    const file = onlyWord(given, "a study file");
    const shown = shownOf(given);
    filesOf(given);
    const input = await readVariedInput(file, given);
    const plan = sensitivityPlanOf(input, given);
    const folder = resultsFolder("sensitivity", file, given);
    const { points, runs } = emptySensitivity(plan);
    const done = await runPoints(input, points, runs, folder, given);
    if (!done) {
      note(`Stopped; finished runs are kept. Go on with:\n  ${typed("sensitivity", file, given)} --resume`);
      return exit.interrupted;
    }
    const result = sensitivityResult(plan, done.runs);
    await write(result, shown, { input, file, folder, given });
    await done.forget();
    return result.failures.some((one) => one !== undefined) ? exit.no : exit.done;
  },
};

interface About {
  readonly input: VariedInput;
  readonly file: string;
  readonly folder: string;
  readonly given: Arguments;
}

async function write(result: SensitivityResult, shown: ShownMeasure, { input, file, folder, given }: About) {
  const { json, quiet } = given.flags;
  const { method, replicates, trajectories, ranges } = result.plan;
  const command = typed("sensitivity", file, given);
  const digest = sensitivityDigest(result);
  const effects = method === "tornado" ? tornadoTable(result, shown) : screenedTable(result, shown);
  const runs = sensitivityRunsTable(result);
  const document = JSON.stringify(
    {
      kind: "sensitivity",
      ...manifest({ ...input, file, command, digest }),
      method,
      ranges: ranges.map(({ quantity: { place, label, unit, value }, low, high, spacing }) => ({
        ...{ place, label, unit, inScenario: value, low, high, spacing },
      })),
      replicates,
      ...(method === "morris" ? { trajectories } : {}),
      sample: {
        points: result.points.length,
        runs: result.runs.length,
        failed: result.failures.filter((one) => one !== undefined).length,
      },
      shown,
      effects: columnsOf(effects),
      runs: columnsOf(runs),
    },
    null,
    1,
  );
  const words = sensitivityWords(result, shown);
  const title = `${input.title}${input.arm === "run" ? "" : `: ${input.arm}`}`;
  const report = [
    `# Sensitivity: ${title}`,
    ...words,
    `![](${method}.svg)`,
    `Digest \`${digest}\`. The same comes of:\n\n    ${command}`,
    safety.footer,
  ].join("\n\n");
  await writeFiles(folder, filesOf(given), {
    csv: [
      [`${method}.csv`, csv(effects)],
      ["runs.csv", csv(runs)],
      ["columns.csv", codebook([effects, runs])],
    ],
    svg: (paper) => [[`${method}.svg`, sensitivityPicture(result, shown).draw(paper)]],
    report: [["sensitivity.md", `${report}\n`]],
    json: [["sensitivity.json", `${document}\n`]],
  });
  if (json === true) print(document);
  else if (quiet !== true) {
    print([title, "", ...words, "", `Digest ${digest}`, `Results: ${folder}`, "", safety.footer].join("\n"));
  }
}
