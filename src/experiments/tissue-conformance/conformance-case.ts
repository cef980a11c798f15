import type { Crew } from "../../foundation/crew.ts";
import type { Table } from "../../foundation/table.ts";
import type { TissueScenario } from "../../models/tissue/contract.ts";
import type { TissueFrame } from "../../models/tissue/frame.ts";
import type { LinearMemory } from "../../numerics/memory.ts";

/** One figure of a case, held against what it may be. */
export interface Finding {
  readonly what: string;
  /** An error, a deviation, a probability: as `what` says. */
  readonly value: number;
  /** `""` for plain numbers. */
  readonly unit: string;
  /** The largest that passes, or the smallest; absent where the figure is told for information alone. */
  readonly limit?: { readonly most: number } | { readonly least: number };
  readonly note?: string;
}

/** Why a case could not run here. */
export interface Skipped {
  readonly skipped: string;
}

/** What cases need from outside of the library. */
export interface ConformanceMeans {
  /** A project of PhysiCell with results made by it, by its folder's name; nothing where it is not there. */
  project(name: string): Promise<TissueScenario | undefined>;
  /** A table of numbers that lies in a project's folder. */
  table(project: string, file: string): Promise<Table | undefined>;
  /** What a frame comes to, in the columns of those results. */
  series(frame: TissueFrame): readonly { readonly name: string; readonly value: number }[];
  /** Threads that share a memory; absent where there are none. */
  crew?(threads: number, scenario: TissueScenario, memory: LinearMemory): Promise<Crew & { close(): void }>;
  /** Runs of each random project; the reference has five. */
  readonly seeds: number;
}

/** A claim about the engine that others can repeat. */
export interface ConformanceCase {
  readonly name: string;
  readonly title: string;
  /** What the reference is, and where it comes from. */
  readonly source: string;
  /** Takes seconds, not minutes. */
  readonly quick: boolean;
  run(means: ConformanceMeans): Promise<readonly Finding[] | Skipped>;
}

/** Whether a figure is within its limit; one without a limit, always; one that is no number, never. */
export function holds({ value, limit }: Finding): boolean {
  if (!limit) return true;
  return "most" in limit ? value <= limit.most : value >= limit.least;
}
