import { kaplanMeier } from "../kaplan-meier.ts";
import { firstNotBelow } from "./distances.ts";

/** How places near the border count, whose nearest cell may be beyond it. */
export type ContactCorrection = "none" | "border" | "kaplan-meier";

/**
 * Share of places whose nearest cell is not farther than r.
 *
 * kaplan-meier: a place is watched up to its distance to the border, as a patient up to the last visit
 * (Baddeley & Gill 1997, https://doi.org/10.1214/aos/1034276629); border: only places at least r from it are asked.
 *
 * @param nearest  distance of each place to its nearest cell
 * @param border   distance of each place to the window's border
 */
export function firstContact(
  nearest: Float64Array,
  border: Float64Array,
  r: Float64Array,
  correction: ContactCorrection,
): Float64Array {
  if (correction === "kaplan-meier") return productLimit(nearest, border, r);
  const within = nearest.toSorted();
  if (correction === "none") return r.map((value) => countUpTo(within, value) / nearest.length);
  const watched = border.toSorted();
  const met = nearest.filter((distance, i) => distance <= border[i]).toSorted();
  const left = border.filter((distance, i) => nearest[i] <= distance).toSorted();
  return r.map((value) => {
    const still = watched.length - firstNotBelow(watched, value);
    // Met by r, less those among them that were no longer watched at r.
    return still > 0 ? (countUpTo(met, value) - firstNotBelow(left, value)) / still : Number.NaN;
  });
}

function productLimit(nearest: Float64Array, border: Float64Array, r: Float64Array): Float64Array {
  const curve = kaplanMeier({
    time: nearest.map((distance, i) => Math.min(distance, border[i])),
    event: nearest.map((distance, i) => (distance <= border[i] ? 1 : 0)),
  });
  return r.map((value) => {
    const rows = countUpTo(curve.time, value);
    return rows === 0 ? 0 : 1 - curve.surviving[rows - 1];
  });
}

/** How many of ascending values are not above. */
function countUpTo(sorted: Float64Array, value: number): number {
  let at = firstNotBelow(sorted, value);
  while (at < sorted.length && sorted[at] === value) at++;
  return at;
}
