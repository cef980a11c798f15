import { expect, test } from "vitest";
import { InputError } from "../../foundation/errors.ts";
import { doseAmount, parseDose } from "./dose.ts";
import { therapies } from "./index.ts";

const patient = { weight: 80, bsa: 1.9 };

test.each([
  // 240 mg of 143.6 kDa: 240e-3 g / 143 600 g/mol.
  ["nivolumab", "240 mg", 1671.31],
  ["nivolumab", "3 mg/kg", 1671.31],
  ["nivolumab", "0.24 g", 1671.31],
  // 20 MIU/m² at 2.6e8 IU/mg and 19.271 kDa: 38 MIU are 0.1462 mg.
  ["interferon-alfa-2b", "20 MIU/m^2", 7.584],
  // 600 000 IU/kg at 18 MIU in 1.1 mg of 15.3 kDa: 48 MIU are 2.933 mg.
  ["aldesleukin", "600000 IU/kg", 191.72],
  ["aldesleukin", "600 kIU/kg", 191.72],
  ["axicabtagene-ciloleucel", "2e6 cell/kg", 1.6e8],
  ["tisagenlecleucel", "1e8 cells", 1e8],
  ["dacarbazine", "1000 mg/m^2", 1900],
  ["everolimus", "10 mg", 10],
] as const)("%s: %s is %d of its state's unit for a patient of 80 kg and 1.9 m²", (name, dose, expected) => {
  expect(doseAmount(therapies[name], dose, patient) / expected).toBeCloseTo(1, 3);
});

test("a dose as number and unit is the same as its text", () => {
  const dose = { value: 3, unit: "mg/kg" };
  expect(doseAmount(therapies.nivolumab, dose, patient)).toBe(doseAmount(therapies.nivolumab, "3 mg/kg", patient));
  expect(parseDose("2e6 cell/kg")).toEqual({ value: 2e6, unit: "cell/kg" });
});

test.each([
  ["an antibody in units", "nivolumab", "20 MIU", "IU"],
  ["interferon in milligrams", "interferon-alfa-2b", "20 mg", "mass"],
  ["cells in milligrams", "tisagenlecleucel", "200 mg", "mass"],
  ["a time", "nivolumab", "3 weeks", "time"],
  ["an unknown unit", "nivolumab", "3 mgg", "mgg"],
  ["a dose per litre", "nivolumab", "3 mg/L", "mg/L"],
  ["two divisors", "nivolumab", "3 mg/kg/day", "mg/kg/day"],
  ["no unit", "nivolumab", "3", "`3`"],
  ["no number", "nivolumab", "mg", "`mg`"],
  ["a negative dose", "nivolumab", "-3 mg", "-3 mg"],
] as const)("%s is refused, and the message shows it", (_, name, dose, shown) => {
  const read = () => doseAmount(therapies[name], dose, patient, "arms[0].dose");
  expect(read).toThrow(InputError);
  expect(read).toThrow("arms[0].dose");
  expect(read).toThrow(shown);
});

test("a dose by weight for a patient without a weight is refused", () => {
  expect(() => doseAmount(therapies.nivolumab, "3 mg/kg", { bsa: 1.9 })).toThrow("weight");
  expect(() => doseAmount(therapies.nivolumab, { value: Number.NaN, unit: "mg" }, patient)).toThrow(InputError);
});
