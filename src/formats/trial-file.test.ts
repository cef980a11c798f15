import { describe, expect, test } from "vitest";
import { InvalidFile } from "./invalid-file.ts";
import { readTrial } from "./trial-file.ts";

const good = `title: Two antibodies against one
source: A made-up trial
cancer: melanoma
arms:
  - name: one
    size: 100
    treatments:
      - therapy: ipilimumab
        dose: 3 mg/kg
        every: 3 weeks
        times: 4
  - name: two
    size: 120
    treatments:
      - therapy: nivolumab
        dose: 3 mg/kg
        every: 2 weeks
follow-up: 2 years
visits:
  first: 12 weeks
  every: 6 weeks
`;

/** The lines of the message for a file in which one text is replaced by another. */
function messages(find: string, replacement: string): string[] {
  const text = good.replace(find, replacement);
  expect(text).not.toBe(good);
  return faults(text);
}

function faults(text: string): string[] {
  try {
    readTrial(text, "trial.yaml");
  } catch (error) {
    if (error instanceof InvalidFile) return error.message.split("\n");
    throw error;
  }
  return [];
}

test("units are read to days and arms to treatments", () => {
  const design = readTrial(good, "trials/pair.yaml");
  expect(design.name).toBe("pair");
  expect(design.duration).toBe(2 * 365.25);
  expect(design.visits).toEqual({ first: 84, every: 42, until: 730.5, later: 42, window: 3, missed: 0.02 });
  expect(design.landmarks).toEqual([12, 24]);
  expect(design.arms[0]).toEqual({
    name: "one",
    size: 100,
    treatments: [
      {
        therapy: "ipilimumab",
        dose: 3,
        unit: "mg/kg",
        route: "intravenous",
        start: 0,
        every: 21,
        times: 4,
        stop: { atProgression: true, forToxicity: true },
        held: 0,
      },
    ],
  });
  expect(design.arms[1].treatments[0].times).toBe(Number.POSITIVE_INFINITY);
});

test("JSON, tabs and all, gives the same design as YAML", () => {
  const json = JSON.stringify(
    {
      title: "Two antibodies against one",
      source: "A made-up trial",
      cancer: "melanoma",
      arms: [
        {
          name: "one",
          size: 100,
          treatments: [{ therapy: "ipilimumab", dose: "3 mg/kg", every: "3 weeks", times: 4 }],
        },
        { name: "two", size: 120, treatments: [{ therapy: "nivolumab", dose: "3 mg/kg", every: "2 weeks" }] },
      ],
      "follow-up": "2 years",
      visits: { first: "12 weeks", every: "6 weeks" },
    },
    null,
    "\t",
  );
  expect(readTrial(json, "pair.json")).toEqual(readTrial(good, "pair.yaml"));
});

test("blocks of doses become the days on which they fall, as in high-dose interleukin-2", () => {
  const course = "blocks: [0 days, 2 weeks]\n        every: 8 hours\n        times: 14";
  const [arm] = readTrial(good.replace("every: 3 weeks\n        times: 4", course)).arms;
  const days = arm.treatments[0].days ?? [];
  expect(days).toHaveLength(28);
  expect(days.slice(0, 4).map((day) => 24 * day)).toEqual([0, 8, 16, 24]);
  expect(days[14]).toBe(14);
});

describe("each mistake is refused with file, line, key, what was found and what was expected", () => {
  const cases: [string, string, string, RegExp][] = [
    [
      "a drug nobody knows",
      "therapy: nivolumab",
      "therapy: nivolumb",
      /^trial\.yaml:15: arms\[1\]\.treatments\[0\]\.therapy: found "nivolumb"; expected a therapy: .*did you mean nivolumab/,
    ],
    [
      "a unit of another dimension",
      "every: 2 weeks",
      "every: 2 mg",
      /^trial\.yaml:17: .*every: found "2 mg"; expected a time with its unit, such as 3 weeks; this is a mass/,
    ],
    ["a unit nobody knows", "every: 2 weeks", "every: 2 weks", /:17: .*the unknown unit `weks` \(did you mean week/],
    ["a number without a unit", "every: 2 weeks", "every: 14", /:17: .*found 14; expected a text/],
    [
      "a dose in cells of an antibody",
      "dose: 3 mg/kg\n        every: 2",
      "dose: 3e6 cell/kg\n        every: 2",
      /:16: arms\[1\]\.treatments\[0\]\.dose: .*cells.*mg/,
    ],
    [
      "a dose after the end",
      "times: 4",
      "times: 40",
      /:11: arms\[0\]\.treatments\[0\]\.times: .*one's last dose \(week 117\) is after follow-up ends \(day 730\.5\)/,
    ],
    [
      "a negative dose",
      "dose: 3 mg/kg\n        every: 3",
      "dose: -3 mg/kg\n        every: 3",
      /:9: .*found "-3 mg\/kg"; .*not below 0/,
    ],
    ["a dose of nothing", "dose: 3 mg/kg\n        every: 3", "dose: 0 mg\n        every: 3", /:9: .*a dose of 0/],
    ["not a number", "size: 120", "size: .nan", /:13: arms\[1\]\.size: found NaN; expected a number/],
    ["an endless number", "size: 120", "size: .inf", /:13: arms\[1\]\.size: found Infinity; expected a whole number/],
    ["an arm of nobody", "size: 120", "size: 0", /:13: arms\[1\]\.size: found 0; expected at least 1/],
    ["a wrong type", "size: 120", "size: many", /:13: arms\[1\]\.size: found "many"; expected a number/],
    [
      "an endpoint out of reach",
      "follow-up: 2 years",
      "follow-up: 2 years\nlandmarks: [1 year, 5 years]",
      /:19: landmarks\[1\]: found "5 years".*; expected a time within follow-up, which ends at day 730\.5/,
    ],
    [
      "an unreachable published rate",
      "follow-up: 2 years",
      "follow-up: 2 years\npublished:\n  - { arm: one, endpoint: OS rate, at: 3 years, value: 20 %, source: x, checked: true }",
      /:20: published\[0\]\.at: found "3 years"/,
    ],
    [
      "a median after the end",
      "follow-up: 2 years",
      "follow-up: 2 years\npublished:\n  - { arm: one, endpoint: median OS, value: 30 months, source: x, checked: true }",
      /:20: published\[0\]\.value: found "30 months"/,
    ],
    [
      "a published figure outside its interval",
      "follow-up: 2 years",
      "follow-up: 2 years\npublished:\n  - { arm: one, endpoint: ORR, value: 30 %, interval: [10 %, 20 %], source: x, checked: true }",
      /:20: published\[0\]\.interval: found 10 % to 20 %; expected an interval around 30 %/,
    ],
    [
      "an unknown endpoint",
      "follow-up: 2 years",
      "follow-up: 2 years\npublished:\n  - { arm: one, endpoint: RFS, value: 30 %, source: x, checked: true }",
      /:20: published\[0\]\.endpoint: found "RFS"; expected one of ORR, CR/,
    ],
    ["visits that begin after the end", "first: 12 weeks", "first: 3 years", /:20: visits\.first: found "3 years"/],
    [
      "an arm without treatments",
      "treatments:\n      - therapy: nivolumab\n        dose: 3 mg/kg\n        every: 2 weeks",
      "treatments: []",
      /:14: arms\[1\]\.treatments: found an empty list; expected at least one treatment, or the word none/,
    ],
    [
      "an arm that forgets its treatments",
      "    treatments:\n      - therapy: nivolumab\n        dose: 3 mg/kg\n        every: 2 weeks\n",
      "",
      /:12: arms\[1\]\.treatments: found no such key/,
    ],
    [
      "two arms of one name",
      "name: two",
      "name: one",
      /:12: arms\[1\]\.name: found "one" again; expected a name of its own/,
    ],
    [
      "an unknown key",
      "every: 2 weeks",
      "evry: 2 weeks",
      /:17: arms\[1\]\.treatments\[0\]\.evry: found an unknown key, "evry"; .*did you mean every/,
    ],
    [
      "a contrast with nobody",
      "follow-up: 2 years",
      "follow-up: 2 years\ncontrasts:\n  - { arm: two, reference: three }",
      /:20: contrasts\[0\]\.reference: found "three"; expected an arm of this trial: one, two/,
    ],
    [
      "a contrast with itself",
      "follow-up: 2 years",
      "follow-up: 2 years\ncontrasts:\n  - { arm: two, reference: two }",
      /:20: contrasts\[0\]\.reference: found "two" against itself/,
    ],
    [
      "a crossover to nowhere",
      "size: 120",
      "size: 120\n    crossover: { to: four, fraction: 50 % }",
      /:14: arms\[1\]\.crossover\.to: found "four"; expected another arm: one/,
    ],
    [
      "more than the whole",
      "size: 120",
      "size: 120\n    crossover: { to: one, fraction: 150 % }",
      /:14: arms\[1\]\.crossover\.fraction: found "150 %"; expected a fraction/,
    ],
    [
      "an unknown cancer",
      "cancer: melanoma",
      "cancer: melanom",
      /:3: cancer: found "melanom"; expected a cancer: .*did you mean melanoma/,
    ],
    [
      "rules for another disease",
      "follow-up: 2 years",
      "follow-up: 2 years\nresponse: { criteria: marrow }",
      /:19: response\.criteria: found "marrow"; expected a rule for melanoma: RECIST 1\.1, irRC/,
    ],
    [
      "a drug that does nothing to this disease",
      "cancer: melanoma",
      "cancer: b-cell-acute-lymphoblastic-leukaemia",
      /:8: arms\[0\]\.treatments\[0\]\.therapy: found ipilimumab in b-cell-acute-.*no place for this one/,
    ],
    [
      "a route that the drug lacks",
      "every: 2 weeks",
      "every: 2 weeks\n        route: oral",
      /:18: .*route: found "oral"; expected a route of nivolumab: intravenous/,
    ],
    [
      "no interval between doses",
      "        every: 2 weeks\n",
      "",
      /:15: arms\[1\]\.treatments\[0\]\.every: found no such key; expected the time between doses/,
    ],
    ["no time between doses", "every: 2 weeks", "every: 0 weeks", /:17: .*every: found a time of 0/],
    [
      "an unknown regimen",
      "dose: 3 mg/kg\n        every: 2 weeks",
      "use: labl",
      /:16: .*use: found "labl"; expected a regimen of nivolumab: label, .*did you mean label/,
    ],
    [
      "a formula that is none",
      "follow-up: 2 years",
      "follow-up: 2 years\neligibility: ['weight >']",
      /:19: eligibility\[0\]: found "weight >", where .*column 9/,
    ],
    [
      "a formula with an unknown name",
      "follow-up: 2 years",
      "follow-up: 2 years\neligibility: ['wieght > 50']",
      /:19: eligibility\[0\]: found "wieght" in "wieght > 50"; .*did you mean weight/,
    ],
    [
      "a key twice",
      "follow-up: 2 years",
      "follow-up: 2 years\nfollow-up: 3 years",
      /^trial\.yaml:19: found no valid YAML .*; expected each key once/,
    ],
    ["tabs", "  first: 12 weeks", "\tfirst: 12 weeks", /^trial\.yaml:20: .*spaces, not tabs/],
    [
      "a text cut off in a quotation",
      "title: Two antibodies against one",
      'title: "Two antibodies',
      /^trial\.yaml:\d+: found no valid YAML/,
    ],
    ["a text of another kind", "title: Two antibodies against one", "just words", /^trial\.yaml:\d+: /],
    ["code in a tag", "size: 120", "size: !!js/function 'x'", /:13: .*no tags/],
  ];

  test.each(cases)("%s", (_what, find, replacement, message) => {
    const found = messages(find, replacement);
    expect(found[0]).toMatch(message);
    // One mistake, one message; a wrong disease is wrong for both arms.
    expect(found).toHaveLength(replacement.includes("leukaemia") ? 2 : 1);
  });
});

test("all mistakes of a file are told at once, in the order of its lines", () => {
  const text = good.replace("nivolumab", "nivolumb").replace("3 weeks", "3 furlongs").replace("name: two", "name: one");
  const found = faults(text);
  expect(found.map((line) => Number(/^trial\.yaml:(\d+)/.exec(line)?.[1]))).toEqual([10, 12, 15]);
});

test("a text cut off anywhere never gives a design of two arms, and never crashes", () => {
  const complete = good.indexOf("every: 6 weeks") + "every: 6 weeks".length;
  for (let length = 0; length < complete - "week".length - 1; length++) {
    expect(faults(good.slice(0, length)), `${length} characters`).not.toEqual([]);
  }
});

test("aliases that stand for a billion values are refused", () => {
  const layers = Array.from({ length: 9 }, (_, k) => `l${k + 1}: &l${k + 1} [${Array(10).fill(`*l${k}`).join(", ")}]`);
  const bomb = `l0: &l0 [${Array(10).fill("x").join(", ")}]\n${layers.join("\n")}\n`;
  expect(faults(bomb)).toEqual([expect.stringMatching(/more than 100000 values once its aliases are filled in/)]);
});

test("values nested without end are refused, not followed", () => {
  expect(faults(`a: ${"[".repeat(20_000)}`)).toEqual([expect.stringMatching(/nested too deeply|no valid YAML/)]);
  expect(faults(`title: ${"[".repeat(60)}${"]".repeat(60)}`)).toEqual([expect.stringMatching(/nested too deeply/)]);
});

test("a text of more than a million characters is refused unread", () => {
  expect(faults(`# ${"x".repeat(1_000_000)}`)).toEqual([expect.stringMatching(/found a text of 1000002 characters/)]);
});

test("an arm under observation must say so", () => {
  const text = good.replace(/treatments:\n.*nivolumab\n.*\n.*\n/, "treatments: none\n");
  expect(readTrial(text).arms[1].treatments).toEqual([]);
});
