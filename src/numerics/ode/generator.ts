import type { Routine, Value } from "../kernels/program.ts";
import type { Formulas } from "./formulas.ts";
import type { Layout } from "./layout.ts";
import type { Assembler, Lowering } from "./lower.ts";
import type { OdeSystem } from "./system.ts";

/** What the generators of methods share. */
export interface Generator {
  readonly system: OdeSystem;
  readonly formulas: Formulas;
  readonly layout: Layout;
  /**
   * Formulas at a state and a time.
   *
   * @param state value of state i where it is not that of `layout.state`
   */
  readonly at: (assembler: Assembler, state?: (index: number) => Value, time?: Value) => Lowering;
  /** States that outputs or triggers read between steps. */
  readonly denseStates: readonly number[];
}

/** State number `index` at `theta` of the last step, from its ends and the coefficients of dense output. */
export type Interpolated = (assembler: Assembler, index: number, theta: Value) => Value;

export interface StepCode {
  readonly linearise: Routine;
  readonly attempt: readonly Routine[];
  readonly dense: Routine;
  readonly interpolated: Interpolated;
  readonly derivativeCalls: number;
}

/** absoluteTolerance + relativeTolerance·size. */
export function scale(assembler: Assembler, layout: Layout, index: number, size: Value): Value {
  const relative = assembler.multiply(assembler.load(layout.relativeTolerance), size);
  return assembler.add(assembler.load(layout.absoluteTolerance + index), relative);
}

/**
 * Ends an attempt: stores the new states, those that must not be negative lifted to zero, the squared norm of the
 * error, summed in the order of the states, and the least state before lifting.
 */
export function finish(
  { system, layout }: Generator,
  assembler: Assembler,
  next: (index: number) => Value,
  error: (index: number) => Value,
): void {
  const zero = assembler.constant(0);
  let sum = zero;
  let lowest = zero;
  system.nonNegative.forEach((nonNegative, i) => {
    const old = assembler.load(layout.state + i);
    const raw = next(i);
    const larger = assembler.binary("max", assembler.unary("abs", old), assembler.unary("abs", raw));
    const weight = assembler.binary("divide", assembler.constant(1), scale(assembler, layout, i, larger));
    const scaled = assembler.multiply(error(i), weight);
    sum = assembler.add(sum, assembler.multiply(scaled, scaled));
    if (nonNegative) lowest = assembler.binary("min", lowest, assembler.multiply(raw, weight));
    assembler.store(layout.next + i, nonNegative ? assembler.binary("max", raw, zero) : raw);
  });
  assembler.store(layout.error, sum);
  assembler.store(layout.lowest, lowest);
}
