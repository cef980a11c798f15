import { describe, expect, test } from "vitest";
import { InputError } from "./errors.ts";
import {
  convert,
  describeUnit,
  dimensionless,
  divideUnits,
  multiplyUnits,
  parseQuantity,
  parseUnit,
  powerOfUnit,
  quantityIn,
  sameDimension,
  sameUnit,
} from "./units.ts";

describe("conversions agree with the definitions of the units, to the last bit where both are decimal", () => {
  test.each([
    [1, "mL", "L", 0.001],
    [3, "mg/kg", "g/kg", 0.003],
    [3, "weeks", "day", 21],
    [1, "year", "month", 12],
    [1, "year", "d", 365.25],
    [1, "month", "day", 30.4375],
    [1, "day", "min", 1440],
    [1, "1/day", "1/week", 7],
    [24, "1/day", "1/h", 1],
    [1, "L", "um^3", 1e15],
    [1, "µm³", "fL", 1],
    [1, "cm²", "mm^2", 100],
    [1, "nM", "nmol/L", 1],
    [1, "M", "mol/L", 1],
    [150, "kDa", "g/mol", 150_000],
    [20, "MIU/m^2", "IU/cm^2", 2000],
    [50, "%", "1", 0.5],
    [7, "1e9*cell/L", "cell/µL", 7000],
    [2, "day⁻¹", "1/day", 2],
    [1, "pg/mL", "ng/L", 1],
    [1, "J", "N*m", 1],
    [2, "Gy", "J/kg", 2],
    [1, "mg/(L*day)", "mg/L/day", 1],
    [1, "ug", "μg", 1],
    [5, "copies/ug", "molecule/µg", 5],
    [1, "10^6*cell/kg", "1e6*cells/kg", 1],
  ])("%d %s is %s %d", (value, from, to, expected) => {
    expect(convert(value, from, to)).toBe(expected);
  });

  test("a mole is 6.02214076e23 molecules (SI, 2019)", () => {
    expect(convert(1, "mol", "molecule") / 6.02214076e23).toBeCloseTo(1, 15);
  });

  test("760 mmHg are one standard atmosphere, 101325 Pa, within 2 in ten million", () => {
    expect(convert(760, "mmHg", "Pa") / 101325).toBeCloseTo(1, 6);
    expect(convert(760, "mmHg", "Pa")).not.toBe(101325);
  });

  test("10 mg/kg of an antibody of 149 kDa in 80 kg and 6 L is 895 nM", () => {
    const concentration = divideUnits(parseUnit("mg"), multiplyUnits(parseUnit("kDa"), parseUnit("L")));
    expect(convert(800 / (149 * 6), concentration, "nM")).toBeCloseTo(894.854586, 6);
  });
});

test("a conversion and its way back give the number again, for every pair of units of a kind", () => {
  const kinds = [
    ["s", "min", "h", "day", "week", "month", "year"],
    ["pg", "ng", "µg", "mg", "g", "kg"],
    ["fmol", "pmol", "nmol", "mmol", "mol", "molecule"],
    ["um^3", "fL", "nL", "mL", "dL", "L", "m^3", "cm^3"],
    ["IU", "kIU", "MIU"],
  ];
  for (const kind of kinds) {
    for (const from of kind) {
      for (const to of kind) {
        const back = convert(convert(0.7, from, to), to, from);
        expect(back / 0.7, `${from} ${to}`).toBeCloseTo(1, 14);
      }
    }
  }
});

test("dimensions: cells, IU, moles and grams are four different things", () => {
  const different = ["cell", "IU", "mol", "g", "1", "L", "day"].map((text) => parseUnit(text));
  for (const [i, a] of different.entries()) {
    for (const [j, b] of different.entries()) expect(sameDimension(a, b)).toBe(i === j);
  }
});

test("the same dimension in another size is not the same unit", () => {
  expect(sameDimension(parseUnit("mL"), parseUnit("L"))).toBe(true);
  expect(sameUnit(parseUnit("mL"), parseUnit("L"))).toBe(false);
  expect(sameUnit(parseUnit("mL"), parseUnit("cm^3"))).toBe(true);
  expect(sameUnit(parseUnit("%"), dimensionless)).toBe(false);
});

test("fractional powers come back to the unit", () => {
  const unit = parseUnit("mL/day");
  expect(sameUnit(powerOfUnit(powerOfUnit(unit, 0.3), 1 / 0.3), unit)).toBe(true);
  expect(sameUnit(multiplyUnits(powerOfUnit(unit, 0.1), powerOfUnit(unit, 0.9)), unit)).toBe(true);
});

test("composed units are written so that they can be read back", () => {
  const unit = divideUnits(multiplyUnits(parseUnit("nmol"), parseUnit("cell^2")), parseUnit("L*day"));
  expect(unit.text).toBe("nmol*cell^2/(L*day)");
  expect(sameUnit(parseUnit(unit.text), unit)).toBe(true);
  expect(divideUnits(parseUnit("cell"), parseUnit("cell")).text).toBe("1");
});

test("quantities are read with and without a space, with a sign and an exponent", () => {
  const readings = ["3 mg/kg", "200mg", "-1e-3 nmol/L", "50 %", "7", " 2e6 cell/kg ", ".5 h"].map((text) => {
    const { value, unit } = parseQuantity(text);
    return [value, unit.text];
  });
  expect(readings).toEqual([
    [3, "mg/kg"],
    [200, "mg"],
    [-1e-3, "nmol/L"],
    [50, "%"],
    [7, "1"],
    [2e6, "cell/kg"],
    [0.5, "h"],
  ]);
  expect(quantityIn("3 weeks", "day")).toBe(21);
  expect(quantityIn("3", "1")).toBe(3);
});

describe("a wrong text is refused with what was found and what was expected", () => {
  test.each([
    [() => parseUnit("dayz", "p.unit"), "p.unit: found the unknown unit `dayz` (did you mean day or days?)"],
    [() => parseUnit("mgg/kg"), "the unknown unit `mgg` in `mgg/kg` (did you mean mg"],
    [() => parseUnit("Day"), "did you mean day"],
    [() => parseUnit(""), "expected a unit such as"],
    [() => parseUnit("mg kg"), "found `kg` in the unit `mg kg`"],
    [() => parseUnit("mg/"), "found the end in the unit `mg/`"],
    [() => parseUnit("mg/(L*day"), "expected `)`"],
    [() => parseUnit("mg**2"), "found `*` in the unit"],
    [() => parseUnit("m^x"), "expected a number as exponent"],
    [() => parseUnit("m^400"), "a number as exponent, at most 20"],
    [() => parseUnit("m^2)"), "found `)`"],
    [() => parseUnit("mg§"), "found `§`"],
    [() => parseUnit("0*mg"), "expected a number above 0"],
    [() => parseUnit("(".repeat(5000)), "a unit of 5000 characters"],
    [() => parseQuantity("three weeks"), "found `three weeks`; expected a number with its unit"],
    [() => parseQuantity("NaN day"), "expected a number with its unit"],
    [() => parseQuantity("1e999 day"), "expected a number with its unit"],
    [() => parseQuantity(`1${" ".repeat(1e6)}`), "expected a number with its unit"],
    [() => quantityIn("3 mg", "day", "arms[0].every"), "arms[0].every: found `3 mg`, a mass; expected a time"],
    [() => convert(1, "cell/L", "nmol/L"), "expected a unit of a concentration, such as `nmol/L`"],
    [() => convert(1, "mg/day", "cell/day"), "`mg/day` (mass/time)"],
  ])("%#", (read, message) => {
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
  });
});

test("messages say what a unit measures", () => {
  const words = ["nmol/L", "mL/day", "1/(cell*day)", "IU"].map((text) => describeUnit(parseUnit(text)));
  expect(words).toEqual([
    "`nmol/L` (a concentration)",
    "`mL/day` (a volume per time)",
    "`1/(cell*day)` (1/(time*cells))",
    "`IU` (an activity in IU)",
  ]);
});
