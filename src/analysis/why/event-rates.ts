import { numbers, type Table, table } from "../../foundation/table.ts";
import { chiSquaredQuantile } from "../../numerics/statistics/gamma-distribution.ts";
import type { Span } from "./spans.ts";

/** A tally whose events add a cell to a population, or take one away. */
export interface RateTerm {
  readonly name: string;
  readonly sign: 1 | -1;
}

/** Events in a span of looks. */
export interface Events {
  readonly count: number;
  readonly days: number;
  /** Cells times days that were at risk. */
  readonly exposure: number;
}

/** Events of one cumulative tally between two looks, and the cells among which they happened. */
function eventsIn(series: Table, tally: string, population: string, { from, to }: Span): Events {
  const events = numbers(series, tally);
  const day = numbers(series, "day");
  return {
    count: events[to] - events[from],
    days: day[to] - day[from],
    exposure: integral(day, numbers(series, population), { from, to }),
  };
}

/** Integral over time of a quantity between two looks, by trapezia; looks at which it is missing (NaN) are left out. */
export function integral(day: ArrayLike<number>, value: ArrayLike<number>, { from, to }: Span): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const middle = Number.isNaN(value[i + 1]) ? value[i] : (value[i] + value[i + 1]) / 2;
    if (!Number.isNaN(middle)) sum += middle * (day[i + 1] - day[i]);
  }
  return sum;
}

/**
 * Limits between which the mean of a count lies, where `count` events were seen.
 *
 * Source: Garwood (1936), https://doi.org/10.1093/biomet/28.3-4.437
 */
export function countLimits(count: number, confidence = 0.95): readonly [number, number] {
  const tail = (1 - confidence) / 2;
  const lo = count <= 0 ? 0 : chiSquaredQuantile(tail, 2 * count) / 2;
  return [lo, chiSquaredQuantile(1 - tail, 2 * count + 2) / 2];
}

/**
 * Rates of what adds and takes cells, before and after a turn. Births less deaths are all that changes the count, so
 * that the contributions add up to the change of net growth, to the last cell.
 *
 * @param series      a row a look: `day`, the population, and a cumulative tally a term
 * @param population  column of the cells at risk
 * @returns one row a term: events a day and per cell and day with exact Poisson limits, and `contribution`: what its
 *          change added to net growth (1/day), with limits at `confidence`
 */
export function eventRates(
  series: Table,
  population: string,
  terms: readonly RateTerm[],
  before: Span,
  after: Span,
  confidence = 0.95,
): Table {
  const rows = terms.map(({ name, sign }) => {
    const was = eventsIn(series, name, population, before);
    const is = eventsIn(series, name, population, after);
    const change = rate(is) - rate(was);
    // Half an event more, as the square root of a small count is no measure of its error.
    const error = Math.sqrt((was.count + 0.5) / square(was.exposure) + (is.count + 0.5) / square(is.exposure));
    return { name, sign, was, is, contribution: sign * change, half: wide(confidence) * error };
  });
  const column = (name: string, unit: string, label: string, of: (row: (typeof rows)[number]) => number) => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, of),
  });
  const limit = (of: "was" | "is", side: 0 | 1) => (row: (typeof rows)[number]) =>
    countLimits(row[of].count, confidence)[side] / row[of].exposure;
  return table("rates", [
    { name: "what", unit: "", label: "What", values: rows.map(({ name }) => name) },
    column("perDayBefore", "1/day", "A day before", ({ was }) => was.count / was.days),
    column("perDayAfter", "1/day", "A day after", ({ is }) => is.count / is.days),
    column("before", "1/day", "Per cell before", ({ was }) => rate(was)),
    column("beforeLo", "1/day", "Lower limit", limit("was", 0)),
    column("beforeHi", "1/day", "Upper limit", limit("was", 1)),
    column("after", "1/day", "Per cell after", ({ is }) => rate(is)),
    column("afterLo", "1/day", "Lower limit", limit("is", 0)),
    column("afterHi", "1/day", "Upper limit", limit("is", 1)),
    column("contribution", "1/day", "Added to growth", ({ contribution }) => contribution),
    column("lo", "1/day", "Lower limit", ({ contribution, half }) => contribution - half),
    column("hi", "1/day", "Upper limit", ({ contribution, half }) => contribution + half),
  ]);
}

/** Net growth between two looks, 1/day: cells gained over the cells and days at risk. */
export function netGrowth(series: Table, population: string, span: Span): number {
  const cells = numbers(series, population);
  return (cells[span.to] - cells[span.from]) / integral(numbers(series, "day"), cells, span);
}

function rate({ count, exposure }: Events): number {
  return exposure > 0 ? count / exposure : 0;
}

function square(x: number): number {
  return x > 0 ? x * x : Number.POSITIVE_INFINITY;
}

/** Half the width of a normal interval, in standard errors. */
function wide(confidence: number): number {
  // A chi-squared variable of one degree of freedom is a squared standard normal.
  return Math.sqrt(chiSquaredQuantile(confidence, 1));
}
