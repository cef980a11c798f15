import { meanEffect } from "../../analysis/claims/paired-means.ts";
import type { Estimate } from "../../analysis/kaplan-meier.ts";
import { type Column, type Table, table } from "../../foundation/table.ts";
import { measureWords, type ShownMeasure } from "../scan/outcomes.ts";
import { quantityKey } from "../scan/quantity.ts";
import { tornadoEnds } from "./sensitivity-plan.ts";
import { type SensitivityResult, valuesByPoint } from "./sensitivity-result.ts";
import type { VariedRange } from "./varied-range.ts";

/** That all intervals of the bars hold what they should at once: all ends stand beside the same runs of the base. */
const confidence = 0.95;

/** One end of a bar: how much the outcome moves from the scenario as it is, in pairs of runs of the same seed. */
export interface BarEnd {
  /** Place among the analysis' points. */
  readonly point: number;
  readonly value: number;
  readonly pairs: number;
  readonly effect: Estimate;
  /** `none`: no run changed. `may be chance`: the interval contains 0, or there are too few pairs for one. */
  readonly verdict: "moves" | "may be chance" | "none";
}

export interface Bar {
  /** Place among the ranges. */
  readonly place: number;
  readonly range: VariedRange;
  /** Absent where the scenario is at this end already. */
  readonly low: BarEnd | undefined;
  readonly high: BarEnd | undefined;
  /** From the lowest to the highest of the ends' effects and 0. */
  readonly width: number;
  readonly verdict: BarEnd["verdict"];
}

export interface Tornado {
  readonly base: Estimate;
  /** Runs of the scenario as it is. */
  readonly runs: number;
  /** The widest first. */
  readonly bars: readonly Bar[];
}

/**
 * Bars of one-at-a-time sensitivity: each quantity to either end, all others as in the scenario. Intervals are Student's of
 * pairs, widened so that they hold together for all ends (Bonferroni): among many bars some would else look clear by
 * chance alone.
 */
export function tornado(result: SensitivityResult, shown: ShownMeasure): Tornado {
  const values = valuesByPoint(result, shown);
  const { ranges } = result.plan;
  const base = values[0].filter((value) => !Number.isNaN(value));
  const all = tornadoEnds(result.plan);
  const each = 1 - (1 - confidence) / all.length;
  const ends = all.map((end, i) => ({ ...end, ...barEnd(i + 1, end.value, values, each) }));
  const bars = ranges.map((range, place): Bar => {
    const of = (which: "low" | "high"): BarEnd | undefined =>
      ends.find((one) => one.range === place && one.end === which);
    const [low, high] = [of("low"), of("high")];
    const known = [low, high].flatMap((end) => (end && Number.isFinite(end.effect.value) ? [end.effect.value] : []));
    const width = known.length > 0 ? Math.max(0, ...known) - Math.min(0, ...known) : Number.NaN;
    return { place, range, low, high, width, verdict: verdictOf([low, high]) };
  });
  const size = ({ width }: Bar) => (Number.isNaN(width) ? -1 : width);
  return {
    base: estimate(base, confidence),
    runs: base.length,
    bars: bars.toSorted((a, b) => size(b) - size(a) || a.place - b.place),
  };
}

function barEnd(point: number, value: number, values: readonly (readonly number[])[], each: number): BarEnd {
  const pairs = values[point].flatMap((with_, i) => {
    const without = values[0][i];
    return Number.isNaN(with_) || Number.isNaN(without) ? [] : [[with_, without]];
  });
  const effect = estimate(
    pairs.map(([first, second]) => first - second),
    each,
  );
  const isSame = pairs.length > 0 && pairs.every(([first, second]) => first === second);
  const isClear = effect.lo > 0 || effect.hi < 0;
  return { point, value, pairs: pairs.length, effect, verdict: isSame ? "none" : isClear ? "moves" : "may be chance" };
}

/** One run has a mean but no interval. */
function estimate(values: readonly number[], level: number): Estimate {
  if (values.length > 1) return meanEffect(values, level);
  return { value: values[0] ?? Number.NaN, lo: Number.NaN, hi: Number.NaN };
}

function verdictOf(ends: readonly (BarEnd | undefined)[]): BarEnd["verdict"] {
  const told = ends.flatMap((end) => (end ? [end.verdict] : []));
  if (told.includes("moves")) return "moves";
  return told.includes("may be chance") ? "may be chance" : "none";
}

/** What a verdict says beside a bar. */
export const verdictWords: Readonly<Record<BarEnd["verdict"], string>> = {
  moves: "",
  "may be chance": "may be chance",
  none: "no run changed",
};

/** The bars as rows, the widest first. */
export function tornadoTable(result: SensitivityResult, shown: ShownMeasure): Table {
  const { bars } = tornado(result, shown);
  const { unit, label } = measureWords[shown];
  const number = (name: string, of: string, meaning: string, read: (bar: Bar) => number): Column => ({
    name,
    unit: of,
    label: meaning,
    values: Float64Array.from(bars, read),
  });
  const text = (name: string, meaning: string, read: (bar: Bar) => string): Column => ({
    name,
    unit: "",
    label: meaning,
    values: bars.map(read),
  });
  const end = (which: "low" | "high"): Column[] => {
    const read = (pick: (end: BarEnd) => number) => (bar: Bar) => {
      const of = bar[which];
      return of ? pick(of) : Number.NaN;
    };
    const what = `change of ${label.toLowerCase()} at the ${which} end`;
    return [
      number(
        `${which}_effect`,
        unit,
        `${what}, mean of pairs of runs`,
        read(({ effect }) => effect.value),
      ),
      number(
        `${which}_effect_lo`,
        unit,
        `${what}, lower end of its interval (95 % for all ends together)`,
        read(({ effect }) => effect.lo),
      ),
      number(
        `${which}_effect_hi`,
        unit,
        `${what}, upper end of its interval (95 % for all ends together)`,
        read(({ effect }) => effect.hi),
      ),
      number(
        `${which}_pairs`,
        "",
        `pairs of runs at the ${which} end`,
        read(({ pairs }) => pairs),
      ),
      text(
        `${which}_verdict`,
        `what its interval says at the ${which} end`,
        (bar) => bar[which]?.verdict ?? "at this end already",
      ),
    ];
  };
  return table("tornado", [
    text("quantity", "key of the quantity", ({ range }) => quantityKey(range.quantity)),
    text("meaning", "what it is", ({ range }) => range.quantity.label),
    text("unit", "its unit", ({ range }) => range.quantity.unit),
    number("in_scenario", "", "its value in the scenario", ({ range }) => range.quantity.value),
    number("low", "", "low end of its range", ({ range }) => range.low),
    number("high", "", "high end of its range", ({ range }) => range.high),
    ...end("low"),
    ...end("high"),
    number("width", unit, "width of the bar", ({ width }) => width),
    text("verdict", "what the intervals of both ends say", ({ verdict }) => verdict),
  ]);
}
