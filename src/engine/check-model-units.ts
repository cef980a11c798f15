import { InputError } from "../foundation/errors.ts";
import { parseUnit } from "../foundation/units.ts";
import type { Model } from "../models/contract.ts";
import { checkUnits, type FormulaUnits } from "../numerics/expression/check-units.ts";
import { multiply } from "../numerics/expression/expression.ts";
import { perDay, placeOf, read, textsOf } from "./texts.ts";

/** Models whose units this process has found right. */
const checked = new WeakSet<Model>();

/**
 * Holds every formula of a model against the unit that its place asks for: what formulas declare, initial values, rate
 * times change against the state's unit a day, rates of small populations, both sides of an event's condition. A model
 * that was found right once is not checked again.
 *
 * @throws {InputError} naming module and formula, for the first that does not fit
 */
export function checkModelUnits(model: Model): void {
  if (checked.has(model)) return;
  const texts = textsOf(model);
  const expressions = new Map(texts.map((text) => [text.key, read(text)]));
  const formulas: FormulaUnits[] = texts
    .filter(({ section }) => section !== "reactions")
    .map(({ key, place, unit }) => ({ name: place, expression: expressions.get(key)!, ...(unit ? { unit } : {}) }));
  for (const [name, { changes }] of Object.entries(model.reactions)) {
    const rate = expressions.get(`reactions.${name}.rate`)!;
    for (const state of Object.keys(changes)) {
      const expression = multiply(expressions.get(`reactions.${name}.changes.${state}`)!, rate);
      const unit = perDay(model, state);
      if (unit === undefined) {
        throw new InputError(placeOf(model, name), `a change of ${state}`, `a state of ${model.name}`);
      }
      formulas.push({ name: `${placeOf(model, name)}, rate times change of ${state}`, expression, unit });
    }
  }
  checkUnits(formulas, unitsOf(model));
  checked.add(model);
}

/** The unit of every name that formulas may use. */
function unitsOf(model: Model): Map<string, string> {
  const units = new Map([["t", "day"]]);
  for (const part of [model.states, model.parameters, model.formulas]) {
    for (const [name, { unit }] of Object.entries(part)) {
      parseUnit(unit, `${placeOf(model, name)}, unit`);
      units.set(name, unit);
    }
  }
  return units;
}
