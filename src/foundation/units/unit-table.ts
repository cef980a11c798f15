/**
 * The units that texts may use. Each is a whole number (where it is one) times a power of ten of the base unit of its
 * dimension, so that conversions between them are exact or rounded once. Base units: µm, s, pg, fmol, cell, IU.
 */

/** Exponents of length, time, mass, amount of substance, cells and international units (IU). */
export type Dimension = readonly [
  length: number,
  time: number,
  mass: number,
  amount: number,
  cell: number,
  activity: number,
];

export const pure: Dimension = [0, 0, 0, 0, 0, 0];
const length: Dimension = [1, 0, 0, 0, 0, 0];
const volume: Dimension = [3, 0, 0, 0, 0, 0];
const time: Dimension = [0, 1, 0, 0, 0, 0];
const mass: Dimension = [0, 0, 1, 0, 0, 0];
const amount: Dimension = [0, 0, 0, 1, 0, 0];
const cell: Dimension = [0, 0, 0, 0, 1, 0];
const activity: Dimension = [0, 0, 0, 0, 0, 1];
const concentration: Dimension = [-3, 0, 0, 1, 0, 0];
const molarMass: Dimension = [0, 0, 1, -1, 0, 0];
const force: Dimension = [1, -2, 1, 0, 0, 0];
const pressure: Dimension = [-1, -2, 1, 0, 0, 0];
const energy: Dimension = [2, -2, 1, 0, 0, 0];
const absorbedDose: Dimension = [2, -2, 0, 0, 0, 0];

export interface NamedUnit {
  readonly dimension: Dimension;
  /** The unit in base units is top / bottom · 10^decade. */
  readonly top: number;
  readonly bottom: number;
  readonly decade: number;
}

function named(dimension: Dimension, top: number, decade = 0, bottom = 1): NamedUnit {
  return { dimension, top, bottom, decade };
}

const day = 86400;
/** One in 6.02214076e23 mol, exact by the definition of the mole (SI brochure, 9th edition, 2019). */
const molecule = named(amount, 1, 0, 602214076);

/** Units that take SI prefixes, by symbol. */
export const prefixable: ReadonlyMap<string, NamedUnit> = new Map([
  ["m", named(length, 1, 6)],
  ["L", named(volume, 1, 15)],
  ["l", named(volume, 1, 15)],
  ["s", named(time, 1)],
  ["g", named(mass, 1, 12)],
  ["Da", named(molarMass, 1, -3)],
  ["mol", named(amount, 1, 15)],
  ["M", named(concentration, 1, 0)],
  ["IU", named(activity, 1)],
  ["N", named(force, 1, 21)],
  ["Pa", named(pressure, 1, 9)],
  ["J", named(energy, 1, 27)],
  ["Gy", named(absorbedDose, 1, 12)],
]);

/** Powers of ten of the SI prefixes; u and both Unicode spellings of µ are micro. */
export const prefixes: ReadonlyMap<string, number> = new Map([
  ["f", -15],
  ["p", -12],
  ["n", -9],
  ["u", -6],
  ["µ", -6],
  ["μ", -6],
  ["m", -3],
  ["c", -2],
  ["d", -1],
  ["k", 3],
  ["M", 6],
  ["G", 9],
]);

/** Units that stand by themselves, by every accepted spelling. */
export const standalone: ReadonlyMap<string, NamedUnit> = new Map(
  (
    [
      [["second", "seconds", "sec"], named(time, 1)],
      [["min", "minute", "minutes"], named(time, 60)],
      [["h", "hr", "hour", "hours"], named(time, 3600)],
      [["d", "day", "days"], named(time, day)],
      [["wk", "week", "weeks"], named(time, 7 * day)],
      // Julian year and its twelfth: 12 months are a year.
      [["mo", "month", "months"], named(time, 30.4375 * day)],
      [["yr", "year", "years"], named(time, 365.25 * day)],
      [["cell", "cells"], named(cell, 1)],
      [["molecule", "molecules", "copy", "copies"], molecule],
      [["litre", "litres", "liter", "liters"], named(volume, 1, 15)],
      [["%", "percent"], named(pure, 1, -2)],
      // 13.5951 g/cm³ · 9.80665 m/s² · 1 mm = 133.322387415 Pa, the conventional millimetre of mercury.
      [["mmHg"], named(pressure, 133322387415)],
    ] as [string[], NamedUnit][]
  ).flatMap(([names, unit]) => names.map((name): [string, NamedUnit] => [name, unit])),
);
