import { pow } from "../maths.ts";
import { type Dimension, type NamedUnit, pure } from "./unit-table.ts";

/** A unit of measurement: what it measures, and how big it is. */
export interface Unit {
  /** A text that `parseUnit` reads back, e.g. `mg/(L*day)`. */
  readonly text: string;
  readonly dimension: Dimension;
  /** Names with their exponents, as written. */
  readonly terms: ReadonlyMap<string, number>;
  /** The unit in base units is top / bottom · 10^decade; whole numbers, so that most conversions are exact. */
  readonly top: number;
  readonly bottom: number;
  readonly decade: number;
}

/** 10 to a whole power, correctly rounded. */
export function powerOfTen(decade: number): number {
  return Number(`1e${decade}`);
}

/** `a*b/(c*d^2)` */
export function textOf(terms: ReadonlyMap<string, number>): string {
  const write = (name: string, exponent: number) => (exponent === 1 ? name : `${name}^${exponent}`);
  const above = [...terms].filter(([, exponent]) => exponent > 0).map(([name, exponent]) => write(name, exponent));
  const below = [...terms].filter(([, exponent]) => exponent < 0).map(([name, exponent]) => write(name, -exponent));
  const numerator = above.length === 0 ? "1" : above.join("*");
  if (below.length === 0) return numerator;
  return `${numerator}/${below.length === 1 ? below[0] : `(${below.join("*")})`}`;
}

export function unitOf(name: string, { dimension, top, bottom, decade }: NamedUnit): Unit {
  return { text: name, dimension, terms: new Map([[name, 1]]), top, bottom, decade };
}

/** The unit of pure numbers. */
export const dimensionless: Unit = { text: "1", dimension: pure, terms: new Map(), top: 1, bottom: 1, decade: 0 };

export function multiplyUnits(a: Unit, b: Unit): Unit {
  const terms = new Map(a.terms);
  for (const [name, exponent] of b.terms) {
    const sum = (terms.get(name) ?? 0) + exponent;
    if (sum === 0) terms.delete(name);
    else terms.set(name, sum);
  }
  const dimension = a.dimension.map((exponent, i) => exponent + b.dimension[i]) as unknown as Dimension;
  const size = { top: a.top * b.top, bottom: a.bottom * b.bottom, decade: a.decade + b.decade };
  return { text: textOf(terms), dimension, terms, ...size };
}

/** The unit to a real power: `L` to -1 is `1/L`. */
export function powerOfUnit(unit: Unit, n: number): Unit {
  if (n === 0) return dimensionless;
  const terms = new Map([...unit.terms].map(([name, exponent]) => [name, exponent * n]));
  const dimension = unit.dimension.map((exponent) => exponent * n) as unknown as Dimension;
  const up = Math.abs(n);
  const [top, bottom] = n > 0 ? [unit.top, unit.bottom] : [unit.bottom, unit.top];
  const whole = Number.isInteger(n);
  const size = whole
    ? { top: pow(top, up), bottom: pow(bottom, up), decade: unit.decade * n }
    : { top: pow(top, up) * pow(powerOfTen(unit.decade), n), bottom: pow(bottom, up), decade: 0 };
  return { text: textOf(terms), dimension, terms, ...size };
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return multiplyUnits(a, powerOfUnit(b, -1));
}

/** Whether both measure the same kind of thing, in whatever size. */
export function sameDimension(a: Unit, b: Unit): boolean {
  // Powers such as 0.1 and 0.2 add up to 0.30000000000000004.
  return a.dimension.every((exponent, i) => Math.abs(exponent - b.dimension[i]) < 1e-9);
}

/** How many `to` one `from` is; meaningless where dimensions differ. */
export function factorBetween(from: Unit, to: Unit): number {
  const size = (from.top * to.bottom) / (from.bottom * to.top);
  const decade = from.decade - to.decade;
  return decade < 0 ? size / powerOfTen(-decade) : size * powerOfTen(decade);
}

/** Whether the same number in both units is the same quantity. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return sameDimension(a, b) && Math.abs(factorBetween(a, b) - 1) < 1e-9;
}
