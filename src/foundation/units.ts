import { InputError } from "./errors.ts";
import { parseUnit } from "./units/parse-unit.ts";
import { dimensionless, powerOfTen, sameDimension, textOf, type Unit } from "./units/unit.ts";

export { parseUnit } from "./units/parse-unit.ts";
export {
  dimensionless,
  divideUnits,
  factorBetween,
  multiplyUnits,
  powerOfUnit,
  sameDimension,
  sameUnit,
  type Unit,
} from "./units/unit.ts";

/** A number with its unit. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

function asUnit(unit: Unit | string, place: string): Unit {
  return typeof unit === "string" ? parseUnit(unit, place) : unit;
}

/**
 * A value in other units.
 *
 * @throws {InputError} if the units do not measure the same thing
 */
export function convert(value: number, from: Unit | string, to: Unit | string, place = "quantity"): number {
  const source = asUnit(from, place);
  const target = asUnit(to, place);
  if (!sameDimension(source, target)) {
    throw new InputError(place, describeUnit(source), `a unit of ${dimensionText(target)}, such as \`${target.text}\``);
  }
  const top = source.top * target.bottom;
  const bottom = source.bottom * target.top;
  const decade = source.decade - target.decade;
  // Divisions by powers of ten, which are exact numbers, rather than products with 1e-3, which is not.
  return decade < 0 ? (value * top) / (bottom * powerOfTen(-decade)) : (value * top * powerOfTen(decade)) / bottom;
}

const longestQuantity = 400;
const quantity = /^\s*(?<value>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(?<unit>.*?)\s*$/iu;

/**
 * Reads a number with its unit: `3 mg/kg`, `200mg`, `1e-3 nmol/L`, `50 %`, `7`.
 *
 * @throws {InputError} if there is no finite number, or the unit is unknown
 */
export function parseQuantity(text: string, place = "quantity"): Quantity {
  const match = quantity.exec(text.slice(0, longestQuantity));
  const { value: number = "", unit = "" } = match?.groups ?? {};
  const value = Number(number);
  if (number === "" || !Number.isFinite(value) || text.length > longestQuantity) {
    throw new InputError(place, `\`${text.slice(0, 60)}\``, "a number with its unit, such as `3 mg/kg`");
  }
  return { value, unit: unit === "" ? dimensionless : parseUnit(unit, place) };
}

/**
 * The number of `unit` in a quantity's text: `quantityIn("3 weeks", "day")` is 21.
 *
 * @throws {InputError} if the text is no quantity, or measures something else
 */
export function quantityIn(text: string, unit: Unit | string, place = "quantity"): number {
  const { value, unit: written } = parseQuantity(text, place);
  const wanted = asUnit(unit, place);
  if (sameDimension(written, wanted)) return convert(value, written, wanted, place);
  const found = `\`${text.trim()}\`, ${dimensionText(written)}`;
  throw new InputError(place, found, `${dimensionText(wanted)}, such as \`1 ${wanted.text}\``);
}

const baseNames = ["length", "time", "mass", "amount", "cells", "international units"] as const;

const commonNames: readonly (readonly [string, string])[] = [
  ["1", "a pure number"],
  ["m", "a length"],
  ["m^2", "an area"],
  ["L", "a volume"],
  ["day", "a time"],
  ["g", "a mass"],
  ["mol", "an amount of substance"],
  ["cell", "a number of cells"],
  ["IU", "an activity in IU"],
  ["mol/L", "a concentration"],
  ["g/L", "a mass concentration"],
  ["cell/L", "a number of cells per volume"],
  ["1/day", "a rate"],
  ["L/day", "a volume per time"],
  ["g/mol", "a molar mass"],
  ["Pa", "a pressure"],
];

/** What a unit measures, in words: `a concentration`, or `mass/time^2` where there is no common word. */
export function dimensionText(unit: Unit): string {
  for (const [text, words] of commonNames) if (sameDimension(unit, parseUnit(text))) return words;
  const terms = new Map(baseNames.map((name, i) => [name, unit.dimension[i]] as const).filter(([, n]) => n !== 0));
  return textOf(terms);
}

/** A unit for a message: `mL` (a volume). */
export function describeUnit(unit: Unit): string {
  return `\`${unit.text}\` (${dimensionText(unit)})`;
}
