import { expect, test } from "vitest";
import { generator } from "../../foundation/random.ts";
import type { Therapy } from "./contract.ts";
import { therapies } from "./index.ts";
import { individualParameters, variedParameters } from "./individual.ts";

const reference = {
  weight: 80,
  bsa: 1.95,
  age: 61,
  male: 0,
  ecog: 0,
  ldh: 206,
  albumin: 40,
  egfr: 90,
  baselineSld: 86,
  lung: 0,
  cutaneousSquamous: 0,
  priorIpilimumab: 0,
  withDurvalumab: 0,
};
const zeros = new Float64Array(40);

test("with zeros the published reference patient of nivolumab, a woman of 80 kg, has the typical values", () => {
  const values = individualParameters(therapies.nivolumab, reference, zeros);
  for (const [name, { value }] of Object.entries(therapies.nivolumab.parameters))
    expect(values[name]).toBeCloseTo(value, 12);
});

test("a man of 110 kg with ECOG 1 clears nivolumab faster, by the published factors", () => {
  const values = individualParameters(therapies.nivolumab, { ...reference, weight: 110, male: 1, ecog: 1 }, zeros);
  expect(values.antiPD1Clearance / 0.2256).toBeCloseTo((110 / 80) ** 0.566 * Math.exp(0.172 + 0.165), 12);
  expect(values.antiPD1CentralVolume / 3.63).toBeCloseTo((110 / 80) ** 0.597 * Math.exp(0.152), 12);
});

test("ipilimumab's clearance follows the power of a ratio of logarithms of LDH", () => {
  const values = individualParameters(therapies.ipilimumab, { ...reference, ldh: 1000 }, zeros);
  expect(values.antiCTLA4Clearance / 0.36).toBeCloseTo((Math.log(1000) / Math.log(206)) ** 1.13, 12);
});

test("tremelimumab's clearance rises with time alone and falls beside durvalumab", () => {
  const alone = individualParameters(therapies.tremelimumab, reference, zeros);
  const beside = individualParameters(therapies.tremelimumab, { ...reference, withDurvalumab: 1 }, zeros);
  expect(alone.antiCTLA4ClearanceChange).toBeCloseTo(0.151, 12);
  expect(beside.antiCTLA4ClearanceChange).toBeCloseTo(-0.187, 12);
  expect(beside.antiCTLA4ClearanceShape).toBeCloseTo(3.2, 12);
});

/** Logarithms of values over typical values in many patients; or differences, for normal spreads. */
function etas(therapy: Therapy, count: number): Record<string, number[]> {
  const names = variedParameters(therapy);
  const typical = individualParameters(therapy, reference, zeros);
  const draws: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let patient = 0; patient < count; patient++) {
    const chance = generator(11, 3, 0, patient);
    const values = individualParameters(
      therapy,
      reference,
      names.map(() => chance.normal()),
    );
    for (const name of names) {
      const normal = therapy.parameters[name].spread?.shape === "normal";
      draws[name].push(normal ? values[name] - typical[name] : Math.log(values[name] / typical[name]));
    }
  }
  return draws;
}

const covariance = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0) / a.length;

test.each(Object.values(therapies).filter((therapy) => therapy.correlations.length > 0))(
  "$name: 4000 patients have the published variances and covariances",
  (therapy) => {
    const draws = etas(therapy, 4000);
    for (const [name, values] of Object.entries(draws)) {
      const { sigma } = therapy.parameters[name].spread!;
      expect(covariance(values, values) / sigma ** 2, name).toBeGreaterThan(0.9);
      expect(covariance(values, values) / sigma ** 2, name).toBeLessThan(1.1);
    }
    for (const { between, covariance: published } of therapy.correlations) {
      const [a, b] = between;
      const scale = therapy.parameters[a].spread!.sigma * therapy.parameters[b].spread!.sigma;
      expect(Math.abs(covariance(draws[a], draws[b]) - published) / scale, between.join("~")).toBeLessThan(0.06);
    }
  },
);

test("a drug that follows another in the same slot inherits nothing from it", () => {
  const first = individualParameters(therapies.durvalumab, reference, zeros);
  const second = { ...first, ...individualParameters(therapies.atezolizumab, reference, zeros) };
  expect(first.antiPDL1MaximumElimination).toBeGreaterThan(1);
  expect(second.antiPDL1MaximumElimination).toBe(0);
});

test("pembrolizumab's clearance and exchange share one eta, as do its volumes", () => {
  const names = variedParameters(therapies.pembrolizumab);
  const normals = names.map((_, i) => 0.3 * (i + 1));
  const values = individualParameters(therapies.pembrolizumab, reference, normals);
  const typical = individualParameters(therapies.pembrolizumab, reference, zeros);
  const eta = (name: string) => Math.log(values[name] / typical[name]);
  expect(eta("antiPD1Exchange")).toBeCloseTo(eta("antiPD1Clearance"), 12);
  expect(eta("antiPD1PeripheralVolume")).toBeCloseTo(eta("antiPD1CentralVolume"), 12);
});

test("a covariance that no two variables can have, a missing covariate and too few draws are refused", () => {
  const impossible: Therapy = {
    ...therapies.nivolumab,
    correlations: [{ between: ["antiPD1Clearance", "antiPD1CentralVolume"], covariance: 0.5, source: "a test" }],
  };
  expect(() => variedParameters(impossible)).toThrow("covariance");
  const stranger: Therapy = {
    ...therapies.nivolumab,
    correlations: [{ between: ["antiPD1Clearance", "antiPD1Mass"], covariance: 0.1, source: "a test" }],
  };
  expect(() => variedParameters(stranger)).toThrow("spread");
  const { weight: _, ...weightless } = reference;
  expect(() => individualParameters(therapies.nivolumab, weightless, zeros)).toThrow("weight");
  expect(() => individualParameters(therapies.nivolumab, reference, [0])).toThrow("random numbers");
});
