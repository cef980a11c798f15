import { InputError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/near-names.ts";
import type { Expression } from "./expression.ts";
import { substituteAll, symbolsOf } from "./traverse.ts";

/**
 * Named formulas in an order in which each comes after those that it uses; otherwise as given.
 *
 * @param given names that are known without a formula: states, parameters, time
 * @throws {InputError} if a formula uses a name that nobody defines, or uses itself by way of others
 */
export function orderFormulas(formulas: ReadonlyMap<string, Expression>, given: Iterable<string>): string[] {
  const givenNames = new Set(given);
  const ordered = new Set<string>();
  for (const start of formulas.keys()) {
    // A path from `start`, each formula with those of its names that are still to be visited.
    const path: { readonly name: string; readonly uses: string[] }[] = [];
    const onPath = new Set<string>();
    const enter = (name: string, user: string) => {
      if (ordered.has(name) || givenNames.has(name)) return;
      const formula = formulas.get(name);
      if (!formula) throw unknownName(name, user, [...formulas.keys(), ...givenNames]);
      if (onPath.has(name)) {
        const names = path.map((step) => step.name);
        throw circle([...names.slice(names.indexOf(name)), name]);
      }
      onPath.add(name);
      path.push({ name, uses: symbolsOf(formula).reverse() });
    };
    enter(start, start);
    while (path.length > 0) {
      const { name, uses } = path[path.length - 1];
      const next = uses.pop();
      if (next !== undefined) enter(next, name);
      else ordered.add(path.pop()!.name);
    }
  }
  return [...ordered];
}

function unknownName(name: string, user: string, known: readonly string[]): InputError {
  return new InputError(user, `the unknown name \`${name}\`${didYouMean(name, known)}`, "a name that is defined");
}

function circle(names: readonly string[]): InputError {
  return new InputError(names[0], `the circular rule ${names.join(" -> ")}`, "formulas that do not need themselves");
}

/**
 * Formulas with the names of other formulas replaced by what they stand for, all the way down.
 *
 * @param definitions named formulas, in any order
 * @param given names that are known without a formula
 * @throws {InputError} as `orderFormulas`, also for the names in `expressions`
 */
export function inlineFormulas(
  expressions: readonly Expression[],
  definitions: ReadonlyMap<string, Expression>,
  given: Iterable<string>,
): Expression[] {
  const givenNames = new Set(given);
  const inlined = new Map<string, Expression>();
  for (const name of orderFormulas(definitions, givenNames)) {
    inlined.set(name, substituteAll([definitions.get(name)!], inlined)[0]);
  }
  for (const name of symbolsOf(...expressions)) {
    if (inlined.has(name) || givenNames.has(name)) continue;
    throw unknownName(name, "formula", [...inlined.keys(), ...givenNames]);
  }
  return substituteAll(expressions, inlined);
}
