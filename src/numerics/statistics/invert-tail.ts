/** Both tails of a distribution at one point, and the density with respect to the searched variable. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
  readonly density: number;
}

/**
 * Finds the point whose lower tail is `p`, by Newton's method inside a bracket that bisection keeps.
 *
 * @param at    tails at a point; the lower one rises with it
 * @param p     wanted lower tail, 0 < p < 1
 * @param q     1 − p, given apart so that a small upper tail keeps its digits
 * @param low   a point with a lower tail below `p`
 * @param high  a point with a lower tail above `p`
 *
 * The smaller tail is matched, and in proportion: quantiles far out keep their relative precision.
 */
export function invertTail(at: (x: number) => Tails, p: number, q: number, low: number, high: number): number {
  let lo = low;
  let hi = high;
  let x = 0.5 * (lo + hi);
  for (let i = 0; i < 200; i++) {
    const tails = at(x);
    const fromBelow = p <= q;
    const tail = fromBelow ? tails.lower : tails.upper;
    const excess = fromBelow ? tail - p : q - tail; // > 0 where x is too high
    if (excess === 0) return x;
    if (excess > 0) hi = x;
    else lo = x;
    let next = x - excess / tails.density;
    if (!(next > lo && next < hi)) next = 0.5 * (lo + hi);
    const resolution = 2e-16 * Math.max(1, Math.abs(x));
    if (Math.abs(next - x) <= resolution || hi - lo <= resolution) return next;
    x = next;
  }
  return x;
}
