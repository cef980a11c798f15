import type { Expression } from "../expression/expression.ts";

/** A function of the state whose sign change is looked for while integrating. */
export interface Trigger {
  readonly name: string;
  /** Crosses zero where something happens. */
  readonly expression: Expression;
  readonly direction: "rising" | "falling" | "both";
  /** After firing, the trigger sleeps until |expression| has exceeded this. */
  readonly hysteresis: number;
}

/**
 * dy/dt = f(t, y; p), with formulas over the names of `states`, `parameters` and the time `t`. Nothing here knows
 * what the names mean.
 */
export interface OdeSystem {
  readonly states: readonly string[];
  readonly parameters: readonly string[];
  /** One per state. */
  readonly derivatives: readonly Expression[];
  /** States kept at or above zero: an accepted step that ends below by more than the tolerance is refused and retried. */
  readonly nonNegative: readonly boolean[];
  /** Quantities to record, by name. */
  readonly outputs: Readonly<Record<string, Expression>>;
  readonly triggers: readonly Trigger[];
}

/** How a solution ended. Anything but `done` and `stopped` is a failure that the caller counts and reports. */
export type StatusCode =
  | "done"
  | "stopped"
  | "step-too-small"
  | "too-many-steps"
  | "not-finite"
  | "negative"
  | "singular"
  | "interrupted";

export interface Status {
  readonly code: StatusCode;
  /** A sentence with the place (time, state) and the next thing to try; "" when done. */
  readonly hint: string;
}

/** What a stop or a trigger answers: go on, or end the solution here. The callback may change `y` and `p` in place. */
export type Verdict = "continue" | "finish";

export interface Task {
  readonly parameters: Float64Array;
  readonly initial: Float64Array;
  readonly start: number;
  readonly end: number;
  readonly relativeTolerance: number;
  /** One for all states, or one a state, in the state's unit. */
  readonly absoluteTolerance: number | Float64Array;
  /**
   * Times that a step must end on exactly (doses, visits, decisions), ascending. Read lazily: `nextStop(after)` gives
   * the first stop later than `after`, or Infinity, so that the schedule may change while the solution runs.
   */
  readonly nextStop?: (after: number) => number;
  /** Called at each stop, also at `start` if a stop stands there (`nextStop` is first asked just below `start`). */
  readonly onStop?: (t: number, y: Float64Array, p: Float64Array) => Verdict;
  /** Called when trigger number `index` fires, at the located time. */
  readonly onTrigger?: (index: number, t: number, y: Float64Array, p: Float64Array) => Verdict;
  /**
   * Times at which outputs are recorded by dense output, ascending. A sample at a stop is taken after its callback.
   */
  readonly sampleTimes?: Float64Array;
}

export interface SolveStatistics {
  accepted: number;
  rejected: number;
  derivativeCalls: number;
  factorisations: number;
}

export interface Retry {
  /** What was tried after which failure, e.g. `rodas5p rtol 1e-6 → 1e-8 after step-too-small at t = 12.3`. */
  readonly what: string;
}

export interface Solution {
  readonly status: Status;
  /** Where it ended: `end`, or where it was stopped or failed. */
  readonly time: number;
  readonly state: Float64Array;
  /** [sampleTimes × outputs], row by row; rows not reached are NaN. */
  readonly samples: Float64Array;
  readonly statistics: SolveStatistics;
  readonly retries: readonly Retry[];
}
