import { InputError } from "../../foundation/errors.ts";
import type { Model } from "../../models/contract.ts";
import { type BodyFormulaName, bodyFormulas } from "../../models/microenvironment/body-formulas.ts";
import type { ReadyFormula } from "../../models/microenvironment/micro.ts";
import { compile } from "../../numerics/expression/compile.ts";
import { inlineFormulas } from "../../numerics/expression/dependencies.ts";
import { type Expression, number, symbol } from "../../numerics/expression/expression.ts";
import { parse } from "../../numerics/expression/parse.ts";
import { substituteAll } from "../../numerics/expression/traverse.ts";

/**
 * The body's formulas for one cell, with a patient's numbers in them.
 *
 * `oneCell` keeps the body's ratios finite where a population is gone; a cell that asks is there, so here it is 0.
 *
 * @param value  value of a parameter of the body, by name
 */
export function readyFormulas(
  model: Model,
  value: (name: string) => number,
): Readonly<Record<BodyFormulaName, ReadyFormula>> {
  const entries = Object.entries(bodyFormulas).map(([name, { inputs, outputs }]) => {
    const definitions = new Map<string, Expression>();
    for (const [key, { formula }] of Object.entries(model.formulas)) {
      if (!inputs.includes(key as never)) definitions.set(key, parse(formula));
    }
    const parameters = Object.keys(model.parameters);
    const states = Object.keys(model.states);
    for (const key of [...inputs, ...outputs]) {
      if (key in model.formulas || states.includes(key) || parameters.includes(key)) continue;
      throw new InputError(`body formula ${name}`, key, `a formula or state of ${model.name}`);
    }
    const known = [...inputs, ...parameters, ...states, "t"];
    const inlined = inlineFormulas(outputs.map(symbol), definitions, known);
    const numbers = new Map(
      parameters
        .filter((key) => !inputs.includes(key as never))
        .map((key) => [key, number(key === "oneCell" ? 0 : value(key))]),
    );
    const run = compile(substituteAll(inlined, numbers), inputs);
    const into = new Float64Array(inputs.length);
    const out = new Float64Array(outputs.length);
    return [name, { in: into, out, run: () => run(into, out) }] as const;
  });
  return Object.fromEntries(entries) as Record<BodyFormulaName, ReadyFormula>;
}
