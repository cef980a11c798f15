import type { Sides } from "../../numerics/statistics/designs/group-sequential.ts";
import type { SpendingShape } from "../../numerics/statistics/designs/spending.ts";
import type { TwoStageAims, TwoStages } from "../../numerics/statistics/designs/two-stage.ts";

export { spendingShapes } from "../../numerics/statistics/designs/spending.ts";
export type { Sides, SpendingShape, TwoStageAims, TwoStages };

/**
 * How a trial is conducted with patients who each get one arm: who is allocated to which, when they come, when it is
 * looked at. Without any of it, a trial's virtual patients all go through all arms, and nobody is allocated.
 */
export interface ConductDesign {
  readonly allocation?: Allocation;
  readonly accrual?: Accrual;
  readonly sequential?: SequentialDesign;
  readonly twoStage?: TwoStageDesign;
}

/** Permuted blocks within strata. */
export interface Allocation {
  readonly strata: readonly Stratification[];
  /** Sizes of blocks, each drawn with equal chance; each holds the ratio a whole number of times. */
  readonly blocks: readonly number[];
  /** Patients of each arm in the ratio, e.g. [2, 1]; shape [arms]. */
  readonly ratio: readonly number[];
}

/** A covariate at entry, cut into levels: below the first cut, from each cut on. */
export interface Stratification {
  readonly covariate: string;
  readonly cuts: readonly number[];
}

/** When patients come: at an even pace, which may first be reached by a linear ramp. Days. */
export interface Accrual {
  readonly over: number;
  readonly ramp: number;
}

/** Looks at one comparison while the trial runs, with error spent as information comes in. */
export interface SequentialDesign {
  readonly arm: string;
  readonly reference: string;
  readonly endpoint: "PFS" | "OS";
  readonly spending: SpendingShape;
  readonly alpha: number;
  readonly sides: Sides;
  readonly looks: Looks;
  readonly futility?: Futility;
}

/** Looks at numbers of events, or at days after the first patient; the last one is the final analysis. */
export type Looks =
  | { readonly by: "events"; readonly events: readonly number[] }
  /** `events`: planned at the end, where the information is whole. */
  | { readonly by: "calendar"; readonly days: readonly number[]; readonly events: number };

/** Non-binding: the efficacy bounds do not count on it. A virtual trial keeps to it. */
export type Futility =
  | { readonly by: "beta"; readonly beta: number; readonly spending: SpendingShape }
  | { readonly by: "conditional power"; readonly power: number };

/** Simon's two stages: one arm, response yes or no. */
export interface TwoStageDesign extends TwoStageAims {
  readonly arm: string;
  readonly optimum: "optimal" | "minimax" | "own";
  readonly stages: TwoStages;
}

/** Events that a sequential design plans for. */
export function plannedEvents({ looks }: SequentialDesign): number {
  return looks.by === "events" ? looks.events[looks.events.length - 1] : looks.events;
}

export function numberOfLooks({ looks }: SequentialDesign): number {
  return looks.by === "events" ? looks.events.length : looks.days.length;
}

/** Whether patients are allocated, come one after another, or are looked at early. */
export function isConducted({ allocation, accrual, sequential, twoStage }: ConductDesign): boolean {
  return allocation !== undefined || accrual !== undefined || sequential !== undefined || twoStage !== undefined;
}
