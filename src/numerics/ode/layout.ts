import type { Method } from "./methods/method.ts";

/** Where a system's numbers stand in the memory of its program: single slots, then the first slots of runs. */
export interface Layout {
  /** All slots together. */
  readonly slots: number;
  readonly time: number;
  readonly step: number;
  readonly inverseStep: number;
  readonly relativeTolerance: number;
  /** Place within the last step, 0 to 1, at which the state is wanted. */
  readonly theta: number;
  /** Σ (error/scale)² over the states; NaN if a state is not finite. */
  readonly error: number;
  /** How far states that must not be negative ended below zero, together, in units of their scale. */
  readonly overshoot: number;
  /** The largest reciprocal of a pivot, in units of h·γ. */
  readonly pivot: number;
  /** Σ (state/scale)² and Σ (derivative/scale)². */
  readonly stateNorm: number;
  readonly slopeNorm: number;
  /** The time that belongs to `point`. */
  readonly pointTime: number;

  /** From here on, a run of one slot a state each, unless said otherwise. */
  readonly state: number;
  readonly next: number;
  readonly absoluteTolerance: number;
  /** What a state is lifted to when it ends lower: 0 or −∞. */
  readonly floor: number;
  /** Where formulas are evaluated: the argument of a stage, or a place within the step. */
  readonly point: number;
  /** f at `point`. */
  readonly slope: number;
  /** What earlier stages add to the right-hand side of a linear system. */
  readonly past: number;
  /** The solution of that system. */
  readonly solution: number;
  /** f, and ∂f/∂t, at `state`. */
  readonly derivative: number;
  readonly timeDerivative: number;
  /** Stage i of state s stands at stages + i·states + s. */
  readonly stages: number;
  /** Negative reciprocals of the pivots. */
  readonly pivots: number;

  /** One a parameter. */
  readonly parameters: number;
  /** One a prepared value. */
  readonly prepared: number;
  /** One a structural nonzero of the Jacobian, and of its factors off the diagonal. */
  readonly jacobian: number;
  readonly lower: number;
  readonly upper: number;
  /** One a stage: its share in the state at `theta`. */
  readonly weights: number;
  /** One an output, one a trigger. */
  readonly outputs: number;
  readonly triggers: number;
  /** Triggers in the middle and at the end of the attempted step. */
  readonly triggersInMiddle: number;
  readonly triggersAtEnd: number;
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

export function layoutOf(method: Method, sizes: Sizes): Layout {
  let slots = 0;
  const take = (count: number) => {
    const first = slots;
    slots += count;
    return first;
  };
  const n = sizes.states;
  const stages = method.b.length;
  const layout = {
    time: take(1),
    step: take(1),
    inverseStep: take(1),
    relativeTolerance: take(1),
    theta: take(1),
    error: take(1),
    overshoot: take(1),
    pivot: take(1),
    stateNorm: take(1),
    slopeNorm: take(1),
    pointTime: take(1),
    state: take(n),
    next: take(n),
    absoluteTolerance: take(n),
    floor: take(n),
    point: take(n),
    slope: take(n),
    past: take(n),
    solution: take(n),
    derivative: take(n),
    timeDerivative: take(n),
    stages: take(n * stages),
    pivots: take(n),
    parameters: take(sizes.parameters),
    prepared: take(sizes.prepared),
    jacobian: take(sizes.jacobian),
    lower: take(sizes.lower),
    upper: take(sizes.upper),
    weights: take(stages),
    outputs: take(sizes.outputs),
    triggers: take(sizes.triggers),
    triggersInMiddle: take(sizes.triggers),
    triggersAtEnd: take(sizes.triggers),
  };
  return { ...layout, slots };
}
