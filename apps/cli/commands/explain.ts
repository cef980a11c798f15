import {
  type Block,
  cancers,
  type DocumentStyle,
  didYouMean,
  explainCancer,
  explainModel,
  explainTherapy,
  explainTrialFile,
  therapies,
  trialJsonSchema,
  writeDocument,
} from "../../../src/index.ts";
import { known, mechanisms, models } from "../catalogue.ts";
import { type Command, oneOf, onlyWord, shared, UsageError } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { print } from "../screen.ts";

export const explain: Command = {
  name: "explain",
  summary: "print a drug, a mechanism, a model, a cancer or the trial-file format, with sources",
  help: `immunarium explain [NAME]

  immunarium explain                        everything that can be explained
  immunarium explain nivolumab              doses, kinetics, action, and where each number stands
  immunarium explain killing                a mechanism of the reference model: its equations and parameters
  immunarium explain kuznetsov-1994 --format tex
  immunarium explain melanoma               who the virtual patients are
  immunarium explain trial-file             what may stand in a trial file
  immunarium explain trial-file --json      the same as a JSON Schema, for editors

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
    const { blocks, data } = explained(onlyWord(given, "a name"));
    print(json ? JSON.stringify(data, null, 2) : writeDocument(blocks(), style));
    return exit.done;
  },
};

interface Explained {
  readonly blocks: () => Block[];
  readonly data: unknown;
}

function explained(name: string): Explained {
  if (name === "trial-file") return { blocks: explainTrialFile, data: trialJsonSchema() };
  const therapy = therapies[name];
  if (therapy) return { blocks: () => explainTherapy(therapy), data: therapy };
  const model = models[name] ?? mechanisms[name];
  if (model) return { blocks: () => explainModel(model), data: model };
  const cancer = cancers[name];
  if (cancer) return { blocks: () => explainCancer(cancer), data: cancer };
  const all = [...Object.values(known).flat(), "trial-file"];
  throw new UsageError(
    `Nothing is called ${name}${didYouMean(name, all)}. \`immunarium explain\` lists what there is.`,
  );
}

function contents(): string {
  const parts = Object.entries(known).map(([kind, names]) => `${kind}\n${names.map((name) => `  ${name}`).join("\n")}`);
  return `${parts.join("\n\n")}\n\nfile formats\n  trial-file`;
}
