import { join } from "node:path";
import { readStoredResult, resultJson } from "../../../src/index.ts";
import { readText, writeAtomically } from "../../../src/platform/node.ts";
import { type Command, onlyWord, shared } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { print } from "../screen.ts";
import { resultFile } from "../stored-trial.ts";
import { chosenExports, exportFiles } from "../trial-exports.ts";
import { trialSummary } from "../trial-summary.ts";
import { reportOf } from "../write-results.ts";

export const report: Command = {
  name: "report",
  summary: "write the report of a stored result again",
  help: `immunarium report DIR

  immunarium report results/checkmate-067
  immunarium report results/checkmate-067/result.json -o page.html
  immunarium report results/checkmate-067 --json
  immunarium report results/checkmate-067 --write bundle

Makes report.html from result.json, without running anything, and prints the figures.

  -o, --output FILE   where to write the page; report.html beside the result if absent
      --json          print the figures as one JSON document; writes a page only with -o
      --write LIST    also write beside the result what trial --write writes: dataset-json, r, bundle
  -q, --quiet         print nothing`,
  options: { output: shared.output, write: { type: "string" }, json: shared.json, quiet: shared.quiet },

  async run(given) {
    const chosen = chosenExports(given);
    const { file, folder } = await resultFile(onlyWord(given, "a folder of results"));
    const result = readStoredResult(await readText(file, Number.POSITIVE_INFINITY), file);
    const { output, json, quiet } = given.flags;
    const page = typeof output === "string" ? output : join(folder, "report.html");
    const report = reportOf(result);
    if (json !== true || output !== undefined) await writeAtomically(page, report);
    for (const { path, content } of exportFiles(result, chosen, { report })) {
      await writeAtomically(join(folder, path), content);
    }
    if (json === true) print(JSON.stringify(resultJson(result), null, 2));
    else if (quiet !== true) print(`${trialSummary(result)}\n\nReport: ${page}`);
    return exit.done;
  },
};
