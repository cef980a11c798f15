import { InputError } from "../../foundation/errors.ts";
import type { Model } from "../../models/contract.ts";
import { type BodyFormulaName, bodyFormulas } from "../../models/microenvironment/body-formulas.ts";
import type { ReadyFormula } from "../../models/microenvironment/micro.ts";
import { compile } from "../../numerics/expression/compile.ts";
import { inlineFormulas } from "../../numerics/expression/dependencies.ts";
import { type Expression, number, symbol } from "../../numerics/expression/expression.ts";
import { parse } from "../../numerics/expression/parse.ts";
import { simplify } from "../../numerics/expression/simplify.ts";
import { substituteAll, symbolsOf } from "../../numerics/expression/traverse.ts";

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
  const entries = [...inlinedFormulas(model)].map(([name, inlined]) => {
    const inputs: readonly string[] = bodyFormulas[name].inputs;
    const parameters = [...new Set(inlined.flatMap((formula) => symbolsOf(formula)))].filter(
      (key) => !inputs.includes(key) && key in model.parameters,
    );
    const numbers = new Map(parameters.map((key) => [key, number(key === "oneCell" ? 0 : value(key))]));
    return [name, readyFormula(substituteAll(inlined, numbers).map(simplify), inputs)] as const;
  });
  return Object.fromEntries(entries) as Record<BodyFormulaName, ReadyFormula>;
}

const known = new WeakMap<Model, ReadonlyMap<BodyFormulaName, readonly Expression[]>>();

/** Formulas in terms of inputs and parameters: once a process for each model. */
function inlinedFormulas(model: Model): ReadonlyMap<BodyFormulaName, readonly Expression[]> {
  let found = known.get(model);
  if (!found) {
    const names = Object.keys(bodyFormulas) as BodyFormulaName[];
    found = new Map(names.map((name) => [name, inlined(model, name)]));
    known.set(model, found);
  }
  return found;
}

function inlined(model: Model, name: BodyFormulaName): Expression[] {
  const inputs: readonly string[] = bodyFormulas[name].inputs;
  const outputs: readonly string[] = bodyFormulas[name].outputs;
  for (const key of [...inputs, ...outputs]) {
    if (key in model.formulas || key in model.states || key in model.parameters) continue;
    throw new InputError(`body formula ${name}`, key, `a formula or state of ${model.name}`);
  }
  const definitions = new Map<string, Expression>();
  for (const [key, { formula }] of Object.entries(model.formulas)) {
    if (!inputs.includes(key)) definitions.set(key, parse(formula));
  }
  const given = [...inputs, ...Object.keys(model.parameters), ...Object.keys(model.states), "t"];
  return inlineFormulas(outputs.map(symbol), definitions, given);
}

/** Many cells in turn ask the same: an answer stands until the inputs change. */
function readyFormula(formulas: readonly Expression[], inputs: readonly string[]): ReadyFormula {
  const run = compile(formulas, inputs);
  const into = new Float64Array(inputs.length);
  const asked = new Float64Array(inputs.length).fill(Number.NaN);
  const out = new Float64Array(formulas.length);
  return {
    in: into,
    out,
    run() {
      let same = true;
      for (let i = 0; i < into.length; i++) {
        if (into[i] === asked[i]) continue;
        same = false;
        asked[i] = into[i];
      }
      if (!same) run(into, out);
    },
  };
}
