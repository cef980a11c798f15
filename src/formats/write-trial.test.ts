import { expect, test } from "vitest";
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
