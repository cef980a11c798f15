import { InputError } from "../../foundation/errors.ts";
import type { Estimate } from "../kaplan-meier.ts";
import { rateOf } from "../rate.ts";
import { frequencyDifference, frequencyRatio } from "./paired-frequencies.ts";
import { meanDifference, meanEffect, meanRatio } from "./paired-means.ts";
import { isPast } from "./read-series.ts";

/** A range of effects that a claim expects; infinite where open, and then its border does not belong to it. */
export interface ExpectedRange {
  readonly lo: number;
  readonly hi: number;
}

/** How a claim's numbers are compared, and with what. */
export interface Expectation {
  /** `difference` and `ratio` compare the arms' means over pairs; `value` judges the first arm's own. */
  readonly effect: "difference" | "ratio" | "value";
  /** Where given, each run counts 1 if its number is past this, else 0: a frequency. */
  readonly event?: { readonly direction: "above" | "below"; readonly threshold: number } | undefined;
  readonly expected: ExpectedRange;
  /** e.g. 0.95 */
  readonly confidence: number;
}

/** `holds`: the whole interval lies in the expected range; `fails`: none of it; `weak`: part of it. */
export type Verdict = "holds" | "weak" | "fails";

/** What runs say about a claim. */
export interface Judgement {
  readonly effect: number;
  readonly lo: number;
  readonly hi: number;
  readonly verdict: Verdict;
  /** Pairs (runs, where one arm is judged by itself) that the effect rests on. */
  readonly used: number;
  /** Pairs in which the quantity was not there, such as the antigen of a tumour that is gone. */
  readonly leftOut: number;
}

/** Fewer pairs say nothing about their spread. */
const fewest = 3;

/**
 * Holds a claim against what was read from runs. Runs of the same place share their chance, so they are compared pair by
 * pair: means with Student's or Fieller's interval, frequencies with exact (one arm) or score intervals (pairs).
 *
 * @param changed  a number a run of the arm with the change, NaN where there is none
 * @param control  the same of the arm that it is compared with; absent where `effect` is `value`
 */
export function judge(
  { effect, event, expected, confidence }: Expectation,
  changed: readonly number[],
  control?: readonly number[],
): Judgement {
  if (effect !== "value" && control?.length !== changed.length) {
    throw new InputError("pairs", `${changed.length} and ${control?.length ?? 0} runs`, "as many runs in both arms");
  }
  const kept = changed.flatMap((value, i) => {
    const other = effect === "value" ? 0 : (control?.[i] ?? Number.NaN);
    return Number.isNaN(value) || Number.isNaN(other) ? [] : [[value, other] as const];
  });
  const found = kept.length < fewest ? nothing : estimate(kept, effect, event, confidence);
  return {
    effect: found.value,
    lo: found.lo,
    hi: found.hi,
    verdict: verdictOf(found, expected),
    used: kept.length,
    leftOut: changed.length - kept.length,
  };
}

const nothing: Estimate = { value: Number.NaN, lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };

function estimate(
  pairs: readonly (readonly [number, number])[],
  effect: Expectation["effect"],
  event: Expectation["event"],
  confidence: number,
): Estimate {
  const count = (value: number) => (event ? Number(isPast(value, event)) : value);
  const first = pairs.map(([value]) => count(value));
  const second = pairs.map(([, value]) => count(value));
  if (effect === "value") {
    if (!event) return meanEffect(first, confidence);
    const { rate, lo, hi } = rateOf(
      first.map((one) => one === 1),
      confidence,
    );
    return { value: rate, lo, hi };
  }
  if (effect === "difference") return (event ? frequencyDifference : meanDifference)(first, second, confidence);
  return (event ? frequencyRatio : meanRatio)(first, second, confidence);
}

/** Where an interval lies to the range that was expected. */
export function verdictOf({ lo, hi }: { readonly lo: number; readonly hi: number }, expected: ExpectedRange): Verdict {
  const oneSided = expected.lo === Number.NEGATIVE_INFINITY || expected.hi === Number.POSITIVE_INFINITY;
  // Runs that are all alike have an interval without width: on the border itself, where no effect is, it is not above.
  const beyond = (a: number, b: number) => a < b || (oneSided && a === b && Number.isFinite(b));
  if (beyond(hi, expected.lo) || beyond(expected.hi, lo)) return "fails";
  const within = (a: number, b: number) => (oneSided && Number.isFinite(b) && Number.isFinite(a) ? a < b : a <= b);
  return within(expected.lo, lo) && within(hi, expected.hi) ? "holds" : "weak";
}
