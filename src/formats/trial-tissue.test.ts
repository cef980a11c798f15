import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { InvalidFile } from "./invalid-file.ts";
import { isTissueFile } from "./tissue-file.ts";
import { readTrial } from "./trial-file.ts";
import { writeTrial } from "./write-trial.ts";

const names = ["excluded-against-inflamed", "car-t-in-solid-nodules"];
const text = (name: string) => readFileSync(new URL(`../../trials/${name}.yaml`, import.meta.url), "utf8");
const [excluded, carT] = names.map(text);

test.each(names)("%s reads, and is the same after being written and read again", (name) => {
  const design = readTrial(text(name), name);
  expect(readTrial(writeTrial(design), name)).toEqual(design);
  expect(isTissueFile(text(name))).toBe(false);
});

test("quantities come in µm, days, minutes and parts", () => {
  const { tissue } = readTrial(excluded, "x");
  expect(tissue?.patches.inflamed).toMatchObject({ fraction: 0.4, size: [360, 360, 0], cells: { tumour: 200 } });
  expect(tissue?.runIn).toBe(14);
  expect(tissue?.steps).toEqual({ phenotype: 240, movers: 20, exchange: 720, stages: 8 });
  expect(tissue?.parameters).toEqual({ body: {}, tissue: { tumourDivision: 0.05 } });
  expect(tissue?.differences.antigens).toEqual([1, 3]);
});

function refusal(base: string, from: string, to: string): string {
  expect(base).toContain(from);
  try {
    readTrial(base.replace(from, to), "my.yaml");
  } catch (error) {
    if (error instanceof InvalidFile) return error.message;
    throw error;
  }
  return "";
}

describe("what is wrong is told with its place", () => {
  test.each([
    [
      "fractions that leave patients out",
      "fraction: 25 %",
      "fraction: 20 %",
      "tissue.patches: found fractions that sum to 0.95",
    ],
    ["a misspelt kind of cell", "CD8 effector: 4", "CD8 efector: 4", "did you mean CD8 effector?"],
    [
      "no tumour in a patch",
      "cells: { tumour: 200,",
      "cells: { tumour: 0,",
      "tissue.patches.desert.cells: found no tumour cell",
    ],
    ["more cells than have room", "cells: { tumour: 200,", "cells: { tumour: 2000,", "tissue.patches.desert.cells"],
    ["a run-in between exchanges", "run-in: 14 days", "run-in: 7 hours", "tissue.run-in: found 0.29"],
    ["more antigens than there are", "antigens: [1, 3]", "antigens: [1, 4]", "at most the 3 that are listed"],
    ["an unknown parameter", "tumourDivision: 0.05", "tumourDivison: 0.05", "did you mean tumourDivision?"],
    ["a wrong unit", "0.05 1/day", "0.05 um", "tissue.parameters.tumourDivision"],
    [
      "an antigen that nobody lists",
      "{ antigen: neoantigen 1, affinity",
      "{ antigen: neoantigen 7, affinity",
      "tissue.receptors[0].antigen",
    ],
    [
      "a cancer without lesions",
      "cancer: melanoma",
      "cancer: b-cell-acute-lymphoblastic-leukaemia",
      "a cancer of solid tumours",
    ],
    ["entry by what only tissue shows", "arms:", "eligibility: [pdl1 >= 0.5]\narms:", "eligibility[0]"],
    [
      "a drug without a target",
      "  run-in:",
      "  absent: [CD8 progenitor, CD8 effector, CD8 exhausted, CD8 memory]\n  run-in:",
      "arms[0].treatments[0].therapy",
    ],
    ["an unknown key", "  run-in:", "  runin:", "tissue.runin"],
  ])("%s", (_, from, to, message) => {
    expect(refusal(excluded, from, to)).toContain(message);
  });

  test("CAR T cells without an antigen to see", () => {
    expect(refusal(carT, "  car-antigen: target\n", "")).toContain("arms[0].treatments[0].therapy");
  });

  test("crossing over to another drug of the same kind", () => {
    const crossing = excluded.replace(
      "  - name: observation",
      "  - name: other\n    size: 40\n    treatments: [{ therapy: pembrolizumab, dose: 200 mg, every: 3 weeks }]\n    crossover: { to: nivolumab, fraction: 50 % }\n  - name: observation",
    );
    expect(() => readTrial(crossing, "my.yaml")).toThrow("one drug of a kind");
  });
});
