import { elementaryEffects, meanSizeIntervals, morrisEffects } from "../../analysis/morris.ts";
import { streams } from "../../foundation/streams.ts";
import { type Column, numbers, type Table, table } from "../../foundation/table.ts";
import { measureWords, type ShownMeasure } from "../scan/outcomes.ts";
import { quantityKey } from "../scan/quantity.ts";
import { chanceAlone, trajectoriesOf } from "./sensitivity-plan.ts";
import { type SensitivityResult, valuesByPoint } from "./sensitivity-result.ts";
import type { VariedRange } from "./varied-range.ts";

/** What Morris's screening says of one quantity, in units of the outcome over the whole range of the quantity. */
export interface ScreenedInput {
  /** Place among the ranges; of chance alone, their number. */
  readonly place: number;
  /** Absent: chance alone, the seeds of the runs. */
  readonly range: VariedRange | undefined;
  readonly mean: number;
  /** μ*: mean size of the effects, with a bootstrap interval. */
  readonly size: { readonly value: number; readonly lo: number; readonly hi: number };
  /** σ: how much the effect depends on the other quantities, bends, or is chance. */
  readonly deviation: number;
  readonly effects: number;
  /** `may be chance`: the interval meets that of what other seeds alone do. */
  readonly verdict: "moves" | "may be chance" | "none";
}

/** Elementary effects: the largest first, chance alone last. */
export function screened(result: SensitivityResult, shown: ShownMeasure): ScreenedInput[] {
  const { plan } = result;
  const design = trajectoriesOf(plan);
  const outputs = outputsOf(result, shown);
  const found = morrisEffects(design, outputs);
  const intervals = meanSizeIntervals(elementaryEffects(design, outputs), {
    seed: plan.seed,
    stream: streams.sensitivity,
  });
  const [mean, size, deviation, effects] = ["mean", "meanSize", "deviation", "effects"].map((name) =>
    numbers(found, name),
  );
  const [, floor] = intervals[plan.ranges.length];
  const inputs = design.inputs.map((_, place): ScreenedInput => {
    const [lo, hi] = intervals[place];
    const verdict = size[place] === 0 ? "none" : lo > floor ? "moves" : "may be chance";
    return {
      place,
      range: plan.ranges[place],
      mean: mean[place],
      size: { value: size[place], lo, hi },
      deviation: deviation[place],
      effects: effects[place],
      verdict: place === plan.ranges.length ? "may be chance" : verdict,
    };
  });
  const sized = ({ size: { value } }: ScreenedInput) => (Number.isNaN(value) ? -1 : value);
  const quantities = inputs.slice(0, -1).toSorted((a, b) => sized(b) - sized(a) || a.place - b.place);
  return [...quantities, inputs[inputs.length - 1]];
}

/** The step of an input's largest effect: points before and after it; undefined where it has no effect. */
export function largestStep(
  result: SensitivityResult,
  shown: ShownMeasure,
  place: number,
): { readonly before: number; readonly after: number } | undefined {
  const design = trajectoriesOf(result.plan);
  const effects = elementaryEffects(design, outputsOf(result, shown))[place];
  const sizes = effects.map((effect) => (Number.isNaN(effect) ? -1 : Math.abs(effect)));
  const largest = sizes.reduce((best, size, t) => (size > sizes[best] ? t : best), 0);
  if (!(sizes[largest] >= 0)) return undefined;
  const first = largest * (design.inputs.length + 1);
  for (let after = first + 1; after <= first + design.inputs.length; after++) {
    if (design.points[after][place] !== design.points[after - 1][place]) return { before: after - 1, after };
  }
  return undefined;
}

/** One number a point: the mean of its runs. */
function outputsOf(result: SensitivityResult, shown: ShownMeasure): number[] {
  return valuesByPoint(result, shown).map((all) => meanOf(all.filter((value) => !Number.isNaN(value))));
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The effects as rows. */
export function screenedTable(result: SensitivityResult, shown: ShownMeasure): Table {
  const inputs = screened(result, shown);
  const { unit } = measureWords[shown];
  const number = (name: string, of: string, label: string, read: (one: ScreenedInput) => number): Column => ({
    name,
    unit: of,
    label,
    values: Float64Array.from(inputs, read),
  });
  const text = (name: string, label: string, read: (one: ScreenedInput) => string): Column => ({
    name,
    unit: "",
    label,
    values: inputs.map(read),
  });
  return table("morris", [
    text("quantity", "key of the quantity", ({ range }) => (range ? quantityKey(range.quantity) : chanceAlone)),
    text("meaning", "what it is", ({ range }) => range?.quantity.label ?? "the seeds of the runs, and nothing else"),
    text("unit", "its unit", ({ range }) => range?.quantity.unit ?? ""),
    number("low", "", "low end of its range", ({ range }) => range?.low ?? Number.NaN),
    number("high", "", "high end of its range", ({ range }) => range?.high ?? Number.NaN),
    number("mu", unit, "mean effect over the whole range", ({ mean }) => mean),
    number("mu_star", unit, "mean size of the effect", ({ size }) => size.value),
    number("mu_star_lo", unit, "lower end of its 95 % bootstrap interval", ({ size }) => size.lo),
    number("mu_star_hi", unit, "upper end of its 95 % bootstrap interval", ({ size }) => size.hi),
    number("sigma", unit, "standard deviation of the effect", ({ deviation }) => deviation),
    number("effects", "", "effects counted", ({ effects }) => effects),
    text("verdict", "what the interval says", ({ range, verdict }) => (range ? verdict : "")),
  ]);
}
