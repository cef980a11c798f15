import type { ParseArgsConfig } from "node:util";

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What was typed after the verb. */
export interface Arguments {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
}

/** One verb of the command line: one file in `commands/`. */
export interface Command {
  readonly name: string;
  /** One line for the list of verbs. */
  readonly summary: string;
  /** The whole help text: examples first. */
  readonly help: string;
  readonly options: Options;
  /** @returns the exit code */
  run(given: Arguments): Promise<number>;
}

/** Something wrong in what was typed; `main` prints it with a pointer to the help, and exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Options that more than one verb has, so that they mean the same everywhere. */
export const shared = {
  json: { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  output: { type: "string", short: "o" },
  seed: { type: "string" },
  workers: { type: "string" },
  patients: { type: "string" },
  resume: { type: "boolean" },
  format: { type: "string" },
} as const satisfies Options;

/** The one word that a verb wants, e.g. a file. */
export function onlyWord({ words }: Arguments, what: string): string {
  if (words.length === 1) return words[0];
  throw new UsageError(
    words.length === 0 ? `Name ${what}.` : `One ${what.replace(/^an? /, "")} at a time: ${words.join(" ")}`,
  );
}

/** A whole number from an option, or undefined where it was not given. */
export function wholeNumber({ flags }: Arguments, name: string, least: number, most: number): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(String(text)) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} ${text}: expected a whole number from ${least} to ${most}.`);
}

/** A number between 0 and 1 from an option, or undefined where it was not given. */
export function fraction({ flags }: Arguments, name: string): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d*\.\d+$/.test(String(text)) && value > 0 && value < 1) return value;
  throw new UsageError(`--${name} ${text}: expected a number between 0 and 1, such as 0.05.`);
}

/** One of some words from an option. */
export function oneOf<Word extends string>({ flags }: Arguments, name: string, words: readonly Word[]): Word {
  const text = flags[name] ?? words[0];
  if (words.includes(text as Word)) return text as Word;
  throw new UsageError(`--${name} ${String(text)}: expected ${words.join(", ")}.`);
}
