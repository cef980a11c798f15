import { describe, expect, test } from "vitest";
import type { TrialDesign } from "../experiments/design.ts";
import { readTrial } from "./trial-file.ts";
import { writeTrial } from "./write-trial.ts";

const design: TrialDesign = {
  name: "awkward-numbers",
  title: "A trial: with # signs, 'quotes' and - dashes",
  source: "Nobody (2026)",
  cancer: "melanoma",
  arms: [
    {
      name: "yes",
      size: 10,
      treatments: [
        {
          therapy: "ipilimumab",
          dose: 0.1 + 0.2,
          unit: "mg/kg",
          route: "intravenous",
          start: 1 / 3,
          every: 21.7,
          times: 4,
          stop: { atProgression: false, forToxicity: true },
          held: 0.07,
        },
        {
          therapy: "nivolumab",
          dose: 1e-7,
          unit: "mg",
          route: "intravenous",
          start: 0,
          every: 1 / 3,
          times: 3,
          days: [0, 1 / 3, 2 / 3],
          stop: { atProgression: false, forToxicity: false },
          held: 0,
        },
      ],
      crossover: { to: "no", fraction: 0.29 },
    },
    { name: "no", size: 11, treatments: [] },
  ],
  duration: 5 * 365.25,
  visits: { first: 84, every: 42, until: 343, later: 84.5, window: 2.5, missed: 0.03 },
  response: { criteria: "iRECIST", confirmation: false, readerError: 0.071 },
  patients: 33,
  seed: 4294967295,
  eligibility: ["weight > 50 and ecog < 1"],
  population: { weight: 70.5, ecog: 0.3 },
  dropoutPerMonth: 0.0035,
  landmarks: [6, 12, 37.3],
  contrasts: [{ arm: "yes", reference: "no" }],
  published: [
    { arm: "yes", endpoint: "ORR", value: 0.57, lo: 0.5, hi: 0.6, source: "Nobody, Table 2", checked: true },
    { arm: "yes", endpoint: "OS rate", at: 36, value: 0.512, source: "Nobody", checked: false },
    { arm: "no", endpoint: "median PFS", value: 2.86, lo: 2.7, hi: 3.1, source: "Nobody", checked: true },
    { arm: "yes", endpoint: "hazard ratio OS", reference: "no", value: 0.66, source: "Nobody", checked: true },
  ],
};

test("a written design reads back the same, to the last bit", () => {
  const days = design.arms[0].treatments[1];
  // A list of days stands for `every` and `times`, and so they come back as what such a list implies.
  const listed = { ...days, every: 1, times: 3 };
  const [yes, no] = design.arms;
  const expected = { ...design, arms: [{ ...yes, treatments: [yes.treatments[0], listed] }, no] };
  expect(readTrial(writeTrial(design), "other.yaml")).toEqual(expected);
});

describe("allocation, accrual, looks and stages read back the same", () => {
  const back = (conduct: Partial<TrialDesign>) => readTrial(writeTrial({ ...plain, ...conduct }), "other.yaml");
  const plain: TrialDesign = {
    ...design,
    arms: [design.arms[1], { ...design.arms[1], name: "also" }],
    contrasts: [{ arm: "also", reference: "no" }],
    published: [],
  };
  const sequential = {
    arm: "also",
    reference: "no",
    endpoint: "OS",
    spending: "Pocock",
    alpha: 0.05,
    sides: 2,
  } as const;

  test.each<[string, Partial<TrialDesign>]>([
    [
      "a biomarker test and strata of its result",
      {
        biomarkerTest: { covariate: "pdl1", cut: 0.5, sensitivity: 0.93, specificity: 0.8, enrols: "everybody" },
        allocation: { strata: [{ covariate: "biomarkerTest", cuts: [1] }], blocks: [4], ratio: [1, 1] },
      },
    ],
    ["strata", { allocation: { strata: [{ covariate: "pdl1", cuts: [0.01, 0.5] }], blocks: [3, 6], ratio: [2, 1] } }],
    ["a ramp", { accrual: { over: 365.25, ramp: 30 } }],
    ["looks at events", { sequential: { ...sequential, looks: { by: "events", events: [50, 90] } } }],
    ["looks at days", { sequential: { ...sequential, looks: { by: "calendar", days: [210, 367.1], events: 90 } } }],
    [
      "beta spending",
      {
        sequential: {
          ...sequential,
          sides: 1,
          alpha: 0.025,
          looks: { by: "events", events: [50, 90] },
          futility: { by: "beta", beta: 0.07, spending: "Pocock" },
        },
      },
    ],
    [
      "conditional power",
      {
        sequential: {
          ...sequential,
          sides: 1,
          looks: { by: "events", events: [50, 90] },
          futility: { by: "conditional power", power: 0.15 },
        },
      },
    ],
    [
      "Simon's stages",
      {
        twoStage: {
          arm: "no",
          p0: 0.1,
          p1: 0.3,
          alpha: 0.05,
          beta: 0.2,
          optimum: "minimax",
          stages: { n1: 15, r1: 1, n: 25, r: 5 },
        },
      },
    ],
    [
      "own stages",
      {
        twoStage: {
          arm: "no",
          p0: 0.1,
          p1: 0.3,
          alpha: 0.05,
          beta: 0.2,
          optimum: "own",
          stages: { n1: 11, r1: 1, n: 26, r: 5 },
        },
      },
    ],
  ])("%s", (_, conduct) => {
    expect(back(conduct)).toEqual({ ...plain, ...conduct });
  });
});
