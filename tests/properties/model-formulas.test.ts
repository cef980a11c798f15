import { describe, expect, test } from "vitest";
import { solidTumourModel } from "../../src/models/body/index.ts";
import type { Model } from "../../src/models/contract.ts";
import { pharmacokinetics } from "../../src/models/pharmacokinetics/index.ts";
import { kuznetsov1994 } from "../../src/models/published/kuznetsov-1994.ts";
import { checkUnits, type FormulaUnits } from "../../src/numerics/expression/check-units.ts";
import { type Expression, multiply, number } from "../../src/numerics/expression/expression.ts";
import { parse } from "../../src/numerics/expression/parse.ts";
import { symbolsOf } from "../../src/numerics/expression/traverse.ts";
import { modelExports } from "./model-exports.ts";

function isModel(value: unknown): value is Model {
  return typeof value === "object" && value !== null && "origin" in value && "smallPopulations" in value;
}

const exported = (await modelExports()).flatMap(({ exports }) => Object.values(exports).filter(isModel));
const models = [...new Set([...exported, solidTumourModel(pharmacokinetics)])];

/** Every text of a model that is a formula, parsed, with the unit that it must have. */
function formulasOf(model: Model): FormulaUnits[] {
  const perDay = (state: string) => `(${model.states[state].unit})/day`;
  const read = (name: string, text: string | number, unit?: string): FormulaUnits => {
    const expression: Expression = typeof text === "number" ? number(text) : parse(text, name);
    return unit === undefined ? { name, expression } : { name, expression, unit };
  };
  const all: FormulaUnits[] = [];
  for (const [name, { initial, unit }] of Object.entries(model.states)) {
    if (typeof initial === "string") all.push(read(`initial ${name}`, initial, unit));
  }
  for (const [name, { formula, unit }] of Object.entries(model.formulas)) all.push(read(name, formula, unit));
  for (const [name, { rate, changes }] of Object.entries(model.reactions)) {
    for (const [state, change] of Object.entries(changes)) {
      const where = `reaction ${name}, ${state}`;
      const expression = multiply(read(where, change).expression, parse(rate, where));
      all.push({ name: where, expression, unit: perDay(state) });
    }
  }
  for (const [state, text] of Object.entries(model.derivatives)) all.push(read(`d(${state})/dt`, text, perDay(state)));
  for (const [name, event] of Object.entries(model.events)) {
    all.push(read(`event ${name}`, event.when));
    for (const [state, text] of Object.entries(event.set)) {
      all.push(read(`event ${name} sets ${state}`, text, model.states[state].unit));
    }
  }
  for (const { state, birth, death, arrivals } of model.smallPopulations) {
    all.push(read(`few ${state}, birth`, birth, "1/day"), read(`few ${state}, death`, death, "1/day"));
    all.push(read(`few ${state}, arrivals`, arrivals, perDay(state)));
  }
  return all;
}

function unitsOf(model: Model): Map<string, string> {
  const entries = [model.states, model.parameters, model.formulas].flatMap((part) => Object.entries(part));
  return new Map([...entries.map(([name, { unit }]): [string, string] => [name, unit]), ["t", "day"]]);
}

function unused(model: Model): string[] {
  const used = new Set(symbolsOf(...formulasOf(model).map(({ expression }) => expression)));
  return Object.keys(model.parameters).filter((name) => !used.has(name));
}

describe("formulas of src/models", () => {
  test("the five published models and the solid tumour are among the models checked", () => {
    const names = models.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Kuznetsov 1994", "Kirschner-Panetta 1998", "de Pillis 2008"]));
    expect(names).toEqual(expect.arrayContaining(["Stein 2019", "Kimmel 2021", "solid tumour"]));
  });

  test.for(models)("$name: every formula has the unit that its place asks for", (model) => {
    const units = unitsOf(model);
    const found: string[] = [];
    for (const formula of formulasOf(model)) {
      try {
        checkUnits([formula], units);
      } catch (error) {
        found.push(`${error}`);
      }
    }
    expect(found).toEqual([]);
  });

  test.for(models)("$name: every name in a formula is defined, every parameter is used", (model) => {
    const known = unitsOf(model);
    const names = symbolsOf(...formulasOf(model).map(({ expression }) => expression));
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(unused(model)).toEqual([]);
  });

  test("the checks see a wrong unit and an unused parameter", () => {
    const { growth, ...others } = kuznetsov1994.parameters;
    const wrong: Model = { ...kuznetsov1994, parameters: { ...others, growth: { ...growth, unit: "1/hour" } } };
    expect(() => checkUnits(formulasOf(wrong), unitsOf(wrong))).toThrow(/factor 24/);
    const idle: Model = { ...kuznetsov1994, parameters: { ...kuznetsov1994.parameters, idle: growth } };
    expect(unused(idle)).toEqual(["idle"]);
  });
});
