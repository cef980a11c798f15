import { summariseTrial } from "../../src/analysis/summarise-trial.ts";
import type { TrialDesign } from "../../src/experiments/design.ts";
import type { ArmSummary, TrialResult } from "../../src/experiments/result.ts";
import { digestTable, digestText } from "../../src/foundation/digest.ts";
import { type Table, table } from "../../src/foundation/table.ts";
import { exampleTables } from "./example-tables.ts";

const month = 30.4375;

export interface ExampleOptions {
  readonly arms?: readonly string[];
  readonly patients?: number;
  readonly title?: string;
  readonly contrasts?: boolean;
  readonly comparisons?: boolean;
}

/** A trial result of the right shape whose numbers follow from its own tables by the analysis functions. */
export function exampleTrial(options: ExampleOptions = {}): TrialResult {
  const arms = options.arms ?? ["Nivolumab plus ipilimumab", "Nivolumab", "Ipilimumab"];
  const design = designOf(arms, options);
  const tables = exampleTables(arms, design.patients, design.seed, design.duration);
  const summary = summariseTrial(tables.subjects, { arms, landmarks: design.landmarks, contrasts: design.contrasts });
  return {
    design,
    tables,
    ...summary,
    comparisons: options.comparisons === false ? [] : comparisonsOf(summary.arms),
    numerics: { failures: 3, reasons: ["patient 17, Nivolumab: step size fell below 1e-12 day"], retried: 5 },
    manifest: {
      engine: "immunarium",
      version: "0.1.0",
      design: digestText(JSON.stringify(design)),
      model: digestText("model"),
      population: digestText("population"),
      seed: design.seed,
      method: "Rodas5P",
      relativeTolerance: 1e-6,
      warnings: ["3 runs failed numerically and are not analysed"],
    },
    digest: digestText(JSON.stringify(Object.values(tables).map(digestTable))),
  };
}

function designOf(arms: readonly string[], options: ExampleOptions): TrialDesign {
  const treatment = (therapy: string, dose: number, weeks: number, times: number) => ({
    therapy,
    dose,
    unit: "mg/kg",
    route: "intravenous",
    start: 0,
    every: weeks * 7,
    times,
    stop: { atProgression: true, forToxicity: true },
    held: 0.05,
  });
  const published = (arm: string, endpoint: "ORR" | "median OS", value: number, checked: boolean) => ({
    arm,
    endpoint,
    value,
    source: "invented for this test",
    checked,
  });
  return {
    name: "example",
    title: options.title ?? "Two checkpoint blockers, alone and together (invented example)",
    source: "invented for this test",
    cancer: "melanoma",
    arms: arms.map((name, i) => ({
      name,
      size: 310 + i,
      treatments: [
        treatment(i === 2 ? "ipilimumab" : "nivolumab", 3, i === 2 ? 3 : 2, i === 2 ? 4 : Number.POSITIVE_INFINITY),
      ],
    })),
    duration: 60 * month,
    visits: { first: 84, every: 42, until: 365, later: 84, window: 3, missed: 0.02 },
    response: { criteria: "RECIST 1.1", confirmation: true, readerError: 0.07 },
    patients: options.patients ?? 200,
    seed: 11,
    eligibility: ["ecog <= 1"],
    population: { ecog: 0.3 },
    dropoutPerMonth: 0.004,
    landmarks: [12, 24, 36],
    contrasts:
      options.contrasts === false || arms.length < 2
        ? []
        : arms.slice(0, -1).map((arm) => ({ arm, reference: arms[arms.length - 1] })),
    published: arms.flatMap((arm) => [
      published(arm, "ORR", 0.4, true),
      published(arm, "median OS", 20, true),
      published(arm, "ORR", 0.987, false),
    ]),
  };
}

/** Checked figures that are hit or missed, and one from memory that must not be shown. */
function comparisonsOf(arms: readonly ArmSummary[]): TrialResult["comparisons"] {
  const source = "invented for this test";
  return arms.flatMap((arm) => [
    {
      arm: arm.name,
      endpoint: "ORR",
      published: 0.4,
      simulated: arm.orr.rate,
      lo: arm.orr.lo,
      hi: arm.orr.hi,
      inside: arm.orr.lo <= 0.4 && 0.4 <= arm.orr.hi,
      source,
    },
    {
      arm: arm.name,
      endpoint: "median OS",
      published: 20,
      simulated: arm.os.median,
      lo: arm.os.lo,
      hi: arm.os.hi,
      inside: (arm.os.lo ?? 0) <= 20 && 20 <= (arm.os.hi ?? Number.POSITIVE_INFINITY),
      source,
    },
    { arm: arm.name, endpoint: "ORR", published: 0.987, simulated: arm.orr.rate, lo: 0, hi: 1, inside: true, source },
  ]);
}

/** A table of parameters in the shape that the report reads. */
export function exampleParameters(): Table {
  const rows = [
    ["tumourGrowth", 0.0123, "1/day", "net growth of a small tumour", "fitted", "kuznetsov-1994, Table 1", "tumour"],
    ["killRate", 0.8, "1/day", "kills by one T cell", "assumed", "assumed: between two published values", "T cells"],
  ] as const;
  const text = (name: string, at: number) => ({
    name,
    unit: "",
    label: name,
    values: rows.map((row) => String(row[at])),
  });
  return table("parameters", [
    text("name", 0),
    { name: "value", unit: "", label: "value", values: Float64Array.from(rows, (row) => row[1]) },
    text("unit", 2),
    text("meaning", 3),
    text("evidence", 4),
    text("source", 5),
    text("module", 6),
  ]);
}
