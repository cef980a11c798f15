/**
 * Straight-line numeric code over a flat memory of doubles: what formulas become before they become JavaScript or
 * WebAssembly. Both back ends run the same operations in the same order, so their bytes agree.
 *
 * Memory is an array of *slots*. With two lanes, slot s of lane l is the double at index 2·s + l; with one lane it is
 * the double at index s. Every operation works on each lane by itself, so one patient's numbers cannot reach another's.
 */
export type Value = number;

/** An operation's result is named by its position in the routine. Conditions are results of comparisons. */
export type Instruction =
  | { readonly op: "constant"; readonly value: number }
  | { readonly op: "load"; readonly slot: number; readonly stride?: 1 }
  | { readonly op: "store"; readonly slot: number; readonly stride?: 1; readonly a: Value }
  | {
      readonly op: "add" | "subtract" | "multiply" | "divide" | "min" | "max" | "pow";
      readonly a: Value;
      readonly b: Value;
    }
  | {
      readonly op: "negate" | "abs" | "sqrt" | "floor" | "ceil" | "exp" | "log" | "sin" | "cos" | "tanh";
      readonly a: Value;
    }
  | { readonly op: "less" | "lessOrEqual" | "equal"; readonly a: Value; readonly b: Value }
  | { readonly op: "and" | "or"; readonly a: Value; readonly b: Value }
  | { readonly op: "not"; readonly a: Value }
  | { readonly op: "select"; readonly condition: Value; readonly a: Value; readonly b: Value };

/**
 * A function without arguments or result: it reads and writes memory only. `and`, `or`, `not` and the condition of
 * `select` take only results of comparisons and of each other. `min` and `max` are IEEE minimum and maximum as
 * Math.min and WebAssembly have them (NaN if either is).
 */
export interface Routine {
  readonly name: string;
  readonly code: readonly Instruction[];
  /**
   * Runs the code this many times; a load or store with a stride moves on by one slot each time. A short loop stays in
   * the processor's caches where the same work written out would not. Runs of slots that are stored to must not
   * overlap others of the routine.
   */
  readonly repeat?: number;
}

/** Routines called one after another, as one function. */
export interface Sequence {
  readonly name: string;
  readonly routines: readonly string[];
}

export interface Program {
  /** Number of slots of memory that the routines use. */
  readonly slots: number;
  readonly routines: readonly Routine[];
  readonly sequences?: readonly Sequence[];
}

/** A program made runnable. `memory` has slots × lanes doubles; `run[name]()` executes a routine or sequence on all lanes at once. */
export interface Machine {
  readonly lanes: 1 | 2;
  readonly memory: Float64Array;
  readonly run: Readonly<Record<string, () => void>>;
}
