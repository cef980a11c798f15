import { expect, test } from "vitest";
import { InvalidFile } from "./invalid-file.ts";
import { readTrial } from "./trial-file.ts";

const base = `title: Two arms
source: Made up
cancer: melanoma
arms:
  - { name: new, size: 60, treatments: [{ therapy: pembrolizumab, dose: 200 mg, every: 3 weeks, times: 17 }] }
  - { name: old, size: 60, treatments: none }
follow-up: 2 years
visits: { first: 12 weeks, every: 6 weeks }
`;
const oneArm = base.replace(/ {2}- \{ name: old.*\n/, "");
const looks = (more: string) => `${base}sequential: { arm: new, reference: old, endpoint: OS, ${more} }\n`;

/** Messages of a file, without the place's file and line. */
function faults(text: string): string[] {
  try {
    readTrial(text, "t.yaml");
    return [];
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    return error.errors.map(({ place, found, expected }) => `${place}: ${found} | ${expected}`);
  }
}

test("defaults: as many in each arm, blocks of twice that, 2.5 % one-sided, O'Brien–Fleming", () => {
  const { allocation, accrual } = readTrial(`${base}allocation: {}\naccrual: { over: 1 year }\n`);
  expect([allocation, accrual]).toEqual([
    { strata: [], blocks: [4], ratio: [1, 1] },
    { over: 365.25, ramp: 0 },
  ]);
  const { sequential } = readTrial(looks("looks: { events: [20, 40] }"));
  expect(sequential).toMatchObject({ spending: "O'Brien-Fleming", alpha: 0.025, sides: 1 });
  expect(readTrial(looks("sides: 2, looks: { events: [20, 40] }")).sequential?.alpha).toBe(0.05);
});

test("Simon's design is looked for; the only arm is meant where none is named", () => {
  const { twoStage } = readTrial(`${oneArm}two-stage: { unacceptable: 20 %, desirable: 40 % }\n`);
  expect(twoStage).toMatchObject({ arm: "new", optimum: "optimal", stages: { r1: 3, n1: 13, r: 12, n: 43 } });
});

test.each([
  [
    `${base}allocation: { strata: [{ covariate: ldl, cuts: [1] }] }`,
    /allocation\.strata\[0\]\.covariate: "ldl" \| a covariate of these patients: .*did you mean ldh/,
  ],
  [
    `${base}allocation: { strata: [{ covariate: ldh, cuts: [300, 200] }] }`,
    /allocation\.strata\[0\]\.cuts\[1\]: 200 after 300 \| values that rise/,
  ],
  [
    `${base}allocation: { strata: [{ covariate: ldh, cuts: [1] }, { covariate: ldh, cuts: [2] }] }`,
    /strata\[1\]\.covariate: "ldh" again \| each covariate once/,
  ],
  [
    `${base}biomarker-test: { covariate: pdl2, cut: 1 }`,
    /biomarker-test\.covariate: "pdl2" \| a covariate of these patients: .*did you mean pdl1/,
  ],
  [`${base}biomarker-test: { covariate: pdl1, cut: 1, sensitivity: 120 % }`, /biomarker-test\.sensitivity: "120 %"/],
  [
    `${base}allocation: { strata: [{ covariate: biomarkerTest, cuts: [1] }] }`,
    /strata\[0\]\.covariate: "biomarkerTest" \| a covariate of these patients/,
  ],
  [`${base}allocation: { blocks: [4, 5] }`, /blocks\[1\]: blocks of 5 \| a multiple of 2, so that a block holds 1 : 1/],
  [`${base}allocation: { ratio: [2, 1, 1] }`, /allocation\.ratio: 3 numbers \| 2 numbers, one for each arm/],
  [`${base}accrual: { over: 6 months, ramp: 1 year }`, /accrual\.ramp: "1 year" \| at most .*"6 months"/],
  [looks("looks: { events: [40, 20] }"), /sequential\.looks\.events\[1\]: 20 after 40 \| values that rise/],
  [looks("looks: { events: 40 }"), /looks\.events: 40 \| a list of the events at each look/],
  [looks("looks: { events: [20, 40], after: [1 year] }"), /looks\.events: a list beside `after` \| one number/],
  [
    `${looks("looks: { events: 40, after: [1 year, 5 years] }")}accrual: { over: 1 year }`,
    /looks\.after\[1\]: a look after 260\.9 weeks \| a time before the last patient leaves/,
  ],
  [
    looks("sides: 2, looks: { events: [20, 40] }, futility: { beta: 20 % }"),
    /sequential\.futility: futility of a two-sided test \| a one-sided test/,
  ],
  [looks("looks: { events: [20, 40] }, futility: {}"), /futility: neither beta nor conditional-power \| one of them/],
  [looks("alpha: 60 %, looks: { events: [20, 40] }"), /alpha: "60 %" \| an error above 0 % and below 50 %/],
  [looks("looks: { events: [20, 40] }").replace("reference: old", "reference: new"), /"new" against itself/],
  [
    `${oneArm}two-stage: { unacceptable: 20 %, desirable: 40 %, stages: { n1: 30, r1: 3, n: 25, r: 8 } }`,
    /two-stage\.stages\.n1: 30 patients in stage one, more than the whole trial’s 25 \| fewer than 25/,
  ],
  [
    `${oneArm}two-stage: { unacceptable: 40 %, desirable: 20 % }`,
    /two-stage\.desirable: "20 %" \| a rate above the unacceptable "40 %"/,
  ],
  [
    `${oneArm}two-stage: { unacceptable: 20 %, desirable: 21 % }`,
    /two-stage: rates 0\.2 and 0\.21, errors 0\.05 and 0\.2 \| aims that a design of 300 patients or fewer meets/,
  ],
  [`${base}two-stage: { unacceptable: 20 %, desirable: 40 % }`, /two-stage\.arm: no arm \| one of new, old/],
  [
    `${base}allocation: {}\ntwo-stage: { arm: new, unacceptable: 20 %, desirable: 40 % }`,
    /two-stage: two stages beside allocation \| one of them/,
  ],
])("a mistake is named with its key, what was found and what is expected (%#)", (text, message) => {
  expect(faults(text).join("\n")).toMatch(message);
});
