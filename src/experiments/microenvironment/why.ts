import { exactRate, rateOf } from "../../analysis/rate.ts";
import { countSeries } from "../../analysis/why/count-series.ts";
import { eventRates, netGrowth } from "../../analysis/why/event-rates.ts";
import type { Findings, LeadingRate, TestedCause } from "../../analysis/why/findings.ts";
import { logCount, pairedEffect } from "../../analysis/why/paired-effect.ts";
import { type Upstream, upstreamOf, upstreamTable } from "../../analysis/why/pathways.ts";
import { sentences } from "../../analysis/why/sentences.ts";
import { type Span, spansAround } from "../../analysis/why/spans.ts";
import { theilSen } from "../../analysis/why/theil-sen.ts";
import { mainTurn, type Turn, turningPoints } from "../../analysis/why/turning-points.ts";
import { causeVerdict, chanceShare, chanceVerdict } from "../../analysis/why/verdict.ts";
import { valuesOf } from "../../engine/microenvironment/microenvironment-run.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Interruption, MapJobs } from "../../foundation/mapping.ts";
import { numbers, type Table, table, texts } from "../../foundation/table.ts";
import { type MicroenvironmentScenario, tallied } from "../../models/microenvironment/contract.ts";
import { mean } from "../../numerics/statistics/quantile.ts";
import { referenceModel } from "../model.ts";
import { runMicroenvironment } from "./replicate.ts";
import { type BranchJob, type BranchOutcome, branchTask, snapshotOn } from "./why/branch.ts";
import { begunBetween, doseLifts } from "./why/lift-doses.ts";
import { type Lift, liftOf } from "./why/lifts.ts";
import { tumourPathways, tumourTerms, withFactors } from "./why/pathways.ts";
import { poolPatches, type Quantity, quantityOf } from "./why/pool-patches.ts";

export interface WhyOptions {
  /** What is asked about: `tumour in body` if absent, or the tumour of one patch. */
  readonly quantity?: string;
  /** Days after the turn at which runs are compared; default 20. */
  readonly horizon?: number;
  /** Runs with other chance, as it was and without each cause; default 20. */
  readonly replicates?: number;
  /** How many causes are tested beside treatments; default 3. */
  readonly causes?: number;
  /** The turning point nearest to this day; absent: the most telling. */
  readonly at?: number;
  /** The run itself, where its series is known already. */
  readonly series?: Table;
  readonly signal?: Interruption;
  readonly onProgress?: (done: number, of: number) => void;
}

/** Why a run of a tissue took the course that it took. */
export interface Why {
  readonly quantity: string;
  readonly sentences: readonly string[];
  readonly findings: Findings;
  /** All turning points, in the order of time. */
  readonly turns: readonly Turn[];
  /** Rates before and after the turn: their contributions sum to the change of net growth. Absent without a turn. */
  readonly rates?: Table;
  /** What else happened, before and after, for each tumour cell. */
  readonly otherRates?: Table;
  /** What lies upstream of births and kills, the largest part of the change first. */
  readonly upstream?: Table;
  /** Net growth a day before and after, of the cells that are shown. */
  readonly netGrowth?: { readonly before: number; readonly after: number };
}

/**
 * Finds the turning point of a run, ranks what changed there, and tests the first few causes by running again from a
 * snapshot before it, with each held off: with the same chance, and with other chance.
 *
 * @throws {InputError} for a quantity that is no count of tumour cells, or a run that fails
 * @returns undefined where the signal fired
 */
export async function explainWhy(
  scenario: MicroenvironmentScenario,
  options: WhyOptions,
  map: MapJobs,
): Promise<Why | undefined> {
  const quantity = quantityOf(scenario, options.quantity ?? "tumour in body");
  const series = options.series ?? factual(scenario);
  const day = numbers(series, "day");
  const patches = poolPatches(series, scenario, quantity);
  const count = countSeries(day, numbers(series, quantity.name), quantity.unit, eventsOf(patches));
  const turns = turningPoints(count, scenario.seed);
  const turn = options.at === undefined ? mainTurn(turns) : nearest(turns, options.at);
  const value = valuesOf(scenario, referenceModel);
  const pooled = withFactors(patches, scenario, value);
  const spans = turn && spansAround(day, turn);
  if (!turn || !spans) return calm(quantity, turns, theilSen(count.day, count.log));
  const { before, after } = spans;
  const rates = eventRates(pooled, "tumour", tumourTerms, before, after);
  const upstream = ranked(pooled, before, after, scenario.seed);
  const growth = { before: netGrowth(pooled, "tumour", before), after: netGrowth(pooled, "tumour", after) };
  const bend = growth.after - growth.before;
  const until = turn.day + (options.horizon ?? 20);
  const from = startOf(scenario, turn, day[before.from]);
  const lifts = candidates(scenario, value, upstream, rates, bend, options.causes ?? 3, [from, turn.hi, until]);
  const outcomes = await branch(scenario, lifts, { quantity, from, until }, options, map);
  if (!outcomes) return undefined;
  const findings: Findings = {
    subject: quantity.words,
    turn,
    growth: Number.NaN,
    ...leadingOf(rates, bend > 0),
    ...judge(lifts, outcomes, turn, quantity, until),
    from,
    until,
  };
  return {
    quantity: quantity.name,
    sentences: sentences(findings),
    findings,
    turns,
    rates,
    otherRates: otherRates(pooled, before, after),
    upstream: upstreamTable(upstream),
    netGrowth: growth,
  };
}

/** Tumour cells that came and went since the start. */
function eventsOf(pooled: Table): Float64Array {
  const tallies = tumourTerms.map(({ name }) => numbers(pooled, name));
  return Float64Array.from({ length: pooled.rows }, (_, row) => tallies.reduce((sum, tally) => sum + tally[row], 0));
}

function nearest(turns: readonly Turn[], at: number): Turn | undefined {
  return [...turns].sort((a, b) => Math.abs(a.day - at) - Math.abs(b.day - at))[0];
}

function factual(scenario: MicroenvironmentScenario): Table {
  const { status, series } = runMicroenvironment(scenario);
  if (status.code === "failed") throw new InputError("run", status.hint, "a run that reaches its end");
  return series;
}

function calm(quantity: Quantity, turns: readonly Turn[], growth: number): Why {
  const findings: Findings = {
    subject: quantity.words,
    growth,
    causes: [],
    chance: { turned: exactRate(0, 0), share: Number.NaN, verdict: "none" },
    from: Number.NaN,
    until: Number.NaN,
  };
  return { quantity: quantity.name, sentences: sentences(findings), findings, turns };
}

function otherRates(pooled: Table, before: Span, after: Span): Table {
  const others = tallied.filter((name) => !tumourTerms.some((term) => term.name === name));
  const rates = eventRates(
    pooled,
    "tumour",
    others.map((name) => ({ name, sign: 1 })),
    before,
    after,
  );
  // They add no tumour cell and take none away.
  return table(
    "other rates",
    rates.columns.filter(({ name }) => !["contribution", "lo", "hi"].includes(name)),
  );
}

/** All that lies upstream, what did most to net growth first. */
function ranked(pooled: Table, before: Span, after: Span, seed: number): Upstream[] {
  return tumourPathways
    .flatMap((pathway) => upstreamOf(pooled, "tumour", pathway, before, after, seed))
    .filter(({ contribution }) => contribution !== 0)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

/** Days before a turn from which runs go on at the most: the longer, the more of what follows is chance. */
const longestLead = 10;

/** Where runs go on from: some days before the turn, or the first dose of a therapy that was begun not long before. */
function startOf(scenario: MicroenvironmentScenario, turn: Turn, before: number): number {
  const first = turn.kind === "died out" ? before : Math.max(before, turn.lo - longestLead);
  const begun = begunBetween(scenario, turn.lo - 2 * turn.window, turn.hi);
  const exchange = scenario.steps.exchange / 1440;
  // On an exchange, since runs can be taken up there alone.
  return Math.max(0, Math.floor(Math.min(first, ...begun) / exchange + 1e-9) * exchange);
}

/** Part of the change of net growth that a quantity must account for to be worth a test. */
const worthATest = 0.1;

/**
 * Treatments that were begun or ended there, and the first few of what changed the way that growth did. What did not
 * change for certain is no candidate: holding it off would make a difference at any time, and so explain no turn.
 */
function candidates(
  scenario: MicroenvironmentScenario,
  value: Readonly<Record<string, number>>,
  upstream: readonly Upstream[],
  rates: Table,
  bend: number,
  most: number,
  [from, turned, until]: readonly [number, number, number],
): Lift[] {
  const up = bend > 0;
  const lifts: Lift[] = [];
  for (const changed of upstream) {
    if (lifts.length >= most) break;
    const { contribution } = changed;
    if (contribution > 0 !== up || Math.abs(contribution) < worthATest * Math.abs(bend)) continue;
    if (!isSure(changed, rates)) continue;
    const lift = liftOf(scenario, value, changed);
    if (lift && !lifts.some(({ cause }) => cause === lift.cause)) lifts.push(lift);
  }
  return [...doseLifts(scenario, from, turned, until), ...lifts];
}

/** Whether a rate's change is more than counting gives. */
function isClear(rates: Table, row: number): boolean {
  return numbers(rates, "lo")[row] > 0 || numbers(rates, "hi")[row] < 0;
}

/**
 * Whether a quantity changed for certain: by its own interval, or as a third or more of a rate that did. Of a population
 * that collapses, looks drawn anew differ by more than they should, while the rate's count is what it is.
 */
function isSure({ contribution, lo, hi, through }: Upstream, rates: Table): boolean {
  if (lo > 0 || hi < 0) return true;
  const row = texts(rates, "what").indexOf(through);
  const whole = numbers(rates, "contribution")[row];
  return isClear(rates, row) && contribution / whole >= 1 / 3;
}

async function branch(
  scenario: MicroenvironmentScenario,
  lifts: readonly Lift[],
  { quantity, from, until }: { readonly quantity: Quantity; readonly from: number; readonly until: number },
  { replicates = 20, signal, onProgress }: WhyOptions,
  map: MapJobs,
): Promise<BranchOutcome[][] | undefined> {
  const ways = [undefined, ...lifts.map((_, i) => i)];
  const jobs: BranchJob[] = ways.flatMap((lift) =>
    Array.from({ length: replicates + 1 }, (_, chance) => ({ ...(lift === undefined ? {} : { lift }), chance })),
  );
  const shared = { from: snapshotOn(scenario, from), day: from, until, scenario, lifts, quantity: quantity.name };
  let done = 0;
  const outcomes = await map(branchTask, shared, jobs, {
    ...(signal && { signal }),
    onOutcome: () => onProgress?.(++done, jobs.length),
  });
  if (outcomes.some((outcome) => outcome === undefined)) return undefined;
  return ways.map((_, w) => outcomes.slice(w * (replicates + 1), (w + 1) * (replicates + 1)) as BranchOutcome[]);
}

function leadingOf(rates: Table, up: boolean): { readonly leading?: LeadingRate } {
  const contribution = numbers(rates, "contribution");
  const size = (row: number) => Math.abs(contribution[row]);
  const along = [...contribution.keys()].filter((row) => contribution[row] > 0 === up && contribution[row] !== 0);
  const clear = along.filter((row) => isClear(rates, row));
  const [row] = (clear.length > 0 ? clear : along).sort((a, b) => size(b) - size(a));
  if (row === undefined) return {};
  const at = (name: string) => numbers(rates, name)[row];
  return {
    leading: {
      what: texts(rates, "what")[row],
      perDayBefore: at("perDayBefore"),
      perDayAfter: at("perDayAfter"),
      before: at("before"),
      after: at("after"),
      clear: isClear(rates, row),
    },
  };
}

/** What runs say of each cause, and of chance. */
function judge(
  lifts: readonly Lift[],
  [factuals, ...others]: readonly (readonly BranchOutcome[])[],
  turn: Turn,
  { unit }: Quantity,
  until: number,
): Pick<Findings, "causes" | "chance"> {
  const up = turn.after > turn.before;
  const sound = (runs: readonly BranchOutcome[]) => runs.filter(({ status }) => status.code !== "failed");
  const end = (run: BranchOutcome) => valueOn(run, until);
  const bend = bendOf(sound(factuals), turn, until, unit);
  const causes = lifts.map(({ cause, had }, i): TestedCause => {
    const pairs = factuals
      .map((as, chance) => [others[i][chance], as] as const)
      .filter((pair) => sound(pair).length === 2);
    const effect = pairedEffect(
      pairs.map(([lifted]) => end(lifted)),
      pairs.map(([, as]) => end(as)),
      unit,
    );
    const turned = rateOf(pairs.map(([lifted]) => turnedAsWell(lifted, turn, until, unit)));
    const gone = rateOf(pairs.map(([lifted]) => end(lifted) === 0));
    return { cause, had, effect, verdict: causeVerdict(effect, up), turned, gone, part: -effect.logRatio / bend };
  });
  const byChance = sound(factuals.slice(1));
  const turned = rateOf(byChance.map((run) => turnedAsWell(run, turn, until, unit)));
  const clear = causes.filter(({ verdict }) => verdict === "made").map(({ effect }) => Math.abs(effect.logRatio));
  const share = chanceShare(
    byChance.map((run) => logCount(end(run), unit)),
    Math.max(0, ...clear),
  );
  return { causes, chance: { turned, share, verdict: chanceVerdict(turned, share) } };
}

/** How far runs as they were lie, at the horizon, from where the course before the turn would have led; in logarithms. */
function bendOf(factuals: readonly BranchOutcome[], turn: Turn, until: number, unit: number): number {
  if (turn.kind === "died out") return Number.NaN;
  const [at, end] = [turn.day, until].map((day) => mean(factuals.map((run) => logCount(valueOn(run, day), unit))));
  return end - at - turn.before * (until - turn.day);
}

function valueOn({ day, value }: BranchOutcome, when: number): number {
  let best = 0;
  for (let i = 1; i < day.length; i++) if (Math.abs(day[i] - when) < Math.abs(day[best] - when)) best = i;
  return value[best];
}

/** Whether growth behind the turn's day is nearer to what it was after the turn than to what it was before. */
function turnedAsWell(run: BranchOutcome, turn: Turn, until: number, unit: number): boolean {
  const end = Math.min(until, turn.day + turn.window);
  if (turn.kind === "died out") return valueOn(run, until) === 0;
  const rows = [...run.day.keys()].filter((i) => run.day[i] >= turn.day - 1e-9 && run.day[i] <= end + 1e-9);
  if (run.value[rows[rows.length - 1]] === 0) return turn.after < turn.before;
  const growth = theilSen(
    rows.map((i) => run.day[i]),
    rows.map((i) => logCount(run.value[i], unit)),
  );
  return growth > (turn.before + turn.after) / 2 === turn.after > turn.before;
}
