import { describe, expect, test } from "vitest";
import { conductTrial } from "../../src/experiments/conduct/conduct.ts";
import type { ConductDesign } from "../../src/experiments/conduct/conduct-design.ts";
import type { TrialResult } from "../../src/experiments/result.ts";
import { resultJson } from "../../src/formats/result-json.ts";
import { readStoredResult, storeResult } from "../../src/formats/stored-result.ts";
import { numbers, type Table, texts } from "../../src/foundation/table.ts";
import { conductedWords, conductWords } from "../../src/report/conduct-words.ts";
import { lookChart } from "../../src/report/sections/conduct.ts";
import { trialReport } from "../../src/report/trial-report.ts";
import { exampleTrial } from "./example-trial.ts";

/** Patients by name, as in results; the example has them by number. */
function named(source: Table): Table {
  const columns = source.columns.map((one) =>
    one.name === "patient"
      ? { ...one, values: Array.from(one.values as Float64Array, (value) => `SIM-${value}`) }
      : one,
  );
  return { ...source, columns };
}

/** The example's patients in a trial of 60 each. */
function conducted(conduct: ConductDesign): TrialResult {
  const example = exampleTrial({ arms: ["new", "old"], patients: 150 });
  const tables = { ...example.tables, subjects: named(example.tables.subjects), visits: named(example.tables.visits) };
  const design = { ...example.design, arms: example.design.arms.map((arm) => ({ ...arm, size: 60 })), ...conduct };
  const made = conductTrial({ design, tables })!;
  return { ...example, design, tables: { ...tables, allocated: made.allocated }, conduct: made.conduct };
}

const looks = conducted({
  allocation: { strata: [{ covariate: "pdl1", cuts: [0.5] }], blocks: [4], ratio: [1, 1] },
  accrual: { over: 365, ramp: 0 },
  sequential: {
    arm: "new",
    reference: "old",
    endpoint: "OS",
    spending: "O'Brien-Fleming",
    alpha: 0.025,
    sides: 1,
    looks: { by: "events", events: [30, 50, 70] },
    futility: { by: "beta", beta: 0.2, spending: "O'Brien-Fleming" },
  },
});

describe("a trial with looks", () => {
  test("the report has a section with its words, its looks against their bounds, and their table", () => {
    const html = trialReport(looks);
    expect(html).toContain('<h2 id="conduct">The trial as conducted</h2>');
    for (const words of [...conductWords(looks.design), ...conductedWords(looks.design, looks.conduct!)]) {
      expect(html).toContain(words.replaceAll("<", "&lt;"));
    }
    expect(html).toContain('id="figure-looks"');
    expect(html).toContain("Table: Looks at OS, new against old");
    expect(trialReport(exampleTrial())).not.toContain('id="conduct"');
  });

  test("the picture's words say each look's bound and statistic, and which look was not held", () => {
    const chart = lookChart(looks)!;
    const held = looks.conduct!.sequential!.looks;
    expect(chart.table.rows).toBe(3);
    const [first] = numbers(chart.table, "efficacy");
    expect(chart.description).toContain(`Look 1, 30 events: bound ${first.toFixed(2)}, futility bound `);
    const decisions = texts(chart.table, "decision");
    expect(decisions.filter((one) => one === "not held")).toHaveLength(3 - held.length);
    expect(decisions[held.at(-1)!.look]).toBe(held.at(-1)!.decision);
  });

  test("stored and read back it is the same, infinities of bounds included; as JSON it holds its looks", () => {
    const back = readStoredResult(storeResult(looks), "result.json");
    expect(back.conduct).toEqual(looks.conduct);
    expect(back.design).toEqual(looks.design);
    const { conduct } = resultJson(looks).trial;
    expect(conduct?.sequential?.looks.length).toBe(looks.conduct!.sequential!.looks.length);
    expect(resultJson(exampleTrial()).trial).not.toHaveProperty("conduct");
  });
});

test("two stages are told with their limits, their errors, and the rate without the bias of stopping", () => {
  const stages = conducted({
    twoStage: {
      arm: "new",
      p0: 0.2,
      p1: 0.4,
      alpha: 0.05,
      beta: 0.2,
      optimum: "optimal",
      stages: { n1: 13, r1: 3, n: 43, r: 12 },
    },
  });
  const [design] = conductWords(stages.design);
  // Simon (1989), Table 1: 20.6 patients expected at 20 %.
  expect(design).toMatch(
    /ends with 3 or fewer responses of 13 patients, promising with more than 12 of 43.*expects 20\.6/,
  );
  const html = trialReport(stages);
  for (const words of conductedWords(stages.design, stages.conduct!))
    expect(html).toContain(words.replaceAll("<", "&lt;"));
});
