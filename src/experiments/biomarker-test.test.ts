import { expect, test } from "vitest";
import { inline } from "../foundation/mapping.ts";
import { melanoma } from "../models/cancers/melanoma.ts";
import { admits, type BiomarkerTest, testResult } from "./biomarker-test.ts";
import { growCohort } from "./cohort.ts";
import { mapStored } from "./stored.ts";

const pdl1: BiomarkerTest = { covariate: "age", cut: 61, sensitivity: 0.9, specificity: 0.7, enrols: "positive" };

test("of many truly positive, the sensitivity's share tests positive, and of truly negative the false positives", () => {
  const share = (value: number) =>
    Array.from({ length: 20_000 }, (_, id) => testResult(pdl1, value, 5, id)).reduce<number>(
      (sum, one) => sum + one,
      0,
    ) / 20_000;
  // A standard deviation is 0.002 and 0.003.
  expect(Math.abs(share(61) - 0.9)).toBeLessThan(0.01);
  expect(Math.abs(share(60.9) - 0.3)).toBeLessThan(0.015);
  expect(testResult(pdl1, 70, 5, 3)).toBe(testResult(pdl1, 70, 5, 3));
});

test("who is enrolled is who the design says, and a perfect test is a condition", async () => {
  expect([admits(pdl1, 1), admits(pdl1, 0)]).toEqual([true, false]);
  expect([admits({ ...pdl1, enrols: "negative" }, 0), admits({ ...pdl1, enrols: "everybody" }, 0)]).toEqual([
    true,
    true,
  ]);
  const grow = (more: object) =>
    growCohort(
      { cancer: melanoma, seed: 3, shifts: {}, eligibility: [], ...more },
      6,
      mapStored(inline, undefined, undefined),
      () => undefined,
    );
  const perfect = await grow({ biomarkerTest: { ...pdl1, sensitivity: 1, specificity: 1 } });
  const condition = await grow({ eligibility: ["age >= 61"] });
  expect(perfect.patients.map(({ id }) => id)).toEqual(condition.patients.map(({ id }) => id));
  expect(perfect.failures["biomarker test"]).toBe(condition.failures["not eligible"]);
  expect(perfect.patients.every(({ covariates }) => covariates.biomarkerTest === 1)).toBe(true);
});
