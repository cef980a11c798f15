import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { numbers, type Table, table } from "../../foundation/table.ts";
import { quantileOfSorted } from "../../numerics/statistics/quantile.ts";
import { factorShares } from "./factor-shares.ts";
import type { Span } from "./spans.ts";

/** Something that a rate is proportional to, look by look; its column is in the series. */
export interface Factor {
  readonly name: string;
  readonly column: string;
}

/** What brings workers, or takes them away: a cumulative tally. */
export interface Supply {
  readonly name: string;
  readonly column: string;
  readonly sign: 1 | -1;
  /** The tally of another supply by which it acts, later: it accounts for no more than that one, and in its direction. */
  readonly through?: string;
}

/**
 * Where a rate comes from: workers per cell of the population, times what they meet, times what each then does. The
 * population itself is the worker of its births.
 */
export interface Pathway {
  /** The tally of the rate, and whether its events add or take cells. */
  readonly term: string;
  readonly sign: 1 | -1;
  /** Column of the cells that do it; absent where it is the population. */
  readonly workers?: string;
  readonly factors: readonly Factor[];
  readonly supplies: readonly Supply[];
}

/** One quantity upstream of a rate. */
export interface Upstream {
  readonly what: string;
  readonly through: string;
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  /** What it accounts for of the change of net growth, 1/day. */
  readonly contribution: number;
  readonly lo: number;
  readonly hi: number;
}

const resamples = 200;
/** Events of both spans together, below which there is nothing to take apart. */
const fewest = 3;
/** Looks in a row that are drawn together, since one look is like the next. */
const block = 3;

/**
 * How much of a rate's change each quantity upstream accounts for. Workers per cell, the factors, and what is left
 * ("otherwise") multiply to the rate, so that their parts sum to its change; a supply's part is the work of those who came, or
 * went, in excess of before, were none of them lost since. Limits are those of resampled looks, in blocks, with
 * events counted anew.
 *
 * @returns nothing of a rate with hardly any events
 */
export function upstreamOf(
  series: Table,
  population: string,
  pathway: Pathway,
  before: Span,
  after: Span,
  seed: number,
  confidence = 0.95,
): Upstream[] {
  const columns = columnsOf(series, population, pathway);
  const { events } = columns;
  if (events[before.to] - events[before.from] + events[after.to] - events[after.from] < fewest) return [];
  const parts = partsOf(columns, pathway, looksOf(before), looksOf(after));
  const drawn = parts.map(() => new Float64Array(resamples));
  for (let k = 0; k < resamples; k++) {
    const random = generator(seed, streams.bootstrap, 900_000, k);
    // Looks differ less than counts of few events do.
    const recount = (count: number) => random.poisson(count + 0.5);
    const again = partsOf(columns, pathway, redraw(before, random.uniform), redraw(after, random.uniform), recount);
    again.forEach(({ contribution }, i) => {
      drawn[i][k] = contribution;
    });
  }
  const tail = (1 - confidence) / 2;
  return parts.map((part, i) => {
    const ascending = drawn[i].sort();
    return { ...part, lo: quantileOfSorted(ascending, tail), hi: quantileOfSorted(ascending, 1 - tail) };
  });
}

/** Quantities upstream as a table, a row each. */
export function upstreamTable(rows: readonly Upstream[]): Table {
  const texts = (name: "what" | "through" | "unit", label: string) => ({
    name,
    unit: "",
    label,
    values: rows.map((row) => row[name]),
  });
  const column = (name: "before" | "after" | "contribution" | "lo" | "hi", unit: string, label: string) => ({
    name,
    unit,
    label,
    values: Float64Array.from(rows, (row) => row[name]),
  });
  return table("upstream", [
    texts("what", "What"),
    texts("through", "Through"),
    texts("unit", "Unit"),
    column("before", "", "Before"),
    column("after", "", "After"),
    column("contribution", "1/day", "Accounts for"),
    column("lo", "1/day", "Lower limit"),
    column("hi", "1/day", "Upper limit"),
  ]);
}

interface Columns {
  readonly day: Float64Array;
  readonly population: Float64Array;
  readonly events: Float64Array;
  readonly workers: Float64Array;
  readonly factors: readonly Float64Array[];
  readonly supplies: readonly Float64Array[];
}

function columnsOf(series: Table, population: string, { term, workers, factors, supplies }: Pathway): Columns {
  return {
    day: numbers(series, "day"),
    population: numbers(series, population),
    events: numbers(series, term),
    workers: numbers(series, workers ?? population),
    factors: factors.map(({ column }) => numbers(series, column)),
    supplies: supplies.map(({ column }) => numbers(series, column)),
  };
}

/** Steps between looks, each by its first row. */
function looksOf({ from, to }: Span): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function redraw({ from, to }: Span, uniform: () => number): number[] {
  const n = to - from;
  const length = Math.min(block, n);
  const drawn: number[] = [];
  while (drawn.length < n) {
    const start = from + Math.min(n - length, Math.floor(uniform() * (n - length + 1)));
    for (let i = 0; i < length && drawn.length < n; i++) drawn.push(start + i);
  }
  return drawn;
}

/** A count as it is, or as it might have come out. */
type Recount = (count: number) => number;

/** Sums over steps: time, what was at risk, what happened. */
function sumsOf(
  { day, population, events, workers, factors, supplies }: Columns,
  steps: readonly number[],
  recount: Recount,
) {
  const days = (i: number) => day[i + 1] - day[i];
  const over = (values: Float64Array) => steps.reduce((sum, i) => sum + days(i) * middle(values[i], values[i + 1]), 0);
  const gained = (values: Float64Array) => steps.reduce((sum, i) => sum + values[i + 1] - values[i], 0);
  const time = steps.reduce((sum, i) => sum + days(i), 0);
  const worked = over(workers);
  return {
    time,
    exposure: Math.max(over(population), 1e-9),
    count: recount(gained(events)),
    worked,
    // A level counts where the workers are; where there are none, time alone does.
    levels: factors.map((values) => {
      const weighted = steps.reduce(
        (sum, i) => sum + days(i) * middle(workers[i], workers[i + 1]) * middle(values[i], values[i + 1]),
        0,
      );
      return Math.max(worked > 0 ? weighted / worked : over(values) / Math.max(time, 1e-9), 1e-6);
    }),
    flows: supplies.map((values) => recount(gained(values)) / Math.max(time, 1e-9)),
  };
}

function middle(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : b;
  return Number.isNaN(b) ? a : (a + b) / 2;
}

function partsOf(
  columns: Columns,
  pathway: Pathway,
  before: readonly number[],
  after: readonly number[],
  recount: Recount = (count) => count,
) {
  const was = sumsOf(columns, before, recount);
  const is = sumsOf(columns, after, recount);
  const own = pathway.workers === undefined;
  // Half an event, and a tenth of a worker, keep logarithms of nothing away.
  const rate = ({ count, exposure }: typeof was) => (count + 0.5) / exposure;
  const workers = ({ worked, time, exposure }: typeof was) => (own ? 1 : (worked + 0.1 * time) / exposure);
  const rest = (s: typeof was) => rate(s) / workers(s) / s.levels.reduce((all, level) => all * level, 1);
  const shares = factorShares([workers(was), ...was.levels, rest(was)], [workers(is), ...is.levels, rest(is)]);
  const through = pathway.term;
  const line = (what: string, unit: string, a: number, b: number, contribution: number) => ({
    what,
    through,
    unit,
    before: a,
    after: b,
    contribution: pathway.sign * contribution,
  });
  const perWorker = (was.count + is.count) / Math.max(was.worked + is.worked, 1e-9);
  const cells = is.exposure / Math.max(is.time, 1e-9);
  return [
    ...(own || pathway.workers === undefined
      ? []
      : [line(pathway.workers, "cell/cell", workers(was), workers(is), shares[0])]),
    ...pathway.factors.map(({ name }, f) => line(name, "1", was.levels[f], is.levels[f], shares[1 + f])),
    line("otherwise", "1/day", rest(was), rest(is), shares[shares.length - 1]),
    ...pathway.supplies.map(({ name, sign, through }, s) => {
      const next = through === undefined ? s : pathway.supplies.findIndex(({ column }) => column === through);
      const excess = (sign * (is.flows[next] - was.flows[next]) * is.time) / 2;
      const part = next === s ? 1 : passedOn([was.flows[s], is.flows[s]], [was.flows[next], is.flows[next]]);
      return line(name, "1/day", was.flows[s], is.flows[s], (part * perWorker * excess) / Math.max(cells, 1e-9));
    }),
  ];
}

/** How much of a flow's relative change one further up accounts for: all of it where that changed as much, or more. */
function passedOn([wasUp, isUp]: readonly [number, number], [was, is]: readonly [number, number]): number {
  const relative = (a: number, b: number) => (a + b > 0 ? (b - a) / (a + b) : 0);
  const change = relative(was, is);
  return change === 0 ? 0 : Math.min(1, Math.max(0, relative(wasUp, isUp) / change));
}
