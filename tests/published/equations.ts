import { assemble } from "../../src/engine/assemble.ts";
import type { Model } from "../../src/models/contract.ts";
import { compile } from "../../src/numerics/expression/compile.ts";

/** The model with other values of some parameters, and another start of some states. */
export function withValues(
  model: Model,
  parameters: Readonly<Record<string, number>>,
  initial: Readonly<Record<string, number>> = {},
): Model {
  const changed = { ...model.parameters };
  for (const [name, value] of Object.entries(parameters)) {
    if (!(name in changed)) throw new Error(`${model.name} has no parameter ${name}`);
    changed[name] = { ...changed[name], value };
  }
  const states = { ...model.states };
  for (const [name, value] of Object.entries(initial)) {
    if (!(name in states)) throw new Error(`${model.name} has no state ${name}`);
    states[name] = { ...states[name], initial: value };
  }
  return { ...model, parameters: changed, states };
}

/** The model's parameter values by name, for hand-coded equations. */
export function valuesOf(model: Model): Record<string, number> {
  return Object.fromEntries(Object.entries(model.parameters).map(([name, { value }]) => [name, value]));
}

/** d(states)/dt as the model's data say, in the order of its states. */
export function rightHandSide(model: Model): (t: number, y: readonly number[]) => number[] {
  const { states, parameters, values, derivatives } = assemble(model);
  const run = compile(derivatives, [...states, ...parameters, "t"]);
  const out = new Float64Array(states.length);
  return (t, y) => {
    run([...y, ...values, t], out);
    return [...out];
  };
}

/** d(rate i)/d(state j) by central differences. */
export function jacobian(f: (t: number, y: readonly number[]) => number[], at: readonly number[]): number[][] {
  const columns = at.map((value, j) => {
    const h = 1e-5 * Math.max(Math.abs(value), 1e-3);
    const shifted = (by: number) => f(0, at.with(j, value + by));
    const [above, below] = [shifted(h), shifted(-h)];
    return above.map((entry, i) => (entry - below[i]) / (2 * h));
  });
  return at.map((_, i) => columns.map((column) => column[i]));
}
