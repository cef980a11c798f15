import type { Retry, SolveStatistics } from "./system.ts";

/** What a watch over triggers remembers. */
export interface TriggerMemory {
  /** The sign that each trigger was last seen with. */
  readonly signs: readonly number[];
  readonly asleep: readonly boolean[];
  /** Values at the end of the last step. */
  readonly last: readonly number[];
  /** One has just fired and sleeps. */
  readonly fresh: boolean;
}

/**
 * A solution between two steps, as plain data: with the same system, method and task, going on from here gives the same
 * bytes as never having stopped. Times in the unit of the task.
 */
export interface Snapshot {
  readonly time: number;
  readonly state: Float64Array;
  readonly parameters: Float64Array;
  /** The step that the error would allow, though stops may cut it. */
  readonly naturalStep: number;
  /** A first step must be chosen. */
  readonly starting: boolean;
  /** The last attempt was refused. */
  readonly refused: boolean;
  /** What the last restart turned out to allow, as a share of `timescale`. */
  readonly restartShare: number;
  readonly timescale: number;
  /** The next step is the first after a restart. */
  readonly restarted: boolean;
  /** What the task's tolerances are multiplied by, after retries. */
  readonly toleranceFactor: number;
  readonly samples: Float64Array;
  readonly samplesTaken: number;
  readonly attempts: number;
  readonly statistics: Readonly<SolveStatistics>;
  readonly retries: readonly Retry[];
  readonly triggers: TriggerMemory;
}
