import { exp, log } from "../../foundation/maths.ts";

/** A new step is this share of what the error would just allow. */
const safety = 0.9;
const mostGrowth = 6;
const mostShrinkage = 0.2;

/** Errors are told apart down to this; below, the step grows as fast as it may. */
const leastError = 1e-10;

/**
 * Proportional–integral control of the step: after an accepted step of scaled error e the next is
 * safety · e^(−0.7/q) · e₋₁^(0.4/q) as long, within bounds, with q the order of the error plus one and e₋₁ the error of
 * the accepted step before; after a refused one, safety · e^(−1/q). The memory of one step damps the oscillation of
 * steps that are bounded by stability.
 *
 * Gustafsson (1991), Control theoretic techniques for stepsize selection in explicit Runge–Kutta methods,
 * https://doi.org/10.1145/210232.210242; Hairer & Wanner (1996), section IV.2.
 */
export class StepControl {
  private readonly order: number;
  /** ln e₋₁; 0 says that there is none. */
  previous = 0;

  constructor(errorOrder: number) {
    this.order = errorOrder + 1;
  }

  accepted(error: number): number {
    const size = log(Math.max(error, leastError));
    const factor = safety * exp((0.4 * this.previous - 0.7 * size) / this.order);
    this.previous = size;
    return Math.min(mostGrowth, Math.max(mostShrinkage, factor));
  }

  refused(error: number): number {
    return Math.max(mostShrinkage, safety * exp(-log(error) / this.order));
  }

  restart(): void {
    this.previous = 0;
  }
}
