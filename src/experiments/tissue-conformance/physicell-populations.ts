import { numbers, type Table } from "../../foundation/table.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { studentTwoSided } from "../../numerics/statistics/beta-distribution.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, ConformanceMeans, Finding, Skipped } from "./conformance-case.ts";
import { noReference } from "./physicell-fields.ts";
import {
  deviation,
  liesOutside,
  meanOf,
  oddOnesProbability,
  type Pair,
  permutationProbability,
  zOf,
} from "./two-samples.ts";

const REFERENCE_RUNS = 5;

interface Compared {
  readonly column: string;
  readonly time: number;
  readonly pair: Pair;
}

/** Rows of the series of one run, by time and column. */
function ourSeries(scenario: TissueScenario, seed: number, means: ConformanceMeans): Map<string, number>[] {
  const rows: Map<string, number>[] = [];
  const add = (frame: TissueFrame) => {
    rows.push(new Map(means.series(frame).map(({ name, value }) => [name, value])));
  };
  const status = runTissue({ ...scenario, numerics: "physicell", seed }, { onFrame: add });
  if (status.code !== "done") throw new RangeError(`seed ${seed}: ${status.code === "failed" ? status.hint : ""}`);
  return rows;
}

function pairUp(ours: readonly Map<string, number>[][], theirs: readonly Table[]): Compared[] {
  const times = numbers(theirs[0], "time_min");
  const columns = theirs[0].columns.map(({ name }) => name).filter((name) => name !== "time_min");
  return [...times].flatMap((time, at) =>
    columns.map((column) => ({
      column,
      time,
      pair: {
        ours: ours.map((rows) => {
          const row = rows.find((one) => Math.abs(one.get("time_min")! - time) < 1e-6);
          return row?.get(column) ?? Number.NaN;
        }),
        theirs: theirs.map((table) => numbers(table, column)[at]),
      },
    })),
  );
}

const constant = ({ pair: { theirs } }: Compared) => theirs.every((value) => value === theirs[0]);
const same = (value: number, reference: number) =>
  Math.abs(value - reference) <= 1e-9 * Math.max(1, Math.abs(reference));
const differs = ({ pair: { ours, theirs } }: Compared) => ours.some((value) => !same(value, theirs[0]));

function findings(compared: readonly Compared[], runs: number, final: readonly string[]): Finding[] {
  const start = compared.filter(({ time }) => time === 0);
  const later = compared.filter(({ time }) => time > 0);
  const varying = later.filter((one) => !constant(one));
  const outside = varying.filter(({ pair }) => liesOutside(pair));
  const worst = [...varying].sort((a, b) => Math.abs(zOf(b.pair)) - Math.abs(zOf(a.pair)))[0];
  const everVarying = new Set(varying.map(({ column }) => column));
  const agreeing = later.filter((one) => constant(one) && everVarying.has(one.column));
  const fixed = later.filter(({ column }) => !everVarying.has(column));
  const least = leastProbability(fixed.filter(differs));
  const end = Math.max(...later.map(({ time }) => time));
  const probability = permutationProbability(later.map(({ pair }) => pair));
  return [
    {
      what: `columns of ${start.length} that differ at the start`,
      value: start.filter(differs).length,
      unit: "",
      limit: { most: 0 },
    },
    {
      what: `share of ${varying.length} columns and times whose mean lies outside of the reference's ± 2 sd √(1/${runs} + 1/5)`,
      value: outside.length / varying.length,
      unit: "",
      limit: { most: 0.25 },
      note: `${outside.length} of them; by chance 11.6 % are expected (Student's t with four degrees of freedom), more or fewer together since columns and times depend on each other`,
    },
    {
      what: "probability of a column as far apart as the farthest, were both programs the same",
      value: Math.min(1, varying.length * studentTwoSided(zOf(worst.pair), runs + REFERENCE_RUNS - 2)),
      unit: "",
      limit: { least: 0.01 },
      note: `${worst.column} at ${worst.time} min, t = ${zOf(worst.pair).toFixed(1)} with ${runs + REFERENCE_RUNS - 2} degrees of freedom; times the number of columns and times (Bonferroni)`,
    },
    {
      what: "probability of columns as far apart or farther, were both programs the same",
      value: probability,
      unit: "",
      limit: { least: 0.01 },
      note: `exact permutation test over all ways to share ${runs + REFERENCE_RUNS} runs out`,
    },
    {
      what: "columns that never vary in the reference: least probability of as many odd runs as ours have there",
      value: least.probability,
      unit: "",
      limit: { least: 0.01 },
      note: `Fisher's exact test, ${fixed.length} columns and times; ${least.note}`,
    },
    {
      what: `columns and times of ${agreeing.length} in which the reference's runs happen to agree, though the column varies, and ours do not all have their value`,
      value: agreeing.filter(differs).length,
      unit: "",
      note: "small counts, early: they have no sd, and are judged by the permutation test alone",
    },
    ...final.map((column) => finalValue(compared, column, end)),
  ];
}

/** What never varies in the reference and does in ours: how likely so many odd runs are, in the worst column. */
function leastProbability(broken: readonly Compared[]): { probability: number; note: string } {
  if (broken.length === 0) return { probability: 1, note: "all of ours are the same as well" };
  const judged = broken.map((one) => {
    const odd = one.pair.ours.filter((value) => !same(value, one.pair.theirs[0])).length;
    return { ...one, probability: oddOnesProbability(odd, one.pair) };
  });
  const [{ column, time, pair, probability }] = [...judged].sort((a, b) => a.probability - b.probability);
  const shown = pair.ours.map((value) => Number(value.toPrecision(3))).join(", ");
  const columns = [...new Set(broken.map((one) => one.column))].join(", ");
  return {
    probability,
    note: `${broken.length} differ (${columns}); e.g. ${column} at ${time} min: ours ${shown}, theirs all ${pair.theirs[0]}`,
  };
}

function finalValue(compared: readonly Compared[], column: string, time: number): Finding {
  const { pair } = compared.find((one) => one.column === column && one.time === time)!;
  const shown = (values: readonly number[]) => `${meanOf(values).toPrecision(5)} ± ${deviation(values).toPrecision(2)}`;
  return {
    what: `${column} at ${time} min: |z| of the means`,
    value: Math.abs(zOf(pair)),
    unit: "",
    note: `ours ${shown(pair.ours)}, PhysiCell ${shown(pair.theirs)}`,
  };
}

async function compare(
  project: string,
  final: readonly string[],
  means: ConformanceMeans,
): Promise<Finding[] | Skipped> {
  const scenario = await means.project(project);
  const seeds = Array.from({ length: REFERENCE_RUNS }, (_, i) => i + 1);
  const tables = await Promise.all(seeds.map((seed) => means.table(project, `seed_${seed}.csv`)));
  const theirs = tables.filter((table) => table !== undefined);
  if (!scenario || theirs.length < REFERENCE_RUNS) return noReference;
  const ours = Array.from({ length: means.seeds }, (_, i) => ourSeries(scenario, i + 1, means));
  return findings(pairUp(ours, theirs), means.seeds, final);
}

const source = "five runs of unmodified PhysiCell 1.14.2 with other seeds, all columns of their series";

export const physicellTumour: ConformanceCase = {
  name: "physicell-tumour",
  title: "Numerics `physicell`: a tumour on oxygen, 48 h",
  source: `${source} (tumour_o2_2d)`,
  quick: true,
  run: (means) =>
    compare("tumour_o2_2d", ["n_live", "n_dead", "mean:oxygen", "tumour_rg_um", "mean_live_volume"], means),
};

export const physicellRules: ConformanceCase = {
  name: "physicell-rules",
  title: "Numerics `physicell`: tumour, macrophages and T cells under 27 rules, 12 h",
  source: `${source} (rules_sample)`,
  quick: false,
  run: (means) =>
    compare(
      "rules_sample",
      [
        "live:malignant epithelial cell",
        "n_necrotic",
        "n_apoptotic",
        "live:M1 macrophage",
        "mean:oxygen",
        "mean:necrotic debris",
        "tumour_rg_um",
      ],
      means,
    ),
};
