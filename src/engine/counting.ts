import { generator, type RandomGenerator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { birthDeath } from "../numerics/statistics/birth-death.ts";
import { handOver, type PreparedModel } from "./prepare.ts";

/** Shortest pause between looks at a population of a few cells, days. */
const countingStep = 1;
/** Longest pause between looks at a few cells that hardly change in number. */
const longestInterval = 10;
/** Longest pause, in days, between looks at an extinct population that newcomers may found again. */
const longestPause = 20;
/** More newcomers than this arrive together, half-way: their number carries the population over its threshold anyway. */
const mostSingleArrivals = 256;

/** Steps of chance in one part of a run: 8 million days of up to four populations. */
const partSteps = 4398046511104;

/** Where the chance of a run is addressed; see `BodyPlan`. */
export interface ChanceAddress {
  readonly seed: number;
  readonly patient: number;
  readonly part: number;
  readonly start: number;
}

/** What counting remembers between two looks, as plain data. */
export interface CountingMemory {
  readonly dueAt: readonly number[];
  readonly lookedAt: readonly number[];
  readonly before: readonly number[];
}

/**
 * The small populations of one run, counted cell by cell: each look draws what became of the cells since the last one
 * from the birth-death process whose rates are the means of those at both ends (end rates alone would let cells live
 * or die too early wherever rates change), and of the newcomers from the moment that each arrived.
 *
 * A population of fewer cells than its threshold is counted from the start of a run. Later it is handed over to chance
 * when it falls below half its threshold, and back when chance carries it over the threshold.
 */
export class Counting {
  private readonly populations;
  /** When each population is looked at next; Infinity while the continuous equation rules. */
  private readonly dueAt: Float64Array;
  private readonly lookedAt: Float64Array;
  /** Birth, death and arrivals of each population when its interval began. */
  private readonly before: Float64Array;
  private readonly now: Float64Array;
  /** Some interval begins now: its rates are still to be taken, once all states have their new values. */
  private begun = false;
  /** `now` holds the rates of this instant, as long as no state changes. */
  private fresh = false;

  constructor(
    private readonly prepared: PreparedModel,
    private readonly address: ChanceAddress,
    memory?: CountingMemory,
  ) {
    this.populations = prepared.populations;
    const count = this.populations.length;
    this.dueAt = memory ? Float64Array.from(memory.dueAt) : new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.lookedAt = memory ? Float64Array.from(memory.lookedAt) : new Float64Array(count);
    this.before = memory ? Float64Array.from(memory.before) : new Float64Array(3 * count);
    this.now = new Float64Array(3 * count);
  }

  memory(): CountingMemory {
    return { dueAt: [...this.dueAt], lookedAt: [...this.lookedAt], before: [...this.before] };
  }

  /** Gives every population to chance or to the continuous equation, by its size. */
  begin(t: number, y: Float64Array, p: Float64Array): void {
    for (let k = 0; k < this.populations.length; k++) {
      const { state, threshold } = this.populations[k];
      if (y[state] < threshold) this.give(k, t, y, p);
      else this.giveBack(k, p);
    }
    this.settle(t, y, p);
  }

  nextDue(after: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const due of this.dueAt) if (due > after && due < next) next = due;
    return next;
  }

  /** Whether there are counted populations, and none has a cell left. */
  extinct(y: Float64Array): boolean {
    return this.populations.length > 0 && this.populations.every(({ state }) => y[state] <= 0);
  }

  /** Draws what became of every population that is due, or of all so that somebody may look at them. */
  count(t: number, y: Float64Array, p: Float64Array, all = false): void {
    const latest = all ? Number.MAX_VALUE : t;
    if (!this.dueAt.some((due) => due <= latest)) return;
    this.prepared.populationRates(t, y, p, this.now);
    this.fresh = true;
    for (let k = 0; k < this.populations.length; k++) {
      if (this.dueAt[k] > latest) continue;
      const { state, threshold } = this.populations[k];
      const [birth, death, arrivals] = [this.meanRate(3 * k), this.meanRate(3 * k + 1), this.meanRate(3 * k + 2)];
      const passed = t - this.lookedAt[k];
      const chance = this.chanceAt(t, 2 * k);
      // Where a step is cut at an event, interpolation leaves whole numbers a rounding error off.
      const cells = Math.round(y[state]);
      y[state] = birthDeath(cells, birth, death, passed, chance) + newcomers(arrivals, birth, death, passed, chance);
      this.fresh &&= y[state] === cells;
      this.lookedAt[k] = t;
      this.begun = true;
      if (y[state] >= threshold) this.giveBack(k, p);
      else this.dueAt[k] = t + (y[state] > 0 ? interval(birth - death) : pause(arrivals));
    }
  }

  /**
   * After all changes at an instant: takes over what they made small, and the rates with which intervals begin.
   *
   * @param touched whether anything but counting may have changed a state or a parameter
   */
  settle(t: number, y: Float64Array, p: Float64Array, touched = true): void {
    for (let k = 0; k < this.populations.length; k++) {
      const { state, threshold } = this.populations[k];
      if (y[state] < handOver * threshold) this.fell(k, t, y, p);
    }
    if (!this.begun) return;
    this.begun = false;
    if (touched || !this.fresh) this.prepared.populationRates(t, y, p, this.now);
    for (let k = 0; k < this.populations.length; k++) {
      if (this.lookedAt[k] === t) for (let i = 3 * k; i < 3 * k + 3; i++) this.before[i] = this.now[i];
    }
  }

  /** Population `k` has fallen to where chance takes over. */
  fell(k: number, t: number, y: Float64Array, p: Float64Array): void {
    if (this.dueAt[k] === Number.POSITIVE_INFINITY) this.give(k, t, y, p);
  }

  /** Hands population `k` over to chance; a fraction of a cell is a whole one with that probability. */
  private give(k: number, t: number, y: Float64Array, p: Float64Array): void {
    const { state, mode } = this.populations[k];
    p[mode] = 1;
    const whole = Math.floor(y[state]);
    const fraction = y[state] - whole;
    y[state] = whole + (fraction > 0 && this.chanceAt(t, 2 * k + 1).uniform() < fraction ? 1 : 0);
    this.lookedAt[k] = t;
    this.dueAt[k] = t + countingStep;
    this.begun = true;
    this.fresh = false;
  }

  private giveBack(k: number, p: Float64Array): void {
    p[this.populations[k].mode] = 0;
    this.dueAt[k] = Number.POSITIVE_INFINITY;
  }

  /** A formula that is not a number here stops the solver, with its own status; chance need not fail before it. */
  private meanRate(i: number): number {
    const mean = (this.before[i] + this.now[i]) / 2;
    return Number.isNaN(mean) ? 0 : Math.max(mean, 0);
  }

  /** One generator for each use of chance, population and 1.3 seconds: between nearer looks nothing can happen. */
  private chanceAt(t: number, use: number): RandomGenerator {
    const { seed, patient, part, start } = this.address;
    const step = Math.round((t - start) * 65536) * 2 * this.populations.length + use;
    return generator(seed, streams.smallPopulation, part * partSteps + step, patient);
  }
}

/** Cells now from those that arrived in the meantime, at moments that are even over it. */
function newcomers(arrivals: number, birth: number, death: number, passed: number, chance: RandomGenerator): number {
  if (!(arrivals > 0)) return 0;
  const arrived = chance.poisson(arrivals * passed);
  if (arrived > mostSingleArrivals) return birthDeath(arrived, birth, death, passed / 2, chance);
  let cells = 0;
  for (let i = 0; i < arrived; i++) cells += birthDeath(1, birth, death, passed * chance.uniform(), chance);
  return cells;
}

/** Days until a few cells are looked at again: as long as their expected number changes by about a quarter. */
function interval(net: number): number {
  return Math.min(Math.max(Math.round(0.25 / Math.max(Math.abs(net), 1e-3)), countingStep), longestInterval);
}

/** Days until an extinct population is looked at again: half a newcomer may come meanwhile. */
function pause(arrivals: number): number {
  if (!(arrivals > 0)) return longestPause;
  return Math.min(Math.max(Math.floor(0.5 / arrivals), countingStep), longestPause);
}
