import { didYouMean, type TissueScenario } from "../../../src/index.ts";
import { UsageError } from "../command.ts";

type Plain = Record<string, unknown>;

/** Parts of a scenario that `--set` may not touch: where cells and densities began is past. */
const past = ["cells", "strewn", "fields", "held"];

/**
 * A scenario with other values: `cellTypes.tumour.apoptosis.rate=0.001`. A path is that of the scenario's own data; in
 * lists, items are named by their `name`, or by their number from 0; `model.` may be left out. Numbers are in µm and
 * minutes.
 *
 * @throws {UsageError} where a path leads nowhere, with what there is, or a value is of another kind
 */
export function withValues(scenario: TissueScenario, pairs: readonly string[]): TissueScenario {
  const changed = structuredClone(scenario) as unknown as Plain;
  for (const pair of pairs) {
    const [, path, text] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (path === undefined) throw new UsageError(`--set ${pair}: expected PATH=VALUE, such as rules.0.response=0.01.`);
    setValue(changed, path.trim(), text.trim());
  }
  return changed as unknown as TissueScenario;
}

function setValue(scenario: Plain, path: string, text: string): void {
  const words = path.split(".");
  if (past.includes(words[0])) {
    throw new UsageError(`--set ${path}: what a run began with is past at the time of the fork.`);
  }
  let place: Plain = words[0] in scenario ? scenario : (scenario.model as Plain);
  words.forEach((word, depth) => {
    const so = words.slice(0, depth + 1).join(".");
    if (typeof place !== "object" || place === null) throw new UsageError(`--set ${so}: what is before is one value.`);
    const key = keyOf(place, word);
    const isLast = depth === words.length - 1;
    if (key === undefined && !(isLast && byName.includes(words[depth - 1]))) {
      const known = namesIn(place);
      throw new UsageError(`--set ${so}: no such place${didYouMean(word, known)}. There are ${known.join(", ")}.`);
    }
    if (isLast) place[key ?? word] = readValue(path, text, place[key ?? word]);
    else place = place[key as string] as Plain;
  });
}

/** Rates towards types, densities at sides and the like: names may come up that were not there. */
const byName = [
  ...["adhesionAffinities", "sensitivities", "live", "attack", "immunogenicity", "fusion", "fixed"],
  ...["transformations", "asymmetricDivision", "releasedAtDeath", "passedToEater"],
];

const nameOf = (item: unknown) => (item as Plain | null)?.name;

function keyOf(place: Plain, word: string): string | undefined {
  const named = Array.isArray(place) ? place.findIndex((item) => nameOf(item) === word) : -1;
  if (named >= 0) return String(named);
  return Object.hasOwn(place, word) && word !== "length" ? word : undefined;
}

function namesIn(place: Plain): string[] {
  return Array.isArray(place) ? place.map((item, index) => String(nameOf(item) ?? index)) : Object.keys(place);
}

function readValue(path: string, text: string, before: unknown): unknown {
  if (typeof before === "object" && before !== null) {
    throw new UsageError(
      `--set ${path}: expected a place of one value. In it are ${namesIn(before as Plain).join(", ")}.`,
    );
  }
  if (typeof before === "boolean") {
    if (text === "true" || text === "false") return text === "true";
    throw new UsageError(`--set ${path}=${text}: expected true or false.`);
  }
  if (typeof before === "string") return text;
  const value = Number(text);
  if (text !== "" && Number.isFinite(value)) return value;
  throw new UsageError(`--set ${path}=${text}: expected a number.`);
}
