import { InputError } from "../foundation/errors.ts";
import { didYouMean } from "../foundation/near-names.ts";
import type { Expression } from "../numerics/expression/expression.ts";
import { parse } from "../numerics/expression/parse.ts";
import { substitute, symbolsOf } from "../numerics/expression/traverse.ts";

/**
 * Named formulas as expressions over `known` names alone: each formula's own names are replaced by what they stand
 * for, in whatever order they were written.
 *
 * @param place where a formula stands, for messages
 * @throws {InputError} for a text that does not parse, a name that is neither a formula nor known, or a circular rule
 */
export function resolveFormulas(
  texts: ReadonlyMap<string, string>,
  known: Iterable<string>,
  place: (name: string) => string,
): Map<string, Expression> {
  const knownNames = new Set(known);
  const resolved = new Map<string, Expression>();
  const path: string[] = [];

  const resolve = (name: string): Expression => {
    const done = resolved.get(name);
    if (done) return done;
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name].join(" -> ");
      throw new InputError(place(name), `the circular rule ${circle}`, "formulas that do not need their own result");
    }
    path.push(name);
    const parsed = parse(texts.get(name)!, place(name));
    const replacements = new Map<string, Expression>();
    for (const used of symbolsOf(parsed)) {
      if (texts.has(used)) replacements.set(used, resolve(used));
      else if (!knownNames.has(used)) {
        const hint = didYouMean(used, [...texts.keys(), ...knownNames]);
        throw new InputError(place(name), `the unknown name ${used}`, `a state, parameter or formula${hint}`);
      }
    }
    path.pop();
    const expression = substitute(parsed, replacements);
    resolved.set(name, expression);
    return expression;
  };

  for (const name of texts.keys()) resolve(name);
  return resolved;
}
