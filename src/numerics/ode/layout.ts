import type { Method } from "./methods/method.ts";

/** Where a system's numbers stand in the memory of its program: first slots of runs of one a state, parameter, … */
export interface Layout {
  /** All slots together. */
  readonly slots: number;
  readonly time: number;
  readonly step: number;
  readonly inverseStep: number;
  readonly relativeTolerance: number;
  /** Place within the last step, 0 to 1, at which dense output is wanted. */
  readonly theta: number;
  /** Σ (error/scale)² over the states. */
  readonly error: number;
  /** The least new state among those kept at or above zero, in units of its scale. */
  readonly lowest: number;
  /** The largest reciprocal of a pivot, in units of h·γ. */
  readonly pivot: number;
  /** Σ (state/scale)² and Σ (derivative/scale)². */
  readonly stateNorm: number;
  readonly slopeNorm: number;
  readonly state: number;
  readonly next: number;
  readonly absoluteTolerance: number;
  readonly parameters: number;
  readonly prepared: number;
  readonly derivative: number;
  readonly timeDerivative: number;
  /** One a structural nonzero. */
  readonly jacobian: number;
  readonly lower: number;
  readonly upper: number;
  /** Negative reciprocals of the pivots. */
  readonly pivots: number;
  /** Stage i of state s stands at stages + i·states + s. */
  readonly stages: number;
  /** The argument of the stage before, and values of f that more than one stage uses. */
  readonly argument: number;
  readonly shared: number;
  /** Row r of state s stands at dense + r·states + s. */
  readonly dense: number;
  readonly outputs: number;
  readonly triggers: number;
}

export interface Sizes {
  readonly states: number;
  readonly parameters: number;
  readonly prepared: number;
  readonly jacobian: number;
  readonly lower: number;
  readonly upper: number;
  readonly outputs: number;
  readonly triggers: number;
}

export function denseRows(method: Method): number {
  return method.kind === "rosenbrock" ? method.H.length : method.H[0].length;
}

export function layoutOf(method: Method, sizes: Sizes): Layout {
  let slots = 0;
  const take = (count: number) => {
    const first = slots;
    slots += count;
    return first;
  };
  const n = sizes.states;
  const layout = {
    time: take(1),
    step: take(1),
    inverseStep: take(1),
    relativeTolerance: take(1),
    theta: take(1),
    error: take(1),
    lowest: take(1),
    pivot: take(1),
    stateNorm: take(1),
    slopeNorm: take(1),
    state: take(n),
    next: take(n),
    absoluteTolerance: take(n),
    parameters: take(sizes.parameters),
    prepared: take(sizes.prepared),
    derivative: take(n),
    timeDerivative: take(n),
    jacobian: take(sizes.jacobian),
    lower: take(sizes.lower),
    upper: take(sizes.upper),
    pivots: take(n),
    stages: take(n * method.b.length),
    argument: take(n),
    shared: take(n * method.b.length),
    dense: take(n * denseRows(method)),
    outputs: take(sizes.outputs),
    triggers: take(sizes.triggers),
  };
  return { ...layout, slots };
}
