import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { writeDocument } from "./document.ts";
import { explainMicroenvironmentFile } from "./explain-microenvironment-file.ts";
import { explainMicroenvironmentSeries } from "./explain-microenvironment-series.ts";
import { explainStudy, summariseStudy } from "./explain-study.ts";
import { readStudyFile } from "./microenvironment-file.ts";
import { microenvironmentJsonSchema } from "./microenvironment-json-schema.ts";

const reference = (name: string) => readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), "utf8");

test("the reference pages and the schema are what `explain` prints: npm run build && node docs/reference/make.mjs", () => {
  expect(reference("microenvironment-file.md")).toBe(writeDocument(explainMicroenvironmentFile(), "markdown"));
  expect(reference("microenvironment-series.md")).toBe(writeDocument(explainMicroenvironmentSeries(), "markdown"));
  expect(JSON.parse(reference("microenvironment.schema.json"))).toEqual(
    JSON.parse(JSON.stringify(microenvironmentJsonSchema())),
  );
});

const text = `microenvironment: Two places
meaning: What the reader should know.
lessons: [B4]
duration: 30 days
tumour: 1e9 cell
antigens:
  - { name: neo, kind: tumour-only }
  - { name: CD19, kind: shared, on-b-cells: 1, surface: true }
clones:
  - { name: wild, share: 0.75, antigens: { neo: 1 } }
  - { name: hidden, antigens: {}, mhc: 0.1 }
receptors:
  - { antigen: neo, affinity: 0.5 }
patches:
  - { name: left, kind: excluded, share: 0.4, size: [200 um, 200 um], cells: { tumour: 40, NK: 3 } }
  - { name: right, kind: desert, size: [200 um, 200 um, 100 um], cells: { tumour: 20 } }
parameters: { tumourDivision: 0.3 1/day }
states: { cd8Blood: 3e7 cell }
arms:
  control: {}
  changed:
    parameters: { tumourDivision: null, homing: 0.1 1/(mL*day) }
    clones: [{ name: hidden, mhc: 0.9 }]
    absent: [NK]
    treatments: [{ therapy: nivolumab, dose: 3 mg/kg, every: 2 weeks, start: 3 days }]
  same: {}
claims:
  - id: one
    statement: Something is so.
    changed: many things
    arm: changed
    against: control
    measured: ["left: tumour", "right: tumour"]
    over: tumour in body
    reading: first below 10
    event: below 20
    effect: difference
    expected: -1 to 0.5
    replicates: 5
    source: "assumed: for a test"
`;

describe("a study in words", () => {
  const file = readStudyFile(text, "two.yaml");
  const words = writeDocument(explainStudy(file), "text");

  test("one line says what it is", () => {
    expect(summariseStudy(file)).toBe(
      "microenvironment, 2 patches, 63 cells at the start, 3 arms, nivolumab, 30 days, 1 claim",
    );
  });

  test.each([
    ["its meaning", "What the reader should know."],
    ["the whole", "A tumour of 1e9 cells"],
    [
      "a layer and what it stands for",
      "left: excluded, so that immune cells lie outside of a rim of fibroblasts; a layer of 200 × 200 µm that stands for 40 % of the tumour, each of its tumour cells for 1e7; begins with 40 tumour, 3 NK",
    ],
    ["a block", "right: desert, so that hardly any immune cell comes in; a block of 200 × 200 × 100 µm"],
    ["antigens", "CD19: shared, normal B cells have 1; on the surface and on MHC-I"],
    ["clones", "hidden: 25 % of the tumour cells; no antigen; MHC-I 0.1"],
    ["receptors", "neo: affinity 0.5, 100 % of the naive T cells that can be primed"],
    ["states of the body", "cd8Blood begins at 3e7 cell: tumour-specific effector CD8 cells in the blood"],
    ["parameters", "tumourDivision is 0.3 1/day instead of 0.15: divisions of a tumour cell with oxygen and room"],
    ["what an arm changes in a clone", "clones, hidden, mhc: 0.9 instead of 0.1"],
    ["what an arm takes back", "tumourDivision: 0.15 instead of 0.3 1/day (divisions of a tumour cell"],
    ["whom an arm lacks", "absent: NK instead of none"],
    ["what an arm gives", "nivolumab, 3 mg/kg, intravenous, every 14 days from day 3, 2 times"],
    ["an arm without a change", "ARM: SAME\n\n  nothing differs"],
    [
      "what is measured",
      "measured: left: tumour + right: tumour, over tumour in body, the first day on which it is below 10; a run counts where that is below 20",
    ],
    ["what is expected", "expected: changed minus control, -1 to 0.5"],
    ["how sure", "5 runs of each arm, confidence 95 %"],
    ["where from", "source: assumed: for a test"],
  ])("tells %s", (_, sentence) => {
    expect(words).toContain(sentence);
  });

  test("a drug's many numbers are left to `explain` of the drug", () => {
    expect(words).not.toContain("antiPD1Clearance");
  });
});
