import { MicroenvironmentRun } from "../../engine/microenvironment/microenvironment-run.ts";
import type { TissueStatus } from "../../engine/tissue/tissue-run.ts";
import type { Task } from "../../foundation/mapping.ts";
import type { Table } from "../../foundation/table.ts";
import type { MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { referenceModel } from "../model.ts";
import { microenvironmentSteps } from "./looks.ts";
import { type SeriesEntry, seriesEntries, seriesTableOf } from "./series.ts";

/** What came of one run. */
export interface Replicate {
  readonly status: TissueStatus;
  /** A row a look, `saveEvery` apart: see `seriesEntries`. */
  readonly series: Table;
}

/** Scenarios by name, such as the arms of a comparison. */
export type Scenarios = Readonly<Record<string, MicroenvironmentScenario>>;

export interface ReplicateJob {
  readonly arm: string;
  /** From 0; added to the scenario's seed. Arms share it, and so their chance. */
  readonly replicate: number;
}

/** Runs a scenario to its end. */
export function runMicroenvironment(scenario: MicroenvironmentScenario): Replicate {
  const run = new MicroenvironmentRun(scenario, referenceModel);
  const rows: SeriesEntry[][] = [];
  for (const due of microenvironmentSteps(run)) if (due) rows.push(seriesEntries(run));
  return { status: run.status, series: seriesTableOf(rows) };
}

/** Runs of scenarios with other chance, on any thread. */
export const replicateTask: Task<Scenarios, ReplicateJob, Replicate> = {
  name: "replicate",
  prepare:
    (scenarios) =>
    ({ arm, replicate }) =>
      runMicroenvironment({ ...scenarios[arm], seed: scenarios[arm].seed + replicate }),
};
