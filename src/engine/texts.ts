import { InputError } from "../foundation/errors.ts";
import type { Model } from "../models/contract.ts";
import { type Expression, number } from "../numerics/expression/expression.ts";
import { parse } from "../numerics/expression/parse.ts";

/** A formula as its model writes it, with its place in messages and the unit that its place asks for. */
export interface ModelText {
  /** The name of a formula (or, of an initial value, its state); for other texts a path that no formula can have. */
  readonly key: string;
  readonly section: "formulas" | "reactions" | "derivatives" | "events" | "few" | "initial";
  /** A formula, or a plain number. */
  readonly text: string | number;
  /** The model, the module and the name. */
  readonly place: string;
  /** Absent where other texts decide, as between a reaction's rate and its changes. */
  readonly unit?: string;
}

/** Every formula that a model is made of, in the order in which it states them. */
export function textsOf(model: Model): ModelText[] {
  const texts: ModelText[] = [];
  const add = (section: ModelText["section"], key: string, text: string | number, place: string, unit?: string) => {
    texts.push({ section, key, text, place, ...(unit === undefined ? {} : { unit }) });
  };
  for (const [name, { formula, unit }] of Object.entries(model.formulas)) {
    add("formulas", name, formula, placeOf(model, name), unit);
  }
  for (const [name, { rate, changes }] of Object.entries(model.reactions)) {
    const place = placeOf(model, name);
    add("reactions", `reactions.${name}.rate`, rate, place);
    for (const [state, change] of Object.entries(changes)) {
      add("reactions", `reactions.${name}.changes.${state}`, change, `${place}, change of ${state}`);
    }
  }
  for (const [state, text] of Object.entries(model.derivatives)) {
    const place = `${placeOf(model, `derivatives ${state}`)}/dt`;
    add("derivatives", `derivatives.${state}`, text, place, perDay(model, state));
  }
  for (const [name, event] of Object.entries(model.events)) {
    const place = placeOf(model, name);
    add("events", `events.${name}.when`, event.when, place);
    for (const [state, value] of Object.entries(event.set)) {
      add("events", `events.${name}.set.${state}`, value, `${place}, new ${state}`, model.states[state]?.unit);
    }
  }
  for (const { state, birth, death, arrivals } of model.smallPopulations) {
    const place = `${model.name}: small population ${state}`;
    add("few", `few.${state}.birth`, birth, `${place}, birth`, "1/day");
    add("few", `few.${state}.death`, death, `${place}, death`, "1/day");
    add("few", `few.${state}.arrivals`, arrivals, `${place}, arrivals`, perDay(model, state));
  }
  for (const [name, { initial, unit }] of Object.entries(model.states)) {
    // A plain number is in the state's unit by definition.
    const asked = typeof initial === "number" ? undefined : unit;
    add("initial", name, initial, `${placeOf(model, name)}, initial value`, asked);
  }
  return texts;
}

/**
 * The text as a formula.
 *
 * @throws {InputError} if it does not parse, or is a number that is not finite
 */
export function read({ text, place }: ModelText): Expression {
  if (typeof text === "string") return parse(text, place);
  if (Number.isFinite(text)) return number(text);
  throw new InputError(place, `${text}`, "a finite number or a formula");
}

/** The unit in which a state changes. */
export function perDay(model: Model, state: string): string | undefined {
  const unit = model.states[state]?.unit;
  return unit === undefined ? undefined : `(${unit})/day`;
}

/** Where a name of a model stands, for messages: the model, the module and the name. */
export function placeOf(model: Model, name: string): string {
  const module = model.origin[name];
  const shown = name.replace(/^derivatives (.*)$/, "d($1)");
  return module && module !== model.name ? `${model.name}, ${module}: ${shown}` : `${model.name}: ${shown}`;
}
