import { referenceModel } from "../experiments/model.ts";
import { InputError } from "../foundation/errors.ts";
import { didYouMean } from "../foundation/near-names.ts";
import { quantityIn } from "../foundation/units.ts";
import { border } from "../models/microenvironment/border.ts";
import { microenvironmentParameters } from "../models/microenvironment/parameters.ts";
import type { Fault } from "./read-shape.ts";
import type { Path } from "./source-text.ts";

/** Numbers by name, as read and in the units of their tables. */
type Values = Record<string, number>;
type Written = Readonly<Record<string, string | number>>;

const ofTissue: Readonly<Record<string, { readonly unit: string }>> = microenvironmentParameters;
const ofBody: Readonly<Record<string, { readonly unit: string }>> = referenceModel.parameters;

/** Values of parameters that a file gives, of the body and of the tissue apart. */
export function readParameters(written: Written, path: Path, faults: Fault[]): { host: Values; tissue: Values } {
  const host: Values = {};
  const tissue: Values = {};
  for (const [name, text] of Object.entries(written)) {
    const table = [ofTissue, ofBody].find((one) => Object.hasOwn(one, name));
    if (!table) {
      const expected = `a parameter of the body or the tissue${didYouMean(name, [...Object.keys(ofTissue), ...Object.keys(ofBody)])}`;
      faults.push({ path: [...path, name], found: `an unknown parameter, "${name}"`, expected });
      continue;
    }
    // Of the body's pure numbers some are logarithms; all else counts or measures something.
    const mayBeNegative = table === ofBody && table[name].unit === "1";
    const value = readValue(text, table[name].unit, [...path, name], mayBeNegative, faults);
    (table === ofTissue ? tissue : host)[name] = value;
  }
  return { host, tissue };
}

const counted: readonly string[] = border.tissueStates;

/** The body's states at the start that a file gives. */
export function readStates(written: Written, path: Path, faults: Fault[]): Values {
  const states: Values = {};
  const known = Object.keys(referenceModel.states).filter((name) => !counted.includes(name));
  for (const [name, text] of Object.entries(written)) {
    const at = [...path, name];
    if (counted.includes(name)) {
      const found = `${name}, which is counted in the tissue`;
      faults.push({ path: at, found, expected: "cells in `patches`, or a state of the body outside of the tumour" });
    } else if (!known.includes(name)) {
      const expected = `a state of the body${didYouMean(name, known)}`;
      faults.push({ path: at, found: `an unknown state, "${name}"`, expected });
    } else states[name] = readValue(text, referenceModel.states[name].unit, at, false, faults);
  }
  return states;
}

function readValue(text: string | number, unit: string, path: Path, mayBeNegative: boolean, faults: Fault[]): number {
  const value = typeof text === "number" ? text : inUnit(text, unit, path, faults);
  if (value < 0 && !mayBeNegative) faults.push({ path, found: `${text}`, expected: `0 or more, in ${unit}` });
  return value;
}

function inUnit(text: string, unit: string, path: Path, faults: Fault[]): number {
  try {
    return quantityIn(text, unit === "relative" ? "1" : unit);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.push({ path, found: error.found, expected: error.expected });
    return Number.NaN;
  }
}
