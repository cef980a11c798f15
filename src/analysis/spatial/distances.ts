import { InputError } from "../../foundation/errors.ts";
import { shorterSide, type Window } from "./window.ts";

/** Distances 0 … reach in equal steps, both ends included. */
export function evenDistances(reach: number, count = 101): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => (k * reach) / (count - 1));
}

/**
 * Distances to estimate at: the given ones, or 101 from 0 to a quarter of the window's shorter side.
 *
 * @throws {InputError} if they are not finite, not ≥ 0, or do not increase
 */
export function distancesFor(window: Window, given: ArrayLike<number> | undefined): Float64Array {
  const r = given ? Float64Array.from(given) : evenDistances(shorterSide(window) / 4);
  const bad = r.findIndex((value, k) => !(value >= 0 && value < Number.POSITIVE_INFINITY && !(value <= r[k - 1])));
  if (bad >= 0 || r.length === 0) {
    throw new InputError(`distances[${bad}]`, `${r[bad]}`, "finite distances ≥ 0, each above the one before");
  }
  return r;
}

/** Index of the first value not below `wanted`; the length where there is none. `sorted` ascends. */
export function firstNotBelow(sorted: Float64Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
