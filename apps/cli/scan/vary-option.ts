import {
  type Axis,
  findQuantity,
  InputError,
  type Quantity,
  type QuantityGroup,
  quantityIn,
  rangeFaults,
  type VariedRange,
} from "../../../src/index.ts";
import { UsageError } from "../command.ts";

/** One `--vary` of a scan: `KEY=FROM:TO:N`, and `:log` for steps of equal factors. */
export function axisOf(text: string, groups: readonly QuantityGroup[]): Axis {
  const { key, parts } = cut(text);
  const [from, to, points, spacing, ...rest] = parts;
  if (key === undefined || points === undefined || rest.length > 0 || (spacing !== undefined && spacing !== "log")) {
    throw new UsageError(
      `--vary ${text}: expected KEY=FROM:TO:N, such as tumourDivision=0.1:0.6:6, with :log behind it for steps of equal factors.`,
    );
  }
  const quantity = named(key, groups);
  return {
    quantity,
    from: valueIn(from, quantity, text),
    to: valueIn(to, quantity, text),
    points: Number(points),
    spacing: spacing === "log" ? "factor" : "even",
  };
}

/** One `--vary` of a sensitivity analysis: `KEY`, or `KEY=LOW:HIGH`, and `:log` for a middle by factors. */
export function rangeOf(
  text: string,
  groups: readonly QuantityGroup[],
): { readonly quantity: Quantity; readonly range?: VariedRange } {
  const { key, parts } = cut(text);
  if (key === undefined) return { quantity: named(text.trim(), groups) };
  const [from, to, spacing, ...rest] = parts;
  if (to === undefined || rest.length > 0 || (spacing !== undefined && spacing !== "log")) {
    throw new UsageError(`--vary ${text}: expected KEY, or KEY=LOW:HIGH, such as homing=0.5:2.`);
  }
  const quantity = named(key, groups);
  const [low, high] = [from, to].map((part) => valueIn(part, quantity, text)).toSorted((a, b) => a - b);
  const [fault] = rangeFaults(quantity, low, high);
  if (fault !== undefined) throw new UsageError(`--vary ${text}: ${fault}`);
  if (spacing === "log" && !(low > 0)) throw new UsageError(`--vary ${text}: log needs ends above 0.`);
  return { quantity, range: { quantity, low, high, spacing: spacing === "log" ? "factor" : "even" } };
}

/** Keys may have any sign in them but the last `=`. */
function cut(text: string): { readonly key?: string; readonly parts: readonly string[] } {
  const at = text.lastIndexOf("=");
  if (at < 1) return { parts: [] };
  return {
    key: text.slice(0, at).trim(),
    parts: text
      .slice(at + 1)
      .split(":")
      .map((part) => part.trim()),
  };
}

function named(key: string, groups: readonly QuantityGroup[]): Quantity {
  try {
    return findQuantity(groups, key, "--vary");
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(error.message);
    throw error;
  }
}

/** A plain number is in the unit of its table. */
function valueIn(text: string, { unit }: Quantity, whole: string): number {
  const value = Number(text);
  if (text !== "" && Number.isFinite(value)) return value;
  try {
    return quantityIn(text, unit === "relative" || unit === "cells" ? "1" : unit, `--vary ${whole}`);
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(error.message);
    throw error;
  }
}
