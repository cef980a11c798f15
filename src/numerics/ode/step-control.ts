import { exp, log } from "../../foundation/maths.ts";

/** A new step is this share of what the error would just allow. */
const safety = 0.9;
const mostGrowth = 8;
const mostShrinkage = 0.15;

/** Errors are told apart down to this; below, the step grows as fast as it may. */
const leastError = 1e-12;

/**
 * How much longer the next step may be after one with this error, which is 1 at the tolerance.
 *
 * The plain integral controller, safety · error^(−1/order). Proportional–integral control (Gustafsson 1991) was tried:
 * its damping serves explicit methods at the border of stability, but on stiff models with doses it only makes steps
 * shorter, by a third or more.
 *
 * @param order of the error, that is, the order of the embedded solution plus one
 */
export function stepFactor(error: number, order: number): number {
  const factor = safety * exp(-log(Math.max(error, leastError)) / order);
  return Math.min(mostGrowth, Math.max(mostShrinkage, factor));
}
