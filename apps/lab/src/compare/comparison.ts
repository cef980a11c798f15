import { frequencyDifference, meanDifference, type Replicate } from "../../../../src/index.ts";
import { sayValue } from "../plots/say-value.ts";
import { type Outcome, outcomeOf, outcomes, tumourEnds } from "./outcome.ts";
import { percentileOf } from "./percentiles.ts";

/** A number with the ends of its interval. */
export interface Ranged {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** Runs of one arm. */
export interface ArmResult {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Of each run, in the order of their chance. */
  readonly classes: readonly Outcome[];
  /** Tumour cells at the end: median, and where the middle 90 of 100 runs lie. */
  readonly end: Ranged;
}

/** Runs of two arms that met the same chance, pair by pair. */
export interface Comparison {
  readonly pairs: number;
  readonly a: ArmResult;
  readonly b: ArmResult;
  /** By class: how much more often it happened in B, of 1, with a 95 % interval. */
  readonly frequency: Readonly<Record<Outcome, Ranged>>;
  /** Tumour cells at the end, B less A, mean of the pairs with a 95 % interval. */
  readonly cells: Ranged;
}

const CONFIDENCE = 0.95;

/** @param pairs  runs of A and B of the same chance */
export function compared(pairs: readonly (readonly [a: Replicate, b: Replicate])[]): Comparison {
  const ends = pairs.map((pair) => pair.map(({ series }) => tumourEnds(series)));
  const classes = [0, 1].map((side) => ends.map((pair) => outcomeOf(pair[side].start, pair[side].end)));
  const [a, b] = [0, 1].map((side) =>
    armResult(
      classes[side],
      ends.map((pair) => pair[side].end),
    ),
  );
  const frequency = Object.fromEntries(
    outcomes.map((outcome) => {
      const [first, second] = classes.map((all) => all.map((one) => (one === outcome ? 1 : 0)));
      return [outcome, frequencyDifference(second, first, CONFIDENCE)];
    }),
  ) as Record<Outcome, Ranged>;
  const [first, second] = [0, 1].map((side) => ends.map((pair) => pair[side].end));
  const cells = pairs.length < 2 ? unknown : meanDifference(second, first, CONFIDENCE);
  return { pairs: pairs.length, a, b, frequency, cells };
}

const unknown: Ranged = { value: Number.NaN, lo: Number.NaN, hi: Number.NaN };

function armResult(classes: readonly Outcome[], ends: readonly number[]): ArmResult {
  const sorted = Float64Array.from(ends).sort();
  const counts = Object.fromEntries(
    outcomes.map((outcome) => [outcome, classes.filter((one) => one === outcome).length]),
  ) as Record<Outcome, number>;
  const [value, lo, hi] = [0.5, 0.05, 0.95].map((part) => percentileOf(sorted, part));
  return { counts, classes, end: { value, lo, hi } };
}

/**
 * `With nivolumab 12 of 100 grew, with control 71 of 100; paired difference 59 of 100 (49 to 68)`: the same for every
 * class would be noise, so it is told of the class that differs most.
 */
export function sayComparison(
  { pairs, a, b, frequency, cells }: Comparison,
  names: { readonly a: string; readonly b: string },
): string[] {
  const size = (one: Outcome) => Math.abs(a.counts[one] - b.counts[one]);
  const told = outcomes.toSorted((x, y) => size(y) - size(x))[0];
  const of = (count: number) => `${count} of ${pairs}`;
  const between = sized(frequency[told], pairs);
  const counts = `With ${names.b} ${of(b.counts[told])} ${told}, with ${names.a} ${of(a.counts[told])}`;
  const first =
    size(told) === 0
      ? `As many runs cleared, shrank, held and grew with ${names.b} as with ${names.a}.`
      : `${counts}; paired difference ${between.value} of ${pairs} (95 % interval ${between.lo} to ${between.hi}).`;
  return [`In this model. ${first}`, ...(Number.isNaN(cells.value) ? [] : [sayCells(cells, names)])];
}

/** A difference of frequencies as runs of n, its sign left to the words around it. */
function sized({ value, lo, hi }: Ranged, n: number) {
  const sign = value < 0 ? -1 : 1;
  const runs = (part: number) => Math.round(sign * part * n) + 0;
  const ends = [runs(lo), runs(hi)].sort((x, y) => x - y);
  return { value: runs(value), lo: minus(ends[0]), hi: minus(ends[1]) };
}

const minus = (value: number) => String(value).replace("-", "−");

function sayCells({ value, lo, hi }: Ranged, names: { readonly a: string; readonly b: string }): string {
  const [less, more] = [lo, hi].map((one) => sayValue(one).replace("-", "−"));
  const clear = lo > 0 || hi < 0;
  const size = `${sayValue(Math.abs(value))} ${value < 0 ? "fewer" : "more"}`;
  const text = `At the end there were on average ${size} tumour cells with ${names.b} than with ${names.a} in pairs of the same chance (95 % interval of the difference ${less} to ${more} cells)`;
  return clear ? `${text}.` : `${text}: the interval holds 0, so these runs cannot tell them apart.`;
}
