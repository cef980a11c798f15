import { amendMemory } from "../../../engine/microenvironment/amend-memory.ts";
import {
  type MicroenvironmentMemory,
  MicroenvironmentRun,
} from "../../../engine/microenvironment/microenvironment-run.ts";
import type { TissueStatus } from "../../../engine/tissue/tissue-run.ts";
import { InputError } from "../../../foundation/errors.ts";
import type { Task } from "../../../foundation/mapping.ts";
import { numbers } from "../../../foundation/table.ts";
import type { MicroenvironmentScenario } from "../../../models/microenvironment/contract.ts";
import { referenceModel } from "../../model.ts";
import { type SeriesEntry, seriesEntries, seriesTableOf } from "../series.ts";
import type { Lift } from "./lifts.ts";

/** Runs that go on from one snapshot: as it was, and without one cause each. */
export interface Branches {
  readonly from: MicroenvironmentMemory;
  /** Day of the snapshot. */
  readonly day: number;
  /** Day on which all end. */
  readonly until: number;
  readonly scenario: MicroenvironmentScenario;
  readonly lifts: readonly Lift[];
  /** The column that is followed. */
  readonly quantity: string;
}

export interface BranchJob {
  /** Number of the lift; absent: as it was. */
  readonly lift?: number;
  /** 0: the chance of the run that is asked about; others differ. */
  readonly chance: number;
}

export interface BranchOutcome {
  readonly status: TissueStatus;
  readonly day: Float64Array;
  readonly value: Float64Array;
}

/**
 * Seeds of other chance lie far from those of replicates (seed + 1, seed + 2, …), which a study may have used already.
 */
const stride = 1_000_003;

/** The run as it stands on a day, on the same way as a run that does not stop there. */
export function snapshotOn(scenario: MicroenvironmentScenario, day: number): MicroenvironmentMemory {
  const run = new MicroenvironmentRun(scenario, referenceModel);
  while (run.status.code === "running" && run.time < day - 1e-9) run.advance();
  if (run.status.code === "failed") throw new InputError("scenario", run.status.hint, "a run that reaches the turn");
  return run.save();
}

/** One run from a snapshot on. Chance is a function of the seed and of where it falls, so that another seed is enough. */
export function runBranch(branches: Branches, { lift, chance }: BranchJob): BranchOutcome {
  const { from, day, until, quantity } = branches;
  const lifted = lift === undefined ? undefined : branches.lifts[lift];
  const base = lifted?.scenario ?? branches.scenario;
  const scenario = { ...base, duration: until, seed: base.seed + stride * chance };
  const memory = lifted ? amendMemory(from, scenario, lifted.amendments) : from;
  const run = new MicroenvironmentRun(scenario, referenceModel, { from: memory });
  const rows: SeriesEntry[][] = [seriesEntries(run)];
  let next = day + scenario.saveEvery;
  while (run.status.code === "running") {
    run.advance();
    if (run.time < next - 1e-9 && run.status.code === "running") continue;
    rows.push(seriesEntries(run));
    next += scenario.saveEvery;
  }
  const series = seriesTableOf(rows);
  return { status: run.status, day: numbers(series, "day"), value: numbers(series, quantity) };
}

/** Runs from one snapshot, on any thread. */
export const branchTask: Task<Branches, BranchJob, BranchOutcome> = {
  name: "branch",
  prepare: (branches) => (job) => runBranch(branches, job),
};
