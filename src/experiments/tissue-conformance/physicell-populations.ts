import { numbers, type Table } from "../../foundation/table.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import { runTissue } from "../tissue-experiment.ts";
import type { ConformanceCase, ConformanceMeans, Finding, Skipped } from "./conformance-case.ts";
import { noReference } from "./physicell-fields.ts";
import {
  deviation,
  liesOutside,
  meanOf,
  type Pair,
  permutationProbability,
  shareProbability,
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
const differs = ({ pair: { ours, theirs } }: Compared) =>
  ours.some((value) => !(Math.abs(value - theirs[0]) <= 1e-9 * Math.max(1, Math.abs(theirs[0]))));
const isCount = (column: string) => /^(n_|live:|dead:)/.test(column);

function findings(compared: readonly Compared[], runs: number, final: readonly string[]): Finding[] {
  const start = compared.filter(({ time }) => time === 0);
  const later = compared.filter(({ time }) => time > 0);
  const varying = later.filter((one) => !constant(one));
  const outside = varying.filter(({ pair }) => liesOutside(pair));
  const worst = [...varying].sort((a, b) => Math.abs(zOf(b.pair)) - Math.abs(zOf(a.pair)))[0];
  const fixed = later.filter(constant);
  const broken = fixed.filter(differs);
  const least = leastProbability(broken);
  const end = Math.max(...later.map(({ time }) => time));
  const probability = permutationProbability(varying.map(({ pair }) => pair));
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
      note: `${outside.length} of them; by chance 11.6 % are expected (Student's t with four degrees of freedom), more or fewer together since columns and times depend on each other; the farthest is ${worst.column} at ${worst.time} min, z = ${zOf(worst.pair).toFixed(1)}`,
    },
    {
      what: "probability of columns as far apart or farther, were both programs the same",
      value: probability,
      unit: "",
      limit: { least: 0.01 },
      note: `exact permutation test over all ways to share ${runs + REFERENCE_RUNS} runs out`,
    },
    {
      what: `columns and times of ${fixed.length} that are the same in all reference runs: least probability of what ours have there`,
      value: least.probability,
      unit: "",
      limit: { least: 0.005 },
      note: least.note,
    },
    ...final.map((column) => finalValue(compared, column, end)),
  ];
}

/** Counts that never vary in the reference and do in ours: how likely that is, by how events would fall to either. */
function leastProbability(broken: readonly Compared[]): { probability: number; note: string } {
  if (broken.length === 0) return { probability: 1, note: "all of ours are the same as well" };
  let least = { probability: 1, note: "" };
  for (const { column, time, pair } of broken) {
    const sum = (values: readonly number[]) =>
      values.reduce((total, value) => total + Math.abs(value - pair.theirs[0]), 0);
    const events = sum(pair.ours);
    const probability = isCount(column) ? shareProbability(Math.round(events), 0, pair) : 0;
    if (probability <= least.probability) {
      least = {
        probability,
        note: `${broken.length} differ; ${column} at ${time} min: ours ${pair.ours.join(", ")}, theirs all ${pair.theirs[0]}`,
      };
    }
  }
  return least;
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
