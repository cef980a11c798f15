import { InputError } from "../foundation/errors.ts";
import type { Model } from "../models/contract.ts";
import { inlineFormulas } from "../numerics/expression/dependencies.ts";
import { add, type Expression, multiply, one, subtract, symbol, zero } from "../numerics/expression/expression.ts";
import type { Trigger } from "../numerics/ode/system.ts";
import { type ModelText, placeOf, read, textsOf } from "./texts.ts";

/** A population counted in single cells while it is small, with its formulas over states and parameters. */
export interface CountedPopulation {
  readonly state: number;
  readonly threshold: number;
  readonly birth: Expression;
  readonly death: Expression;
  readonly arrivals: Expression;
  /** Index of the parameter that is 1 while chance rules and 0 while the continuous equation does. */
  readonly mode: number;
}

/** An event of the model: fires when `trigger` rises through zero. */
export interface AssembledEvent {
  readonly trigger: Trigger;
  readonly set: readonly { readonly state: number; readonly value: Expression }[];
}

/** A model as equations: every formula over states, parameters and the time `t` alone. */
export interface AssembledModel {
  readonly model: Model;
  readonly states: readonly string[];
  /** The model's parameters, then one mode switch for each counted population. */
  readonly parameters: readonly string[];
  /** Values of `parameters` as the model states them; shape [parameters]. */
  readonly values: Float64Array;
  readonly derivatives: readonly Expression[];
  readonly formulas: ReadonlyMap<string, Expression>;
  /** Over parameters alone. */
  readonly initial: readonly Expression[];
  readonly populations: readonly CountedPopulation[];
  readonly events: readonly AssembledEvent[];
}

/**
 * Turns a model's texts into equations.
 *
 * @throws {InputError} naming the module and the formula, for a text that does not parse, an unknown name, a circular
 *   rule, a change to a state that does not exist, or a value that is not a finite number
 */
export function assemble(model: Model): AssembledModel {
  const states = Object.keys(model.states);
  const modes = model.smallPopulations.map((population) => `${population.state}ByChance`);
  const parameters = [...Object.keys(model.parameters), ...modes];
  const texts = textsOf(model);
  const known = [...states, ...parameters, "t"];
  const found = inline(
    texts.filter(({ section }) => section !== "initial"),
    known,
  );
  const at = (key: string): Expression => found.get(key)!;
  const stateIndex = (name: string, place: string): number => {
    const index = states.indexOf(name);
    if (index < 0) throw new InputError(place, `a change of ${name}`, `a state of ${model.name}`);
    return index;
  };

  const derivatives = states.map(() => zero);
  for (const [name, { changes }] of Object.entries(model.reactions)) {
    for (const state of Object.keys(changes)) {
      const index = stateIndex(state, placeOf(model, name));
      const change = multiply(at(`reactions.${name}.changes.${state}`), at(`reactions.${name}.rate`));
      derivatives[index] = add(derivatives[index], change);
    }
  }
  for (const name of Object.keys(model.derivatives)) {
    const index = stateIndex(name, placeOf(model, `derivatives ${name}`));
    derivatives[index] = add(derivatives[index], at(`derivatives.${name}`));
  }

  const populations = model.smallPopulations.map(({ state: name, threshold }, i) => {
    const state = stateIndex(name, `${model.name}: small population ${name}`);
    derivatives[state] = multiply(derivatives[state], subtract(one, symbol(modes[i])));
    const [birth, death, arrivals] = ["birth", "death", "arrivals"].map((rate) => at(`few.${name}.${rate}`));
    return { state, threshold, birth, death, arrivals, mode: Object.keys(model.parameters).length + i };
  });

  const events = Object.entries(model.events).map(([name, event]) => {
    const place = placeOf(model, name);
    const set = Object.keys(event.set).map((state) => ({
      state: stateIndex(state, place),
      value: at(`events.${name}.set.${state}`),
    }));
    return { trigger: triggerOf(name, at(`events.${name}.when`), event.when, place), set };
  });

  return {
    model,
    states,
    parameters,
    values: valuesOf(model, modes.length),
    derivatives,
    formulas: new Map(Object.keys(model.formulas).map((name) => [name, at(name)])),
    initial: initialValues(model, texts),
    populations,
    events,
  };
}

function valuesOf(model: Model, modes: number): Float64Array {
  const values = Object.entries(model.parameters).map(([name, { value }]) => {
    if (Number.isFinite(value)) return value;
    throw new InputError(placeOf(model, name), `the value ${value}`, "a finite number");
  });
  return Float64Array.from([...values, ...new Array<number>(modes).fill(0)]);
}

function initialValues(model: Model, texts: readonly ModelText[]): Expression[] {
  const found = inline(
    texts.filter(({ section }) => section === "initial"),
    Object.keys(model.parameters),
  );
  return Object.keys(model.states).map((name) => found.get(name)!);
}

/** Texts as expressions over `known` names alone, by key. Texts may use each other's keys as names. */
function inline(texts: readonly ModelText[], known: Iterable<string>): Map<string, Expression> {
  const definitions = new Map(texts.map((text) => [text.key, read(text)]));
  try {
    const inlined = inlineFormulas([...definitions.values()], definitions, known);
    return new Map(texts.map(({ key }, i) => [key, inlined[i]]));
  } catch (error) {
    const text = error instanceof InputError ? texts.find(({ key }) => key === error.place) : undefined;
    // Formulas are known by key down there; a reader needs the module.
    if (text && error instanceof InputError) throw new InputError(text.place, error.found, error.expected);
    throw error;
  }
}

function triggerOf(name: string, when: Expression, text: string, place: string): Trigger {
  if (when.operator !== "less" && when.operator !== "lessOrEqual") {
    throw new InputError(place, `\`${text}\``, "one comparison, such as `tumour < 1`");
  }
  const expression = subtract(when.operands[1], when.operands[0]);
  return { name, expression, direction: "rising", hysteresis: 0 };
}
