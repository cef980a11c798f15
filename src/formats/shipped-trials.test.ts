import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { writeDocument } from "./document.ts";
import { exampleTrial, explainTrialFile } from "./explain-trial-file.ts";
import { InvalidFile } from "./invalid-file.ts";
import { readTrial } from "./trial-file.ts";
import { trialJsonSchema } from "./trial-json-schema.ts";
import { writeTrial } from "./write-trial.ts";

const folder = new URL("../../trials/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

// Arms whose outcomes are predictions: no figure that their trial reported may stand in a file.
const predicted = new Set(
  `checkmate-037 checkmate-227-pdl1-negative checkmate-227-pdl1-positive davila-2014 e1697 high-dose-il-2-rcc impact
  imvigor210-cohort-1 javelin-merkel-200-a juliet keynote-002 keynote-006 keynote-010-tps-1-49 keynote-010-tps-50
  keynote-024 keynote-029-1c keynote-942 mdx010-20-combination oak zuma-1`.split(/\s+/),
);

test("there is a file for each calibration trial and each prediction trial that the model can express", () => {
  expect(files.length).toBeGreaterThanOrEqual(30);
});

describe.each(files)("%s", (file) => {
  const design = readTrial(read(file), file);

  test("reads, and survives being written and read again", () => {
    expect(readTrial(writeTrial(design), file)).toEqual(readTrial(writeTrial(design), "x"));
    const { arms, ...rest } = readTrial(writeTrial(design), file);
    expect(rest).toEqual({ ...rest, ...withoutArms(design) });
    expect(arms.map((arm) => arm.name)).toEqual(design.arms.map((arm) => arm.name));
  });

  test("carries published figures only where it may, each with a source", () => {
    const allowed = design.name === "checkmate-067" ? ["ipilimumab"] : design.arms.map((arm) => arm.name);
    const reported = design.published.map((figure) => figure.arm);
    expect(predicted.has(design.name) ? reported : []).toEqual([]);
    expect(reported.filter((arm) => !allowed.includes(arm))).toEqual([]);
  });

  test("fits the published JSON Schema", () => {
    expect(explain(parse(read(file)))).toBe("");
  });
});

function withoutArms<T extends { readonly arms: unknown }>({ arms: _arms, ...rest }: T) {
  return rest;
}

const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(trialJsonSchema());

/** What the schema has against a file's data, or "". */
function explain(data: unknown): string {
  return validate(data) ? "" : JSON.stringify(validate.errors);
}

test("docs/reference/trial.schema.json is what `immunarium explain trial-file --json` prints", () => {
  const stored = readFileSync(new URL("../docs/reference/trial.schema.json", folder), "utf8");
  expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(trialJsonSchema())));
});

test("docs/reference/trial-file.md is what `immunarium explain trial-file --format markdown` prints", () => {
  const stored = readFileSync(new URL("../docs/reference/trial-file.md", folder), "utf8");
  expect(stored).toBe(writeDocument(explainTrialFile(), "markdown"));
});

test("the example of the reference page is a trial that can be run", () => {
  expect(readTrial(exampleTrial, "example.yaml").arms[1].crossover).toEqual({ to: "pembrolizumab", fraction: 0.4 });
});

type Change = readonly [what: string, path: string, value: unknown];

// Values that a shape alone can judge: here the schema and the reader must agree, whichever way it goes.
const changes: Change[] = [
  ["a whole title", "title", "Another"],
  ["no title", "title", undefined],
  ["an empty title", "title", ""],
  ["a title that is a number", "title", 3],
  ["an unknown key", "colour", "red"],
  ["an unknown cancer", "cancer", "melanom"],
  ["an unknown drug", "arms.0.treatments.0.therapy", "nivolumb"],
  ["another drug", "arms.2.treatments.0.therapy", "tremelimumab"],
  ["a bare number for a dose", "arms.0.treatments.0.dose", 3],
  ["a dose with a unit of time", "arms.0.treatments.0.dose", "3 weeks"],
  ["a dose below zero", "arms.0.treatments.0.dose", "-3 mg"],
  ["a dose in grams", "arms.0.treatments.0.dose", "0.2 g"],
  ["a dose without a space", "arms.0.treatments.0.dose", "200mg"],
  ["an exponent", "arms.0.treatments.0.dose", "2e2 mg"],
  ["half a number of doses", "arms.0.treatments.0.times", 2.5],
  ["no doses", "arms.0.treatments.0.times", 0],
  ["one dose", "arms.0.treatments.0.times", 1],
  ["an interval of mass", "arms.0.treatments.0.every", "2 mg"],
  ["an interval in hours", "arms.0.treatments.0.every", "36 h"],
  ["a misspelt route", "arms.0.treatments.0.route", "intravenos"],
  ["a stop rule", "arms.0.treatments.0.until", ["progression"]],
  ["an unknown stop rule", "arms.0.treatments.0.until", ["boredom"]],
  ["held doses", "arms.0.treatments.0.hold", "10 %"],
  ["held doses as a number", "arms.0.treatments.0.hold", 0.1],
  ["more held than given", "arms.0.treatments.0.hold", "101 %"],
  ["a number above one", "arms.0.treatments.0.hold", 1.1],
  ["observation", "arms.2.treatments", "none"],
  ["a wrong word for observation", "arms.2.treatments", "nothing"],
  ["no treatments", "arms.2.treatments", []],
  ["no arms", "arms", []],
  ["arms as a text", "arms", "two"],
  ["a null arm", "arms.0", null],
  ["a size in words", "arms.0.size", "many"],
  ["a size below one", "arms.0.size", 0],
  ["a name with a space before it", "arms.2.name", " ipilimumab"],
  ["follow-up in years", "follow-up", "6 years"],
  ["follow-up as a number", "follow-up", 60],
  ["visits without a first", "visits.first", undefined],
  ["missed visits", "visits.missed", "5 %"],
  ["unknown criteria", "response", { criteria: "RECIST 1.0" }],
  ["other criteria", "response", { criteria: "iRECIST", confirmation: false, "reader-error": "5 %" }],
  ["confirmation in words", "response", { confirmation: "yes" }],
  ["dropout by month", "dropout", "0.5 % per month"],
  ["dropout as a part", "dropout", "0.005 per month"],
  ["dropout by year", "dropout", "5 % per year"],
  ["landmarks as numbers", "landmarks", [12, 24]],
  ["a rate above one", "published.0.value", "119 %"],
  ["a source left out", "published.0.source", undefined],
  ["an unknown endpoint", "published.0.endpoint", "RFS"],
  ["an interval of one number", "published.0.interval", ["10 %"]],
  ["an interval of three numbers", "published.0.interval", ["10 %", "20 %", "30 %"]],
  ["an interval", "published.0.interval", ["10 %", "20 %"]],
  ["checked in words", "published.0.checked", "yes"],
  ["fewer patients", "patients", 20],
  ["one patient", "patients", 1],
  ["a fraction of a patient", "patients", 20.5],
  ["a seed", "seed", 7],
  ["a seed below zero", "seed", -1],
  ["a later format", "format", 2],
  ["a shift of a covariate", "population", { ecog: "40 %", age: 58, severity: -0.5 }],
  ["a shift in words", "population", { ecog: "many" }],
  ["a name for a folder", "name", "my-trial-2"],
  ["a name that leaves the folder", "name", "../trial"],
];

test.each(changes)("the schema and the reader agree about %s", (_what, path, value) => {
  const data = structuredClone(parse(read("checkmate-067.yaml")));
  change(data, path.split("."), value);
  const text = JSON.stringify(data);
  let refusal = "";
  try {
    readTrial(text, "changed.json");
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    refusal = error.message;
  }
  expect({ refused: explain(JSON.parse(text)) !== "", refusal }).toEqual({ refused: refusal !== "", refusal });
});

function change(data: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (rest.length > 0) change(data[key] as Record<string, unknown>, rest, value);
  else if (value === undefined) delete data[key];
  else data[key] = value;
}
