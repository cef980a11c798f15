import { cox } from "../../src/analysis/cox.ts";
import { kaplanMeier, medianSurvival, survivalAt } from "../../src/analysis/kaplan-meier.ts";
import { logRank } from "../../src/analysis/log-rank.ts";
import { proportionalHazards } from "../../src/analysis/proportional-hazards.ts";
import { exactRate } from "../../src/analysis/rate.ts";
import { restrictedMean } from "../../src/analysis/restricted-mean.ts";
import type { TrialDesign } from "../../src/experiments/design.ts";
import type { ArmSummary, Contrast, SurvivalSummary, TrialResult } from "../../src/experiments/result.ts";
import { digestTable, digestText } from "../../src/foundation/digest.ts";
import { numbers, type Table, table, texts } from "../../src/foundation/table.ts";
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
  const landmarks = design.landmarks;
  const summaries = arms.map((arm) => summary(tables.subjects, arm, landmarks));
  return {
    design,
    tables,
    arms: summaries,
    contrasts: design.contrasts.flatMap(({ arm, reference }) =>
      (["PFS", "OS"] as const).map((endpoint) => contrastOf(tables.subjects, endpoint, arm, reference)),
    ),
    comparisons: options.comparisons === false ? [] : comparisonsOf(summaries),
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

function timesOf(subjects: Table, endpoint: "pfs" | "os", arms: readonly string[]) {
  const arm = texts(subjects, "arm");
  const day = numbers(subjects, `${endpoint}Day`);
  const event = numbers(subjects, `${endpoint}Event`);
  const rows = arm.map((_, row) => row).filter((row) => arms.includes(arm[row]));
  return {
    rows,
    data: { time: rows.map((row) => day[row] / month), event: rows.map((row) => event[row]) },
    group: rows.map((row) => arm[row]),
  };
}

function survivalSummary(
  subjects: Table,
  endpoint: "pfs" | "os",
  arm: string,
  landmarks: readonly number[],
): SurvivalSummary {
  const curve = kaplanMeier(timesOf(subjects, endpoint, [arm]).data);
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  const median = medianSurvival(curve);
  return {
    n: curve.atRisk[0],
    events: curve.events.reduce((sum, events) => sum + events, 0),
    median: known(median.value),
    lo: known(median.lo),
    hi: known(median.hi),
    landmarks: landmarks.map((months) => {
      const { value, lo, hi } = survivalAt(curve, months);
      return { months, rate: known(value), lo: known(lo), hi: known(hi) };
    }),
    rmst: restrictedMean(curve, 36),
  };
}

function summary(subjects: Table, name: string, landmarks: readonly number[]): ArmSummary {
  const arm = texts(subjects, "arm");
  const rows = arm.map((_, row) => row).filter((row) => arm[row] === name);
  const best = texts(subjects, "bestResponse");
  const reason = texts(subjects, "offTreatmentReason");
  const rate = (keep: (row: number) => boolean) => exactRate(rows.filter(keep).length, rows.length);
  return {
    name,
    n: rows.length,
    orr: rate((row) => best[row] === "CR" || best[row] === "PR"),
    cr: rate((row) => best[row] === "CR"),
    dcr: rate((row) => ["CR", "PR", "SD"].includes(best[row])),
    pfs: survivalSummary(subjects, "pfs", name, landmarks),
    os: survivalSummary(subjects, "os", name, landmarks),
    toxicity: rate((row) => reason[row] === "toxicity"),
  };
}

function contrastOf(subjects: Table, endpoint: "PFS" | "OS", arm: string, reference: string): Contrast {
  const { data, group } = timesOf(subjects, endpoint === "PFS" ? "pfs" : "os", [arm, reference]);
  const treated = [group.map((name) => (name === arm ? 1 : 0))];
  const [{ value: hr, lo, hi }] = cox(data, treated).hazardRatios;
  return {
    endpoint,
    arm,
    reference,
    hr,
    lo,
    hi,
    p: logRank(data, group).p,
    proportional: proportionalHazards(data, treated).global.p,
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
