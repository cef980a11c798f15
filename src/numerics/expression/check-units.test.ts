import { describe, expect, test } from "vitest";
import { InputError } from "../../foundation/errors.ts";
import { parseUnit, sameUnit } from "../../foundation/units.ts";
import { checkUnits } from "./check-units.ts";
import { parse } from "./parse.ts";

const units = new Map([
  ["tumour", "cell"],
  ["effector", "cell"],
  ["growth", "1/day"],
  ["kill", "1/(cell*day)"],
  ["capacity", "cell"],
  ["dose", "mg"],
  ["drug", "nmol/L"],
  ["Kd", "nM"],
  ["volume", "L"],
  ["plasma", "mL"],
  ["weight", "kg"],
  ["steepness", "1"],
  ["share", "%"],
  ["t", "day"],
]);

function infer(text: string, unit?: string) {
  return checkUnits([{ name: "rule", expression: parse(text), unit }], units).get("rule");
}

describe("formulas with sound units pass, and their unit is found", () => {
  test.each([
    ["growth*tumour*(1 - tumour/capacity) - kill*effector*tumour", "cell/day"],
    ["hill(drug, Kd, steepness)", "1"],
    ["drug + Kd", "nmol/L"],
    ["max(tumour, 0)", "cell"],
    ["if(tumour > 0, growth, 0)", "1/day"],
    ["if(0 < tumour and t < t, 2, 3)", "1"],
    ["exp(-growth*t)", "1"],
    ["log(tumour/capacity)", "1"],
    ["(weight/weight)^0.75*volume", "L"],
    ["weight^0.75", "kg^0.75"],
    ["sqrt(tumour*effector)", "cell"],
    ["(tumour/capacity)^steepness", "1"],
    ["abs(tumour - effector)^3", "cell^3"],
    ["dose/weight", "mg/kg"],
    ["2*tumour/3", "cell"],
    ["floor(tumour)", "cell"],
  ])("%s is in %s", (text, unit) => {
    expect(sameUnit(infer(text, unit)!, parseUnit(unit))).toBe(true);
  });

  test("0 fits any unit", () => {
    expect(infer("0", "cell/day")).toBe(parseUnit("cell/day"));
    expect(infer("0")).toBeUndefined();
  });
});

describe("unsound formulas are refused with the formula, the part and both units", () => {
  test.each([
    [
      "1 + growth*(tumour + dose)",
      undefined,
      "rule: found `tumour + dose`, which joins `cell` (a number of cells) with `mg` (a mass); expected one unit",
    ],
    ["tumour + 1", undefined, "`tumour + 1`, which joins `cell` (a number of cells) with `1` (a pure number)"],
    ["tumour < t", undefined, "`tumour < t`, which joins `cell`"],
    ["plasma + volume", undefined, "`mL` with `L` (same dimension, factor 1000)"],
    ["max(volume, plasma)", undefined, "(same dimension, factor 1000)"],
    ["if(t > 0, tumour, growth)", undefined, "which joins `cell`"],
    ["exp(t)", undefined, "`exp(t)` with the argument `t` in `day` (a time); expected a pure number as the argument"],
    ["log(tumour)", undefined, "`log(tumour)` with the argument"],
    ["2^t", undefined, "`2^t` with the exponent `t` in `day`"],
    ["tumour^steepness", undefined, "the base of a variable power"],
    ["exp(share)", undefined, "`%` (a pure number), where 1 stands for 0.01"],
    ["log(plasma/volume)", undefined, "where 1 stands for 0.001"],
    ["hill(drug, tumour, 2)", undefined, "`hill(drug, tumour, 2)`, which joins"],
    ["hill(drug, Kd, t)", undefined, "with the exponent `t` in `day`"],
    ["growth*tumour", "cell", "`growth*tumour` in `cell/day` (cells/time) with `cell` (a number of cells)"],
    ["volume", "mL", "`volume` in `L` with `mL` (same dimension, factor 1000); expected the unit `mL`"],
    ["tumor", undefined, "rule: found the unknown name `tumor` (did you mean tumour?)"],
  ])("%s", (text, unit, message) => {
    expect(() => infer(text, unit)).toThrow(InputError);
    expect(() => infer(text, unit)).toThrow(message);
  });

  test("a wrong unit text names the name it belongs to", () => {
    const wrong = new Map([["a", "dayz"]]);
    expect(() => checkUnits([{ name: "rule", expression: parse("a") }], wrong)).toThrow(
      "unit of a: found the unknown unit `dayz`",
    );
  });
});
