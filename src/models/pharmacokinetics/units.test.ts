import { expect, test } from "vitest";
import { checkUnits, type FormulaUnits } from "../../numerics/expression/check-units.ts";
import { parse } from "../../numerics/expression/parse.ts";
import { pharmacokinetics } from "./index.ts";

/** What the body model supplies to these modules. */
const bodyUnits = { tumourVolume: "mL", tumourCells: "cell", targetAntigenCells: "cell" };

test.each(pharmacokinetics)("every formula and reaction of the $name module has the unit that it says", (part) => {
  const units = new Map<string, string>([...Object.entries(bodyUnits), ["t", "day"]]);
  for (const section of [part.states!, part.parameters!, part.formulas!]) {
    for (const [name, { unit }] of Object.entries(section)) units.set(name, unit);
  }
  const all: FormulaUnits[] = Object.entries(part.formulas!).map(([name, { formula, unit }]) => ({
    name,
    expression: parse(formula, name),
    unit,
  }));
  for (const [name, { rate, changes }] of Object.entries(part.reactions!)) {
    for (const [state, change] of Object.entries(changes)) {
      all.push({
        name: `${name}: ${state}`,
        expression: parse(`(${change}) * (${rate})`, name),
        unit: `(${units.get(state)})/day`,
      });
    }
  }
  checkUnits(all, units);
  expect(all.length).toBeGreaterThan(3);
});
