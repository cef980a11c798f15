import {
  type Block,
  cancers,
  type DocumentStyle,
  didYouMean,
  explainCancer,
  explainMicroenvironmentFile,
  explainMicroenvironmentSeries,
  explainModel,
  explainStudy,
  explainTherapy,
  explainTissue,
  explainTissueFile,
  explainTrialFile,
  InputError,
  microenvironmentJsonSchema,
  therapies,
  tissueJsonSchema,
  trialJsonSchema,
  writeDocument,
} from "../../../src/index.ts";
import { known, mechanisms, models } from "../catalogue.ts";
import { type Command, oneOf, onlyWord, shared, UsageError } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { readStudyInput } from "../microenvironment/read-study.ts";
import { note, print } from "../screen.ts";
import { readTissue } from "../tissue/read-tissue.ts";

export const explain: Command = {
  name: "explain",
  summary: "print a drug, a mechanism, a model, a cancer, a tissue or a file format, with sources",
  help: `immunarium explain [NAME-OR-FILE]

  immunarium explain                        everything that can be explained
  immunarium explain nivolumab              doses, kinetics, action, and where each number stands
  immunarium explain killing                a mechanism of the reference model: its equations and parameters
  immunarium explain kuznetsov-1994 --format tex
  immunarium explain melanoma               who the virtual patients are
  immunarium explain scenarios/tissue/t-cell-attack.yaml   a tissue, or a PhysiCell project, in words
  immunarium explain scenarios/microenvironment/pd1-blockade.yaml   a study of a microenvironment, in words
  immunarium explain trial-file             what may stand in a trial file
  immunarium explain trial-file --json      the same as a JSON Schema, for editors
  immunarium explain tissue-file --json     the JSON Schema of tissue scenarios
  immunarium explain microenvironment-file  the same of microenvironment files
  immunarium explain microenvironment-series   what can be measured in them

      --format text | markdown | tex
      --json   the data behind the text as one JSON document`,
  options: { format: shared.format, json: shared.json },

  async run(given) {
    const style = oneOf<DocumentStyle>(given, "format", ["text", "markdown", "tex"]);
    const json = given.flags.json === true;
    if (given.words.length === 0) {
      print(json ? JSON.stringify(known, null, 2) : contents());
      return exit.done;
    }
    const what = onlyWord(given, "a name");
    const { blocks, data } = (await explainedFile(what)) ?? explained(what);
    print(json ? JSON.stringify(data, null, 2) : writeDocument(blocks(), style));
    return exit.done;
  },
};

async function explainedFile(what: string): Promise<Explained | undefined> {
  if (!/\.(xml|ya?ml|json)$/i.test(what)) return undefined;
  const study = await readStudyInput(what);
  if (study) return { blocks: () => explainStudy(study), data: study };
  const input = await readTissue(what);
  if (!input)
    throw new InputError(what, "another kind of file", "a microenvironment, a tissue scenario or a PhysiCell project");
  for (const warning of input.warnings) note(`Warning: ${warning}`);
  const { scenario } = input;
  return { blocks: () => explainTissue(scenario), data: scenario };
}

interface Explained {
  readonly blocks: () => Block[];
  readonly data: unknown;
}

/** Pages about files, and what `--json` prints of them. */
const formats: Readonly<Record<string, { readonly blocks: () => Block[]; readonly data: () => unknown }>> = {
  "trial-file": { blocks: explainTrialFile, data: trialJsonSchema },
  "tissue-file": { blocks: explainTissueFile, data: tissueJsonSchema },
  "microenvironment-file": { blocks: explainMicroenvironmentFile, data: microenvironmentJsonSchema },
  "microenvironment-series": { blocks: explainMicroenvironmentSeries, data: explainMicroenvironmentSeries },
};

function explained(name: string): Explained {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format) return { blocks: format.blocks, data: format.data() };
  const therapy = therapies[name];
  if (therapy) return { blocks: () => explainTherapy(therapy), data: therapy };
  const model = models[name] ?? mechanisms[name];
  if (model) return { blocks: () => explainModel(model), data: model };
  const cancer = cancers[name];
  if (cancer) return { blocks: () => explainCancer(cancer), data: cancer };
  const all = [...Object.values(known).flat(), ...Object.keys(formats)];
  throw new UsageError(
    `Nothing is called ${name}${didYouMean(name, all)}. \`immunarium explain\` lists what there is.`,
  );
}

function contents(): string {
  const parts = Object.entries(known).map(([kind, names]) => `${kind}\n${names.map((name) => `  ${name}`).join("\n")}`);
  const files = Object.keys(formats).map((name) => `  ${name}`);
  return `${parts.join("\n\n")}\n\nfile formats\n${files.join("\n")}`;
}
