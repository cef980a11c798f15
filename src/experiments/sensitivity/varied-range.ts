import { InputError } from "../../foundation/errors.ts";
import { pow } from "../../foundation/maths.ts";
import type { Quantity } from "../scan/quantity.ts";

/** A quantity and how far it goes to either side. */
export interface VariedRange {
  readonly quantity: Quantity;
  readonly low: number;
  readonly high: number;
  /** `factor`: the middle is the geometric one, as for numbers that are known up to a factor. */
  readonly spacing: "even" | "factor";
}

export interface RangeOptions {
  /** Ends are the value over and times this, above 1. */
  readonly factor: number;
  /** Where the model states how a parameter differs between patients, its ends are those of nine in ten of them. */
  readonly stated: boolean;
}

/**
 * The range of a quantity around the scenario's value, within what the quantity can be.
 *
 * @throws {InputError} where no factor leads away from the value
 */
export function rangeAround(quantity: Quantity, { factor, stated }: RangeOptions): VariedRange {
  const ends = stated && quantity.stated ? quantity.stated : aroundBy(quantity, factor);
  const within = (value: number) => Math.max(quantity.least, Math.min(quantity.most, value));
  const [low, high] = ends.map(within).toSorted((a, b) => a - b);
  if (low === high) {
    throw new InputError(quantity.label, `${quantity.value}, from which no factor leads away`, "a range: KEY=LOW:HIGH");
  }
  return { quantity, low, high, spacing: low > 0 ? "factor" : "even" };
}

function aroundBy({ value, whole }: Quantity, factor: number): readonly [number, number] {
  if (!whole) return [Number((value / factor).toPrecision(6)), Number((value * factor).toPrecision(6))];
  if (value === 0) return [0, 0];
  return [Math.min(value - 1, Math.round(value / factor)), Math.max(value + 1, Math.round(value * factor))];
}

/** The value at a part of the range, 0 to 1. */
export function valueAtPart({ quantity, low, high, spacing }: VariedRange, part: number): number {
  if (part === 0) return low;
  if (part === 1) return high;
  const value = spacing === "factor" ? low * pow(high / low, part) : low + (high - low) * part;
  return quantity.whole ? Math.round(value) : Number(value.toPrecision(6));
}
