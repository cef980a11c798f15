import { InputError, InvalidFile, summariseStudy, type TrialDesign } from "../../../src/index.ts";
import { type Command, shared, UsageError } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { readStudyInput } from "../microenvironment/read-study.ts";
import { readDesign } from "../read-design.ts";
import { print } from "../screen.ts";
import { checkMemory } from "../tissue/check-memory.ts";
import { readTissue, type TissueInput } from "../tissue/read-tissue.ts";

export const check: Command = {
  name: "check",
  summary: "say whether trials, microenvironments, tissues and PhysiCell projects can be run, and what is wrong",
  help: `immunarium check FILE…

  immunarium check trials/checkmate-067.yaml
  immunarium check trials/*.yaml --quiet && echo all good
  immunarium check my-trial.yaml --json
  immunarium check scenarios/tissue/t-cell-attack.yaml config/PhysiCell_settings.xml
  immunarium check scenarios/microenvironment/*.yaml

Reads trial files, microenvironment files, tissue scenarios and PhysiCell projects and prints every mistake with its file,
line and key. Nothing is run or written.

      --json    print one JSON document: [{ file, ok, errors: [{ place, found, expected }], warnings }]
  -q, --quiet   print nothing about good files

Ends with 0 if all files are good, with 1 if one is not, with 2 if there is nothing to check.`,
  options: { json: shared.json, quiet: shared.quiet },

  async run({ words, flags }) {
    if (words.length === 0)
      throw new UsageError("Name a trial file, a microenvironment, a tissue scenario or the settings of a project.");
    const verdicts = await Promise.all(words.map(verdict));
    const missing = verdicts.find(({ absent }) => absent);
    if (missing) throw missing.absent as InputError;
    if (flags.json === true) {
      print(
        JSON.stringify(
          verdicts.map(({ file, errors, warnings }) => ({ file, ok: errors.length === 0, errors, warnings })),
          null,
          2,
        ),
      );
    } else {
      for (const { file, good, errors, warnings } of verdicts) {
        if (good !== undefined && flags.quiet !== true) {
          print(`${file}: good. ${good}`);
          for (const warning of warnings) print(`Warning: ${warning}`);
        }
        for (const error of errors) print(`${error.place}: found ${error.found}; expected ${error.expected}.`);
      }
    }
    return verdicts.every(({ errors }) => errors.length === 0) ? exit.done : exit.no;
  },
};

interface Verdict {
  readonly file: string;
  /** What the file describes, where it is good. */
  readonly good?: string;
  readonly errors: readonly { readonly place: string; readonly found: string; readonly expected: string }[];
  readonly warnings: readonly string[];
  /** The file itself could not be read: that is wrong use, and no verdict on its contents. */
  readonly absent?: InputError;
}

async function verdict(file: string): Promise<Verdict> {
  try {
    const study = await readStudyInput(file);
    if (study) return { file, good: summariseStudy(study), errors: [], warnings: [] };
    const tissue = await readTissue(file);
    if (!tissue) return { file, good: described(await readDesign(file)), errors: [], warnings: [] };
    checkMemory(tissue.scenario, file);
    return { file, good: describedTissue(tissue), errors: [], warnings: tissue.warnings };
  } catch (error) {
    if (error instanceof InputError && error.place === file) return { file, errors: [], warnings: [], absent: error };
    const all = error instanceof InvalidFile ? error.errors : error instanceof InputError ? [error] : undefined;
    if (!all) throw error;
    const errors = all.map(({ place, found, expected }) => ({ place, found, expected }));
    return { file, errors, warnings: [] };
  }
}

function describedTissue({ scenario, kind }: TissueInput): string {
  const { model, cells, strewn, duration } = scenario;
  const count = strewn.reduce((sum, group) => sum + group.count, cells.length);
  const some = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const parts = [
    kind === "project" ? "PhysiCell project" : "tissue",
    some(model.cellTypes.length, "cell type"),
    some(model.substances.length, "substance"),
    some(model.rules.length, "rule"),
    count === 0 ? "no cells at the start" : `${some(count, "cell")} at the start`,
    `${duration} min`,
  ];
  return parts.join(", ");
}

function described({ arms, duration, cancer }: TrialDesign): string {
  const names = arms.map(({ name }) => name).join(", ");
  return `${cancer}; ${names}; followed for ${(duration / 30.4375).toFixed(0)} months`;
}
