import type { Parameters } from "../foundation/parameter.ts";

/** A quantity that changes in time. */
export interface State {
  readonly unit: string;
  readonly meaning: string;
  /** A number in `unit`, or a formula of parameters and other initial values. */
  readonly initial: number | string;
  /** States that may go below zero say so; all others are kept at or above it. */
  readonly mayBeNegative?: true;
}

/** A named quantity computed from states, parameters, other formulas and the time `t` (days), at every instant. */
export interface Formula {
  readonly formula: string;
  readonly unit: string;
  readonly meaning: string;
}

/** Something that happens at a rate and changes states: births, moves, conversions, kills. */
export interface Reaction {
  readonly meaning: string;
  /** Happenings per day, as a formula. */
  readonly rate: string;
  /** What one happening changes, by state: a number or a formula (e.g. antigen released a dead cell). */
  readonly changes: Readonly<Record<string, number | string>>;
}

/** Something that happens at an instant: when `when` becomes true, the states in `set` take new values. */
export interface ModelEvent {
  readonly meaning: string;
  /** A comparison, e.g. `tumour < 1`. It fires when it turns from false to true. */
  readonly when: string;
  readonly set: Readonly<Record<string, string>>;
}

/**
 * A population that is counted in single cells while it is small. Below `threshold` cells the engine replaces the
 * continuous equation of `state` by a birth-death process with these rates, so that dying out is a real outcome.
 */
export interface SmallPopulation {
  readonly state: string;
  /** Cells below which chance rules. */
  readonly threshold: number;
  /** Divisions per cell and day, as a formula. */
  readonly birth: string;
  /** Deaths per cell and day, as a formula: every way to die. */
  readonly death: string;
  /** New cells a day from elsewhere (mutation of other clones), as a formula. */
  readonly arrivals: string;
}

/**
 * Part of a body model: one file, one mechanism. A module may use names that other modules define; `composeModel`
 * joins modules and refuses a name that is missing or defined twice.
 */
export interface ModelModule {
  readonly name: string;
  readonly meaning: string;
  readonly states?: Readonly<Record<string, State>>;
  readonly parameters?: Parameters;
  readonly formulas?: Readonly<Record<string, Formula>>;
  readonly reactions?: Readonly<Record<string, Reaction>>;
  /** For published equations that read better as they were printed: d(state)/dt, added to what reactions change. */
  readonly derivatives?: Readonly<Record<string, string>>;
  readonly events?: Readonly<Record<string, ModelEvent>>;
  readonly smallPopulations?: readonly SmallPopulation[];
}

/** A whole model: modules that need nothing from elsewhere. Time is in days. */
export interface Model extends ModelModule {
  readonly states: Readonly<Record<string, State>>;
  readonly parameters: Parameters;
  readonly formulas: Readonly<Record<string, Formula>>;
  readonly reactions: Readonly<Record<string, Reaction>>;
  readonly derivatives: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, ModelEvent>>;
  readonly smallPopulations: readonly SmallPopulation[];
  /** Which module each state, parameter, formula, reaction and event came from. */
  readonly origin: Readonly<Record<string, string>>;
}
