import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { TissueModel } from "./contract.ts";

/** The names from which the grammar's signals and behaviours are made, each list in the model's order. */
export interface GrammarNames {
  readonly substances: readonly string[];
  readonly cellTypes: readonly string[];
  readonly customs: readonly string[];
}

/** One word of the grammar: how it is written, and what of a cell it refers to. */
export interface GrammarEntry<Reference> {
  /** Its place in PhysiCell's dictionary; synonyms share it. */
  readonly index: number;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly reference: Reference;
  /** Unit of its values; "" for pure numbers, and for densities, whose unit is the substance's. */
  readonly unit: string;
}

/** Names of a model, customs in the order in which the cell types first name them. */
export function grammarNames(model: Pick<TissueModel, "substances" | "cellTypes">): GrammarNames {
  return {
    substances: model.substances.map(({ name }) => name),
    cellTypes: model.cellTypes.map(({ name }) => name),
    customs: [...new Set(model.cellTypes.flatMap(({ custom }) => custom.map(({ name }) => name)))],
  };
}

/** Every spelling with its entry. Where two entries share a spelling the later one has it, as in PhysiCell. */
export function spellings<Reference>(
  entries: readonly GrammarEntry<Reference>[],
): ReadonlyMap<string, GrammarEntry<Reference>> {
  return new Map(entries.flatMap((entry) => [entry.name, ...entry.synonyms].map((text) => [text, entry] as const)));
}

/**
 * The entry that a text names, by its name or a synonym.
 *
 * @param what  `signal` or `behaviour`, for the message
 * @throws {InputError} where no entry has this name, with the nearest names
 */
export function entryNamed<Reference>(
  entries: ReadonlyMap<string, GrammarEntry<Reference>>,
  text: string,
  what: string,
  place: string,
): GrammarEntry<Reference> {
  const entry = entries.get(text);
  if (entry) return entry;
  const expected = `a ${what} of the model${didYouMean(text, entries.keys())}`;
  throw new InputError(place, `the unknown ${what} \`${text}\``, expected);
}
