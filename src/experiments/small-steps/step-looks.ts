import { MicroenvironmentRun } from "../../engine/microenvironment/microenvironment-run.ts";
import type { PatchRun } from "../../engine/microenvironment/patch-run.ts";
import type { Task } from "../../foundation/mapping.ts";
import { type CellKind, kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import { type Tallied, tallied } from "../../models/microenvironment/contract.ts";
import { life } from "../../models/tissue/cells.ts";
import { referenceModel } from "../model.ts";
import { layerScenario, type StepPlan, stepPlans } from "./plans.ts";

export interface StepStudy {
  readonly cells: number;
  /** Days on which it is looked at; the last one ends the run. */
  readonly days: readonly number[];
}

export interface StepJob {
  readonly plan: StepPlan;
  /** From 0: plans that are given the same one start from the same places. */
  readonly replicate: number;
}

const cd8: readonly CellKind[] = ["CD8 progenitor", "CD8 effector", "CD8 exhausted", "CD8 memory"];

/** What a look reads. */
const readings: Readonly<Record<string, (run: MicroenvironmentRun) => number>> = {
  "tumour cells": (run) => countOf(run, ["tumour"]),
  "CD8 T cells": (run) => countOf(run, cd8),
  "exhausted T cells": (run) => countOf(run, ["CD8 exhausted"]),
  "kills by T cells": (run) => talliedOf(run, "kills by T cells"),
  "tumour births": (run) => talliedOf(run, "tumour births"),
  "T-cell divisions": (run) => talliedOf(run, "T-cell divisions"),
  "distance of effectors to tumour, um": ({ patches: [patch] }) => distanceToTumour(patch),
  "mean IFN-gamma, nmol/L": ({ patches: [patch] }) => meanOf(patch.density("IFN-gamma") ?? []),
  "mean debris, nmol/L": ({ patches: [patch] }) => meanOf(patch.density("debris") ?? []),
};
export const readingNames = Object.keys(readings);

function countOf({ patches: [patch] }: MicroenvironmentRun, kinds: readonly CellKind[]): number {
  const counts = patch.counts();
  return kinds.reduce((sum, name) => sum + counts[kindNumber[name]], 0);
}

function talliedOf({ patches: [patch] }: MicroenvironmentRun, name: Tallied): number {
  return patch.tally[tallied.indexOf(name)];
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** µm from a live effector to the tumour cell that is nearest, on average; what is not a number where there is none. */
function distanceToTumour({ tissue }: PatchRun): number {
  const { cells } = tissue.context();
  const { body } = cells;
  const rowsOf = (name: CellKind) => {
    const rows: number[] = [];
    for (let row = 0; row < cells.count; row++) {
      if (cells.life[row] === life.live && cells.type[row] === kindNumber[name]) rows.push(row);
    }
    return rows;
  };
  const tumour = rowsOf("tumour");
  const distances = rowsOf("CD8 effector").map((row) => {
    const square = tumour.reduce((least, other) => {
      const [dx, dy] = [body[8 * row] - body[8 * other], body[8 * row + 1] - body[8 * other + 1]];
      return Math.min(least, dx * dx + dy * dy);
    }, Number.POSITIVE_INFINITY);
    return Math.sqrt(square);
  });
  return meanOf(distances);
}

/** @returns a row a day, a number a reading */
function look({ cells, days }: StepStudy, { plan, replicate }: StepJob): number[][] {
  const scenario = layerScenario(cells, days[days.length - 1], { steps: stepPlans[plan], seed: 1 + replicate });
  const run = new MicroenvironmentRun(scenario, referenceModel);
  return days.map((day) => {
    while (run.status.code === "running" && run.time < day - 1e-9) run.advance();
    if (run.status.code === "failed") throw new RangeError(`${plan} steps, replicate ${replicate}: ${run.status.hint}`);
    return readingNames.map((name) => readings[name](run));
  });
}

/** Runs of one scenario with time cut in other ways, on any thread. */
export const stepTask: Task<StepStudy, StepJob, number[][]> = {
  name: "steps",
  prepare: (study) => (job) => look(study, job),
};
