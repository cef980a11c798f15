import {
  type BibliographyStyle,
  bibliography,
  cancerSources,
  cancers,
  citedKeys,
  didYouMean,
  modelSources,
  readStoredResult,
  references,
  therapies,
  therapySources,
} from "../../../src/index.ts";
import { readText } from "../../../src/platform/node.ts";
import { known, mechanisms, models } from "../catalogue.ts";
import { type Command, oneOf, onlyWord, shared, UsageError } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { worksOf } from "../parameters-in-use.ts";
import { readDesign } from "../read-design.ts";
import { print } from "../screen.ts";
import { resultFile } from "../stored-trial.ts";

export const cite: Command = {
  name: "cite",
  summary: "list the works behind a result, a trial, a model or a drug",
  help: `immunarium cite NAME-OR-FILE

  immunarium cite results/checkmate-067                  works that this result used
  immunarium cite trials/checkmate-067.yaml --format bibtex > references.bib
  immunarium cite pembrolizumab
  immunarium cite kuznetsov-1994

      --format text | bibtex
      --json   the works as one JSON document`,
  options: { format: shared.format, json: shared.json },

  async run(given) {
    const style = oneOf<BibliographyStyle>(given, "format", ["text", "bibtex"]);
    const keys = await keysOf(onlyWord(given, "a file or a name"));
    if (given.flags.json === true)
      print(JSON.stringify(Object.fromEntries(keys.map((key) => [key, references[key]])), null, 2));
    else print(bibliography(keys, style));
    return exit.done;
  },
};

async function keysOf(what: string): Promise<string[]> {
  if (therapies[what]) return citedKeys(therapySources(therapies[what]));
  const model = models[what] ?? mechanisms[what];
  if (model) return citedKeys(modelSources(model));
  if (cancers[what]) return citedKeys(cancerSources(cancers[what]));
  if (/\.ya?ml$/.test(what)) return worksOf(await readDesign(what));
  if (/[./\\]/.test(what)) {
    const { file } = await resultFile(what);
    return worksOf(readStoredResult(await readText(file, Number.POSITIVE_INFINITY), file).design);
  }
  throw new UsageError(`Nothing is called ${what}${didYouMean(what, Object.values(known).flat())}, and it is no file.`);
}
