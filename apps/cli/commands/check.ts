import { InputError, InvalidFile, type TrialDesign } from "../../../src/index.ts";
import { type Command, shared, UsageError } from "../command.ts";
import { exit } from "../exit-codes.ts";
import { readDesign } from "../read-design.ts";
import { print } from "../screen.ts";

export const check: Command = {
  name: "check",
  summary: "say whether trial files can be run, and what is wrong with them",
  help: `immunarium check FILE…

  immunarium check trials/checkmate-067.yaml
  immunarium check trials/*.yaml --quiet && echo all good
  immunarium check my-trial.yaml --json

Reads trial files and prints every mistake with its file, line and key. Nothing is run or written.

      --json    print one JSON document: [{ file, ok, errors: [{ place, found, expected }] }]
  -q, --quiet   print nothing about good files

Ends with 0 if all files are good, with 1 if one is not, with 2 if there is nothing to check.`,
  options: { json: shared.json, quiet: shared.quiet },

  async run({ words, flags }) {
    if (words.length === 0) throw new UsageError("Name a trial file.");
    const verdicts = await Promise.all(words.map(verdict));
    const missing = verdicts.find(({ absent }) => absent);
    if (missing) throw missing.absent as InputError;
    if (flags.json === true) {
      print(
        JSON.stringify(
          verdicts.map(({ file, errors }) => ({ file, ok: errors.length === 0, errors })),
          null,
          2,
        ),
      );
    } else {
      for (const { file, design, errors } of verdicts) {
        if (design && flags.quiet !== true) print(`${file}: good. ${described(design)}`);
        for (const error of errors) print(`${error.place}: found ${error.found}; expected ${error.expected}.`);
      }
    }
    return verdicts.every(({ errors }) => errors.length === 0) ? exit.done : exit.no;
  },
};

interface Verdict {
  readonly file: string;
  readonly design?: TrialDesign;
  readonly errors: readonly { readonly place: string; readonly found: string; readonly expected: string }[];
  /** The file itself could not be read: that is wrong use, and no verdict on its contents. */
  readonly absent?: InputError;
}

async function verdict(file: string): Promise<Verdict> {
  try {
    return { file, design: await readDesign(file), errors: [] };
  } catch (error) {
    if (error instanceof InputError) return { file, errors: [], absent: error };
    if (!(error instanceof InvalidFile)) throw error;
    const errors = error.errors.map(({ place, found, expected }) => ({ place, found, expected }));
    return { file, errors };
  }
}

function described({ arms, duration, cancer }: TrialDesign): string {
  const names = arms.map(({ name }) => name).join(", ");
  return `${cancer}; ${names}; followed for ${(duration / 30.4375).toFixed(0)} months`;
}
