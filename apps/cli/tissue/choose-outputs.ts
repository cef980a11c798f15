import { didYouMean, InputError, quantityIn, type TissueOutput, tissueOutputs } from "../../../src/index.ts";
import { UsageError } from "../command.ts";

/** One thing that a run writes, and how often. */
export interface ChosenOutput {
  readonly name: string;
  /** min between looks; `look`: every one that is taken, `end`: the last alone. */
  readonly every: number | "look" | "end";
}

/** What is made of looks by the command itself, beside the library's `tissueOutputs`. */
export const ownOutputs = {
  multicellds: "PhysiCell's own output format, in the folder multicellds",
  movie: "Movie of the pictures, where the program ffmpeg is installed",
  ledger: "Table of everything that happened to cells: born, entered, bound, attacked, died and why",
  lineage: "Tables of cells' births and of clones, and trees in the Newick format",
} as const;

export type OwnOutput = keyof typeof ownOutputs;

/** What is written where nothing is said. */
export const usualOutputs = "series,svg@end,png@end";

/** Outputs that are one file which grows with every look. */
export const growingOutputs: ReadonlySet<string> = new Set(["series", "simularium", "simularium-binary"]);

const outputs: Readonly<Record<string, TissueOutput>> = tissueOutputs;

const outputNames: readonly string[] = [...Object.keys(tissueOutputs), ...Object.keys(ownOutputs)];

/** A line for each output, for the help. */
export function outputList(): string {
  const wide = Math.max(...outputNames.map((name) => name.length));
  return outputNames
    .map((name) => `  ${name.padEnd(wide)}  ${outputs[name]?.description ?? ownOutputs[name as OwnOutput]}`)
    .join("\n");
}

/** `series,png@6 h,svg@end`. @param time  reads a time as minutes */
export function chooseOutputs(text: string, time = minutes): readonly ChosenOutput[] {
  const chosen = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => chosenOutput(part, time));
  const twice = chosen.find(({ name }, index) => chosen.findIndex((other) => other.name === name) !== index);
  if (twice) throw new UsageError(`--write names ${twice.name} twice.`);
  return chosen;
}

function chosenOutput(part: string, time: typeof minutes): ChosenOutput {
  const [name, often] = part.split("@").map((word) => word.trim());
  if (!outputNames.includes(name)) {
    throw new UsageError(
      `--write has no ${name}${didYouMean(name, outputNames)}. There are ${outputNames.join(", ")}; behind a name may stand @end, or @ and a time.`,
    );
  }
  if (often === undefined) return { name, every: name === "ledger" || name === "lineage" ? "end" : "look" };
  return { name, every: often === "end" ? "end" : time(often, `--write ${name}@`) };
}

/** A time above 0 in minutes: plain minutes, or a text with a unit. */
export function minutes(text: string, place: string): number {
  const value = Number.isNaN(Number(text)) ? inMinutes(text, place) : Number(text);
  if (text.trim() !== "" && value > 0 && value < 1e9) return value;
  throw noTime(text, place);
}

const noTime = (text: string, place: string, hint = "") =>
  new UsageError(
    `${place}${place.endsWith("@") ? "" : " "}${text}: expected a time above 0, such as 360, "6 h" or "2 days"${hint}.`,
  );

function inMinutes(text: string, place: string): number {
  try {
    return quantityIn(text, "min", place);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Of what a quantity may be, only the near name of a unit is worth saying: examples there are doses.
    throw noTime(text, place, /( \(did you mean [^)]*\))/.exec(error.message)?.[1]);
  }
}
