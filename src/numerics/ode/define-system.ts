import { parse } from "../expression/parse.ts";
import type { OdeSystem, Trigger } from "./system.ts";

export interface SystemText {
  /** The derivative of each state, by name: `{ x: "-k*x" }`. */
  readonly derivatives: Readonly<Record<string, string>>;
  readonly parameters?: readonly string[];
  /** Names of states kept at or above zero. */
  readonly nonNegative?: readonly string[];
  /** Every state, if absent. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly triggers?: readonly (Omit<Trigger, "expression"> & { readonly expression: string })[];
}

/**
 * A system from formulas as text, over the names of states and parameters and the time `t`.
 *
 * @throws {InputError} naming the formula and the column that cannot be read
 */
export function defineSystem(text: SystemText): OdeSystem {
  const states = Object.keys(text.derivatives);
  const outputs = text.outputs ?? Object.fromEntries(states.map((name) => [name, name]));
  return {
    states,
    parameters: text.parameters ?? [],
    derivatives: states.map((name) => parse(text.derivatives[name], `derivative of ${name}`)),
    nonNegative: states.map((name) => text.nonNegative?.includes(name) ?? false),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, formula]) => [name, parse(formula, name)])),
    triggers: (text.triggers ?? []).map((trigger) => ({
      ...trigger,
      expression: parse(trigger.expression, trigger.name),
    })),
  };
}
