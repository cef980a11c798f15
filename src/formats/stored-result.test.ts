import { expect, test } from "vitest";
import type { TrialResult } from "../experiments/result.ts";
import { digestTable } from "../foundation/digest.ts";
import { InputError } from "../foundation/errors.ts";
import { table } from "../foundation/table.ts";
import { codebook, csv } from "./csv.ts";
import { resultJson } from "./result-json.ts";
import { readStoredResult, storeResult } from "./stored-result.ts";

const awkward = Float64Array.of(0.1 + 0.2, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324);
const subjects = table("subjects", [
  { name: "day", unit: "day", label: "Day", values: awkward },
  { name: "arm", unit: "", label: 'Arm, "so called"', values: ["NaN", "-0", "", 'a "b", c', "line\nbreak", "é"] },
]);
const empty = (name: string) => table(name, [{ name: "day", unit: "day", label: "Day", values: new Float64Array(0) }]);
const rate = { x: 0, n: 0, rate: Number.NaN, lo: Number.NaN, hi: Number.NaN };
const survival = {
  n: 0,
  events: 0,
  median: null,
  lo: null,
  hi: null,
  landmarks: [{ months: 12, rate: 0.4, lo: 0.3, hi: null }],
  rmst: { tau: 24, mean: Number.NaN, error: Number.NaN },
};

const result: TrialResult = {
  design: {
    name: "made-up",
    title: "Made up",
    source: "nobody",
    cancer: "melanoma",
    arms: [
      {
        name: "A",
        size: 3,
        treatments: [
          {
            therapy: "nivolumab",
            dose: 3,
            unit: "mg/kg",
            route: "intravenous",
            start: 0,
            every: 14,
            times: Number.POSITIVE_INFINITY,
            stop: { atProgression: true, forToxicity: true },
            held: 0,
          },
        ],
      },
    ],
    duration: 365.25,
    visits: { first: 84, every: 42, until: 365.25, later: 42, window: 3, missed: 0.02 },
    response: { criteria: "RECIST 1.1", confirmation: true, readerError: 0.07 },
    patients: 3,
    seed: 1,
    eligibility: [],
    population: {},
    dropoutPerMonth: 0,
    landmarks: [12],
    contrasts: [],
    published: [],
  },
  tables: {
    subjects,
    visits: empty("visits"),
    courses: empty("courses"),
    kinetics: empty("kinetics"),
    flow: empty("flow"),
  },
  arms: [{ name: "A", n: 0, orr: rate, cr: rate, dcr: rate, pfs: survival, os: survival, toxicity: rate }],
  contrasts: [
    {
      endpoint: "OS",
      arm: "A",
      reference: "A",
      hr: Number.POSITIVE_INFINITY,
      lo: 0,
      hi: Number.NaN,
      p: 1,
      proportional: 1,
    },
  ],
  comparisons: [],
  numerics: { failures: 1, reasons: ["too small a step"], retried: 0 },
  manifest: {
    engine: "immunarium",
    version: "0.1.0",
    design: "d",
    model: "m",
    population: "p",
    seed: 1,
    method: "rodas5p",
    relativeTolerance: 1e-6,
    warnings: [],
  },
  digest: "abc",
};

test("a stored result reads back whole: NaN, infinities, -0 and odd texts included", () => {
  const back = readStoredResult(storeResult(result), "result.json");
  expect(back).toEqual(result);
  expect(Object.is((back.tables.subjects.columns[0].values as Float64Array)[1], -0)).toBe(true);
  for (const key of Object.keys(result.tables) as (keyof TrialResult["tables"])[]) {
    expect(digestTable(back.tables[key]!)).toBe(digestTable(result.tables[key]!));
  }
});

test("storing twice gives the same text", () => {
  const text = storeResult(result);
  expect(storeResult(readStoredResult(text, "result.json"))).toBe(text);
});

test.each([
  ["cut short", (text: string) => text.slice(0, -20), /result\.json: found no complete JSON/],
  ["another JSON", () => "[1]", /result\.json: found JSON of another kind/],
  ["a JSON without results", () => "{}", /found no stored result/],
  ["a later format", (text: string) => text.replace('"stored":1', '"stored":9'), /stored in format 9/],
  ["a part removed", (text: string) => text.replace('"digest":"abc",', ""), /digest: found nothing/],
  [
    "a text among numbers",
    (text: string) => text.replace('"-Infinity"', '"lots"'),
    /tables\.subjects\.day: found "lots"/,
  ],
])("%s is refused, and the message says where", (_what, spoil, message) => {
  const text = storeResult(result);
  expect(spoil(text)).not.toBe(text);
  expect(() => readStoredResult(spoil(text), "result.json")).toThrow(InputError);
  expect(() => readStoredResult(spoil(text), "result.json")).toThrow(message);
});

test("the printed JSON has the promised names, months, and null for what cannot be estimated", () => {
  const json = JSON.parse(JSON.stringify(resultJson(result)));
  expect(Object.keys(json)).toEqual(["trial", "digest", "manifest"]);
  expect(Object.keys(json.trial)).toEqual(["name", "title", "arms", "contrasts", "comparisons", "numerics"]);
  expect(json.trial.arms[0].orr).toEqual({ x: 0, n: 0, rate: null, lo: null, hi: null });
  expect(json.trial.arms[0].pfs.landmarks).toEqual([{ months: 12, rate: 0.4, lo: 0.3, hi: null }]);
  expect(json.trial.contrasts[0]).toEqual({
    endpoint: "OS",
    arm: "A",
    reference: "A",
    hr: null,
    lo: 0,
    hi: null,
    p: 1,
    proportional: 1,
  });
});

test("CSV quotes commas, quotes and line breaks as RFC 4180 says, and leaves missing numbers empty", () => {
  expect(csv(subjects)).toBe(
    [
      "day,arm",
      "0.30000000000000004,NaN",
      "0,-0",
      ",",
      'Infinity,"a ""b"", c"',
      '-Infinity,"line\nbreak"',
      "5e-324,é",
      "",
    ].join("\r\n"),
  );
  expect(codebook([subjects])).toBe(
    'table,column,kind,unit,label\r\nsubjects,day,number,day,Day\r\nsubjects,arm,text,,"Arm, ""so called"""\r\n',
  );
});
