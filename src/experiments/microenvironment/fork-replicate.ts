import { type Amendment, amendMemory } from "../../engine/microenvironment/amend-memory.ts";
import { MicroenvironmentRun } from "../../engine/microenvironment/microenvironment-run.ts";
import { refitMemory } from "../../engine/microenvironment/refit-memory.ts";
import type { Task } from "../../foundation/mapping.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { referenceModel } from "../model.ts";
import { microenvironmentSteps } from "./looks.ts";
import { type Replicate, type ReplicateJob, runMicroenvironment } from "./replicate.ts";
import { type SeriesEntry, seriesEntries, seriesTableOf } from "./series.ts";

/** What runs under one name: a scenario from the start, or another one up to a day and this one from there on. */
export interface ForkPlan {
  readonly scenario: MicroenvironmentScenario;
  readonly fork?: {
    readonly origin: MicroenvironmentScenario;
    /** The fork falls on the first exchange at or after it. */
    readonly day: number;
    /** What is changed in the run as it stands then. */
    readonly amendments: readonly Amendment[];
  };
}

export type ForkPlans = Readonly<Record<string, ForkPlan>>;

/**
 * Runs a scenario up to the day of a fork and the fork from there on, with the same chance throughout.
 *
 * @throws {InputError} where the fork has other patches, antigens, clones or steps than its origin
 */
export function runFork({ scenario, fork }: ForkPlan): Replicate {
  if (!fork) return runMicroenvironment(scenario);
  const { origin, day, amendments } = fork;
  const rows: SeriesEntry[][] = [];
  const look = (run: MicroenvironmentRun) => rows.push(seriesEntries(run));
  let seen = Number.NEGATIVE_INFINITY;
  let run = new MicroenvironmentRun(origin, referenceModel);
  for (const due of microenvironmentSteps(run)) {
    if (due) {
      look(run);
      seen = run.time;
    }
    if (run.time > day - 1e-9) break;
  }
  if (run.status.code === "running") {
    const memory = refitMemory(run.save(), origin, scenario, referenceModel);
    run = new MicroenvironmentRun(scenario, referenceModel, { from: amendMemory(memory, scenario, amendments) });
    for (const due of microenvironmentSteps(run, seen)) if (due) look(run);
  }
  return { status: run.status, series: seriesTableOf(refitted(rows)) };
}

/** Looks with the columns of the last one: a drug that came with the fork was not there before. */
function refitted(rows: readonly (readonly SeriesEntry[])[]): SeriesEntry[][] {
  const last = rows[rows.length - 1] ?? [];
  return rows.map((row) => {
    const values = new Map(row.map(({ name, value }) => [name, value]));
    return last.map((entry) => ({ ...entry, value: values.get(entry.name) ?? 0 }));
  });
}

/** Runs of scenarios and of forks with other chance, on any thread. Those of one number share their chance. */
export const forkReplicateTask: Task<ForkPlans, ReplicateJob, Replicate> = {
  name: "fork-replicate",
  prepare:
    (plans) =>
    ({ arm, replicate }) => {
      const { scenario, fork } = plans[arm];
      const withChance = (one: MicroenvironmentScenario) => ({ ...one, seed: one.seed + replicate });
      return runFork({
        scenario: withChance(scenario),
        ...(fork && { fork: { ...fork, origin: withChance(fork.origin) } }),
      });
    },
};
