import { cos } from "../../foundation/maths.ts";

/**
 * Weights of Jacobi sweeps that together damp all errors whose eigenvalue, in the operator scaled by its diagonal, is
 * between `low` and `high`, by as much as a polynomial can: the reciprocals of Chebyshev's roots.
 */
export function chebyshevWeights(sweeps: number, low: number, high: number): number[] {
  const middle = (high + low) / 2;
  const half = (high - low) / 2;
  return rootsOf(sweeps).map((root) => 1 / (middle + half * root));
}

const known = new Map<number, readonly number[]>();

/** Roots of Chebyshev's polynomial of this degree, largest first. */
function rootsOf(degree: number): readonly number[] {
  const roots =
    known.get(degree) ?? Array.from({ length: degree }, (_, k) => cos((Math.PI * (2 * k + 1)) / (2 * degree)));
  known.set(degree, roots);
  return roots;
}

/** By what those sweeps multiply the errors at most: 1/T(sweeps), with Chebyshev's T at the middle of the range. */
export function chebyshevDamping(sweeps: number, low: number, high: number): number {
  if (high <= low) return 0;
  const x = (high + low) / (high - low);
  let [before, value] = [1, x];
  for (let k = 1; k < sweeps; k++) [before, value] = [value, 2 * x * value - before];
  return 1 / value;
}
