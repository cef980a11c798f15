import { InputError } from "../../foundation/errors.ts";
import { differentiate, jacobian } from "../expression/differentiate.ts";
import { type Expression, isCondition, one, select, zero } from "../expression/expression.ts";
import { hoist } from "./hoist.ts";
import { checkNames } from "./lower.ts";
import { quickForms } from "./quick-forms.ts";
import { shareReciprocals } from "./share-reciprocals.ts";
import type { OdeSystem } from "./system.ts";

/** The name of the time in formulas. */
export const timeName = "t";

export interface Entry {
  readonly row: number;
  readonly column: number;
  readonly expression: Expression;
}

/** Everything that the code of a system computes, over states, the time, parameters and prepared values. */
export interface Formulas {
  readonly derivatives: readonly Expression[];
  /** The structural nonzeros of ∂f/∂y, by row, then by column. */
  readonly jacobian: readonly Entry[];
  /** ∂f/∂t, one a state; the number 0 where f does not know the time. */
  readonly timeDerivatives: readonly Expression[];
  readonly outputs: readonly Expression[];
  readonly triggers: readonly Expression[];
  /** Over parameters only. */
  readonly prepared: readonly Expression[];
}

/**
 * Differentiates a system exactly and splits off what hangs on parameters alone.
 *
 * @throws {InputError} if a formula uses an unknown name, a name is used twice, or the lists differ in length
 */
export function formulasOf(system: OdeSystem): Formulas {
  check(system);
  const outputs = Object.values(system.outputs).map(asNumber);
  const triggers = system.triggers.map(({ expression }) => asNumber(expression));
  const derivatives = system.derivatives.map(asNumber);
  const entries = jacobian(derivatives, system.states);
  const byTime = derivatives.map((derivative) => differentiate(derivative, timeName));

  const rates = [derivatives, entries.map(({ expression }) => expression), byTime];
  const groups = [...rates, outputs, triggers];
  const varying = new Set([...system.states, timeName]);
  const { expressions, prepared } = hoist(quickForms(groups.flat()), varying);
  const rateCount = rates.flat().length;
  const cheap = [...shareReciprocals(expressions.slice(0, rateCount)), ...expressions.slice(rateCount)];
  let start = 0;
  const [f, slopes, drifts, o, g] = groups.map((group) => cheap.slice(start, (start += group.length)));
  return {
    derivatives: f,
    jacobian: entries.map(({ row, column }, k) => ({ row, column, expression: slopes[k] })),
    timeDerivatives: drifts,
    outputs: o,
    triggers: g,
    prepared,
  };
}

function asNumber(expression: Expression): Expression {
  return isCondition(expression) ? select(expression, one, zero) : expression;
}

function check(system: OdeSystem): void {
  const { states, parameters, derivatives, nonNegative } = system;
  if (derivatives.length !== states.length)
    throw new InputError("derivatives", `${derivatives.length} formulas`, `one for each of ${states.length} states`);
  if (nonNegative.length !== states.length)
    throw new InputError("nonNegative", `${nonNegative.length} flags`, `one for each of ${states.length} states`);
  const known = new Set([timeName]);
  for (const name of [...states, ...parameters]) {
    if (known.has(name))
      throw new InputError(name, "a name used twice", "states, parameters and t with names of their own");
    known.add(name);
  }
  for (const [i, state] of states.entries()) checkNames(`derivative of ${state}`, derivatives[i], known);
  for (const [name, output] of Object.entries(system.outputs)) checkNames(`output ${name}`, output, known);
  for (const trigger of system.triggers) checkNames(`trigger ${trigger.name}`, trigger.expression, known);
}
