import { join } from "node:path";
import {
  digestTable,
  digestText,
  type MicroenvironmentScenario,
  type Replicate,
  type ReplicateJob,
  replicateTask,
  type Scenarios,
  scenarioDigest,
  type Table,
  table,
  version,
} from "../../../src/index.ts";
import { fileStore, inline, workers } from "../../../src/platform/node.ts";
import { interruption } from "../interruption.ts";
import { Progress } from "../progress.ts";

export interface ReplicateOptions {
  readonly replicates: number;
  readonly threads?: number;
  readonly quiet: boolean;
  /** Where finished replicates are kept for `--resume`; absent: nowhere. */
  readonly parts?: string;
}

/** Replicates by arm, in their order; nothing where the work was interrupted. */
export type Replicated = Readonly<Record<string, readonly Replicate[]>>;

/** Runs all arms under many chances on all threads. What is finished already is read from its parts. */
export async function runReplicates(scenarios: Scenarios, options: ReplicateOptions): Promise<Replicated | undefined> {
  const { replicates, parts, threads } = options;
  const jobs = Object.keys(scenarios).flatMap((arm) =>
    Array.from({ length: replicates }, (_, replicate): ReplicateJob => ({ arm, replicate })),
  );
  const store = parts === undefined ? undefined : fileStore(parts);
  const keyOf = ({ arm, replicate }: ReplicateJob) => `replicate-${keyOfJob(scenarios[arm], replicate)}`;
  const found = await Promise.all(jobs.map(async (job) => (await store?.get(keyOf(job))) as Replicate | undefined));
  const due = jobs.flatMap((_, at) => (found[at] ? [] : [at]));
  const pool = threads === 1 ? undefined : workers(threads);
  const { signal, release } = interruption();
  const progress = new Progress(options.quiet);
  const kept: Promise<void>[] = [];
  let done = jobs.length - due.length;
  try {
    const wanted = due.map((at) => jobs[at]);
    const outcomes = await (pool ?? inline)(replicateTask, scenarios, wanted, {
      signal,
      onOutcome(index, outcome) {
        progress.show("replicates", ++done, jobs.length, ` runs`);
        if (store) kept.push(store.put(keyOf(wanted[index]), outcome));
      },
    });
    outcomes.forEach((outcome, i) => {
      found[due[i]] = outcome;
    });
  } finally {
    await Promise.all(kept);
    progress.end();
    pool?.close();
    release();
  }
  if (found.some((one) => one === undefined)) return undefined;
  return Object.fromEntries(
    Object.keys(scenarios).map((arm) => [
      arm,
      jobs.flatMap((job, at) => (job.arm === arm ? [found[at] as Replicate] : [])),
    ]),
  );
}

function keyOfJob(scenario: MicroenvironmentScenario, replicate: number): string {
  return digestText(JSON.stringify([version, scenarioDigest(scenario), replicate])).slice(0, 32);
}

/** Digest of an arm's replicates: of their series, in their order. */
export function replicatesDigest(replicates: readonly Replicate[]): string {
  return digestText(JSON.stringify(replicates.map(({ status, series }) => [status.code, digestTable(series)])));
}

/** All series of an arm as one table, with the replicate's number in front. */
export function stacked(replicates: readonly Replicate[]): Table {
  const [first] = replicates;
  const rows = replicates.flatMap(({ series }, k) => Array.from({ length: series.rows }, () => k));
  return table("series", [
    {
      name: "replicate",
      unit: "",
      label: "number of the replicate; its seed is that much higher",
      values: Float64Array.from(rows),
    },
    ...first.series.columns.map((column, at) => ({
      ...column,
      values: Float64Array.from(
        replicates.flatMap(({ series }) => Array.from(series.columns[at].values as Float64Array)),
      ),
    })),
  ]);
}

/** Where finished replicates lie in a folder of results. */
export const partsOf = (folder: string) => join(folder, ".parts");
