import { log } from "../../foundation/maths.ts";
import { median } from "../../numerics/statistics/quantile.ts";

/** A count that was looked at again and again, up to the look at which it was gone. */
export interface CountSeries {
  /** Ascending; shape [looks]. */
  readonly day: Float64Array;
  /** Natural logarithm of the count; shape [looks]. */
  readonly log: Float64Array;
  /**
   * Variance of the logarithm's change in one day, at each look: births and deaths one by one make it a random walk
   * whose steps are the wider, the fewer cells there are.
   */
  readonly variance: Float64Array;
  /** The first day without any, where none came back. */
  readonly diedOut?: number;
}

/** Events a day and cell that are always there: below it, a smooth series would make every bend significant. */
const leastTurnover = 0.02;

/**
 * @param day    days of the looks, ascending; shape [looks]
 * @param value  counts, ≥ 0; shape [looks]
 * @param unit   what one counted cell stands for, in the unit of `value`; default 1
 * @param events births and deaths since the start, counted as cells, where they are known: noise then follows how many
 *               there are at each time; shape [looks]
 */
export function countSeries(
  day: ArrayLike<number>,
  value: ArrayLike<number>,
  unit = 1,
  events?: ArrayLike<number>,
): CountSeries {
  const gone = lastPositive(value) + 1;
  const days = Float64Array.from({ length: gone }, (_, i) => day[i]);
  // A count that touches 0 and comes back stands at half a cell meanwhile.
  const logs = Float64Array.from({ length: gone }, (_, i) => log(Math.max(value[i], unit / 2)));
  const cells = Float64Array.from({ length: gone }, (_, i) => Math.max(value[i] / unit, 0.5));
  const expected = events ? turnoverOf(days, cells, events) : new Float64Array(gone).fill(1);
  // Events that come in bursts make more noise than their number does, and never less.
  const seen = dispersion(days, logs, cells, expected);
  const factor = events ? Math.max(1, seen) : Math.max(leastTurnover, seen);
  const variance = cells.map((n, i) => (factor * expected[i]) / n);
  return { day: days, log: logs, variance, ...(gone < value.length ? { diedOut: day[gone] } : {}) };
}

function lastPositive(value: ArrayLike<number>): number {
  let last = value.length - 1;
  while (last >= 0 && !(value[last] > 0)) last--;
  return last;
}

/** Looks on either side whose events are counted together. */
const around = 3;

/** Events a day and cell about each look. */
function turnoverOf(day: Float64Array, cells: Float64Array, events: ArrayLike<number>): Float64Array {
  return day.map((_, look) => {
    const from = Math.max(0, look - around);
    const to = Math.min(day.length - 1, look + around);
    let exposure = 0;
    for (let i = from; i < to; i++) exposure += ((cells[i] + cells[i + 1]) / 2) * (day[i + 1] - day[i]);
    return exposure > 0 ? Math.max(leastTurnover, (events[to] - events[from]) / exposure) : leastTurnover;
  });
}

/**
 * Variance of the walk's steps over what is expected of them, from how much they differ from one to the next: drift
 * drops out of the differences, a single jump out of the median.
 */
function dispersion(day: Float64Array, logs: Float64Array, cells: Float64Array, expected: Float64Array): number {
  const squares: number[] = [];
  for (let i = 1; i + 1 < day.length; i++) {
    const [before, after] = [day[i] - day[i - 1], day[i + 1] - day[i]];
    const bend = (logs[i + 1] - logs[i]) / after - (logs[i] - logs[i - 1]) / before;
    squares.push((bend * bend * cells[i]) / (expected[i] * (1 / before + 1 / after)));
  }
  // The median of a squared standard normal is 0.4549.
  return squares.length === 0 ? 0 : median(squares) / 0.4549;
}
