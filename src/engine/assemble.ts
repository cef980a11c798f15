import { InputError } from "../foundation/errors.ts";
import type { Model } from "../models/contract.ts";
import {
  add,
  type Expression,
  multiply,
  number,
  one,
  subtract,
  symbol,
  zero,
} from "../numerics/expression/expression.ts";
import { substitute } from "../numerics/expression/traverse.ts";
import type { Trigger } from "../numerics/ode/system.ts";
import { resolveFormulas } from "./resolve-formulas.ts";

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
  const values = Float64Array.from([
    ...Object.values(model.parameters).map((entry) => entry.value),
    ...modes.map(() => 0),
  ]);
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) {
      throw new InputError(`${model.name}: parameter ${parameters[i]}`, `${value}`, "a finite number");
    }
  });

  const texts = new Map(Object.entries(model.formulas).map(([name, entry]) => [name, entry.formula]));
  const formulas = resolveFormulas(texts, [...states, ...parameters, "t"], (name) => place(model, name));
  const known = new Set([...states, ...parameters, "t"]);
  const read = (text: string, where: string): Expression => {
    const parsed = resolveFormulas(new Map([["", text]]), [...known, ...formulas.keys()], () => where).get("")!;
    return substitute(parsed, formulas);
  };
  const indexOf = (state: string, where: string): number => {
    const index = states.indexOf(state);
    if (index < 0) throw new InputError(where, `a change of ${state}`, `a state of ${model.name}`);
    return index;
  };

  const derivatives = states.map(() => zero);
  for (const [name, reaction] of Object.entries(model.reactions)) {
    const where = place(model, name);
    const rate = read(reaction.rate, where);
    for (const [state, change] of Object.entries(reaction.changes)) {
      const amount = typeof change === "number" ? number(change) : read(change, where);
      const index = indexOf(state, where);
      derivatives[index] = add(derivatives[index], multiply(amount, rate));
    }
  }
  for (const [state, text] of Object.entries(model.derivatives)) {
    const index = indexOf(state, place(model, state));
    derivatives[index] = add(derivatives[index], read(text, `${model.name}: d(${state})/dt`));
  }

  const populations = model.smallPopulations.map((population, i) => {
    const where = `${model.name}: small population ${population.state}`;
    const index = indexOf(population.state, where);
    derivatives[index] = multiply(derivatives[index], subtract(one, symbol(modes[i])));
    return {
      state: index,
      threshold: population.threshold,
      birth: read(population.birth, where),
      death: read(population.death, where),
      arrivals: read(population.arrivals, where),
      mode: Object.keys(model.parameters).length + i,
    };
  });

  const events = Object.entries(model.events).map(([name, event]) => {
    const where = place(model, name);
    const when = read(event.when, where);
    if (when.operator !== "less" && when.operator !== "lessOrEqual") {
      throw new InputError(where, `\`${event.when}\``, "one comparison, such as `tumour < 1`");
    }
    return {
      trigger: {
        name,
        expression: subtract(when.operands[1], when.operands[0]),
        direction: "rising",
        hysteresis: 0,
      } satisfies Trigger,
      set: Object.entries(event.set).map(([state, text]) => ({
        state: indexOf(state, where),
        value: read(text, where),
      })),
    };
  });

  return {
    model,
    states,
    parameters,
    values,
    derivatives,
    formulas,
    initial: initialValues(model),
    populations,
    events,
  };
}

function initialValues(model: Model): Expression[] {
  const texts = new Map<string, string>();
  for (const [name, state] of Object.entries(model.states)) {
    texts.set(name, typeof state.initial === "number" ? `${state.initial}` : state.initial);
  }
  const resolved = resolveFormulas(
    texts,
    Object.keys(model.parameters),
    (name) => `${place(model, name)}, initial value`,
  );
  return [...texts.keys()].map((name) => resolved.get(name)!);
}

/** Where a name stands, for messages: the model, the module and the name. */
function place(model: Model, name: string): string {
  const module = model.origin[name] ?? model.origin[`derivatives ${name}`];
  return module && module !== model.name ? `${model.name}, ${module}: ${name}` : `${model.name}: ${name}`;
}
