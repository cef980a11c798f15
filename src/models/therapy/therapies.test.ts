import { describe, expect, test } from "vitest";
import type { Parameter } from "../../foundation/parameter.ts";
import { references } from "../../foundation/references.ts";
import { parseUnit, sameDimension } from "../../foundation/units.ts";
import { evaluate } from "../../numerics/expression/evaluate.ts";
import { parse } from "../../numerics/expression/parse.ts";
import { covariates } from "../cancers/covariates.ts";
import { pharmacokinetics } from "../pharmacokinetics/index.ts";
import type { Therapy } from "./contract.ts";
import { discontinuationHazard } from "./discontinuation.ts";
import { parseDose } from "./dose.ts";
import { therapies } from "./index.ts";
import { neutral } from "./neutral.ts";

const all = Object.values(therapies);
const typicalPatient = Object.fromEntries(
  Object.entries({
    weight: 80,
    bsa: 1.95,
    age: 61,
    male: 1,
    ecog: 0,
    ldh: 206,
    albumin: 40,
    egfr: 90,
    baselineSld: 86,
  }),
);
const patient = { ...Object.fromEntries(Object.keys(covariates).map((name) => [name, 0])), ...typicalPatient };

/** A source is `assumed: reason` or starts with the key of a work that is listed. */
function expectSource(source: string, place: string): void {
  const key = source.split(/[,:;]/)[0].trim();
  if (key === "assumed") expect(source.length, place).toBeGreaterThan("assumed: ".length);
  else expect(Object.keys(references), `${place} cites ${key}`).toContain(key);
}

function expectComplete(name: string, { value, unit, meaning, evidence, source, spread }: Parameter): void {
  expect(value, name).toSatisfy(Number.isFinite);
  parseUnit(unit, name);
  expect(meaning, name).not.toBe("");
  expect(["measured", "fitted", "assumed"], name).toContain(evidence);
  expectSource(source, name);
  if (spread) expect(spread.sigma, name).toBeGreaterThan(0);
  // An honest guess is labelled on both sides, except definitions, which nobody measured.
  if (source.startsWith("assumed:") && !source.includes("definition")) expect(evidence, name).toBe("assumed");
}

test("the fourteen therapies of the source page and its kin, and their comparators, are there under their own names", () => {
  for (const name of [
    "interferon-alfa-2b",
    "aldesleukin",
    "ipilimumab",
    "tremelimumab",
    "pembrolizumab",
    "nivolumab",
    "cemiplimab",
    "atezolizumab",
    "durvalumab",
    "avelumab",
    "tisagenlecleucel",
    "axicabtagene-ciloleucel",
    "gp100-peptide-vaccine",
    "mrna-neoantigen-vaccine",
    "dacarbazine",
    "docetaxel",
    "everolimus",
  ]) {
    expect(therapies[name]?.name).toBe(name);
  }
});

describe.each(all)("$name", (therapy: Therapy) => {
  const slot = neutral[therapy.slot];

  test("every parameter carries value, unit, meaning, evidence and a source that is listed", () => {
    const own = { ...therapy.parameters, ...therapy.toxicity, perUnit: therapy.perUnit };
    for (const [name, parameter] of Object.entries(own)) expectComplete(`${therapy.name}.${name}`, parameter);
    for (const { source, parameter } of therapy.covariates) expectSource(source, `covariate of ${parameter}`);
    for (const { source, between } of therapy.correlations) expectSource(source, between.join("~"));
    for (const [name, { source }] of Object.entries(therapy.regimens)) expectSource(source, `regimen ${name}`);
  });

  test("its parameters are those of its slot, in the same units", () => {
    for (const [name, { unit }] of Object.entries(therapy.parameters)) {
      expect(slot, name).toHaveProperty(name);
      expect(unit, name).toBe((slot as Record<string, Parameter>)[name].unit);
    }
  });

  test("its doses go into a state that exists, and come in that state's unit", () => {
    for (const { into } of therapy.forms) {
      const state = pharmacokinetics.map((part) => part.states?.[into]).find(Boolean);
      expect(state, into).toBeDefined();
      expect(state?.unit).toBe(therapy.perUnit.unit.split("/")[0]);
    }
  });

  test("each regimen can be read, and is given by a route that it has", () => {
    expect(Object.keys(therapy.regimens).length).toBeGreaterThan(0);
    for (const regimen of Object.values(therapy.regimens)) {
      const { value, unit } = parseDose(regimen.dose);
      expect(value).toBeGreaterThan(0);
      const wanted = parseUnit(therapy.perUnit.unit.split("/")[1]);
      expect(sameDimension(parseUnit(unit.split("/")[0]), wanted)).toBe(true);
      expect(regimen.every).toMatch(/^\d+ (hours?|days?|weeks?)$/);
      const routes = therapy.forms.map(({ route }) => route);
      expect(routes).toContain(regimen.route ?? routes[0]);
      const days = regimen.days ?? [];
      expect([...days].sort((a, b) => a - b)).toEqual(days);
    }
  });

  test("its covariate factors are finite and near 1 for a typical patient", () => {
    for (const { parameter, factor } of therapy.covariates) {
      expect(therapy.parameters, parameter).toHaveProperty(parameter);
      const value = evaluate(parse(factor), patient);
      expect(value, `${parameter}: ${factor}`).toBeGreaterThan(0.6);
      expect(value, `${parameter}: ${factor}`).toBeLessThan(1.6);
    }
  });
});

test.each(Object.entries(neutral))("the empty slot %s has every parameter of its module, complete", (_, parameters) => {
  for (const [name, parameter] of Object.entries(parameters)) expectComplete(name, parameter as Parameter);
  const part = pharmacokinetics.find((module) => module.parameters === parameters);
  expect(Object.keys(part?.parameters ?? {}).length).toBeGreaterThan(0);
});

test("a milligram of an antibody is the same in its dose and in its reported concentration", () => {
  for (const { slot, perUnit, parameters } of all.filter((therapy) => therapy.slot.startsWith("anti"))) {
    expect(perUnit.value * parameters[`${slot}Mass`].value).toBeCloseTo(1, 12);
  }
});

test("covariates have sources that are listed, and units that can be read", () => {
  for (const [name, { unit, source }] of Object.entries(covariates)) {
    parseUnit(unit, name);
    expectSource(source, name);
  }
});

test("high-dose interleukin 2 is 28 doses in two blocks, and interferon's year is 20 and 144 injections", () => {
  expect(therapies.aldesleukin.regimens.label.days).toHaveLength(28);
  // The second block starts nine days after the last dose of the first, to the day.
  expect(
    therapies.aldesleukin.regimens.label.days![14] - Math.round(therapies.aldesleukin.regimens.label.days![13]),
  ).toBeGreaterThanOrEqual(9);
  expect(therapies["interferon-alfa-2b"].regimens.induction.days).toHaveLength(20);
  expect(therapies["interferon-alfa-2b"].regimens.maintenance.days).toHaveLength(144);
});

test("ipilimumab is stopped for toxicity in one patient in ten over four doses, as its label says, and more at 10 mg/kg", () => {
  const hazard = (concentration: number) => discontinuationHazard(therapies.ipilimumab, concentration);
  expect(1 - Math.exp(-hazard(31.7) * (84 / 30.44))).toBeCloseTo(0.1, 2);
  expect(hazard(31.7 * (10 / 3)) / hazard(31.7)).toBeCloseTo(10 / 3, 6);
  expect(discontinuationHazard(therapies.nivolumab, 1)).toBe(discontinuationHazard(therapies.nivolumab, 500));
  expect(discontinuationHazard(therapies.tisagenlecleucel, 0)).toBe(0);
});
