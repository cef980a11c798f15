import { InputError } from "../foundation/errors.ts";
import { didYouMean } from "../foundation/near-names.ts";
import { parse } from "../numerics/expression/parse.ts";
import { symbolsOf } from "../numerics/expression/traverse.ts";
import { type Fault, shown } from "./read-shape.ts";
import type { Path } from "./source-text.ts";

/** A requirement for entry must be a formula, and its names covariates. */
export function checkFormula(text: unknown, path: Path, covariates: readonly string[]): Fault[] {
  if (typeof text !== "string") return [];
  try {
    const unknown = symbolsOf(parse(text)).filter((name) => !covariates.includes(name));
    return unknown.map((name) => ({
      path,
      found: `${shown(name)} in ${shown(text)}`,
      expected: `covariates: ${covariates.join(", ")}${didYouMean(name, covariates)}`,
    }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [{ path, found: `${shown(text)}, where ${error.place} has ${error.found}`, expected: error.expected }];
  }
}
