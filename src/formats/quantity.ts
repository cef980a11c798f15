import * as v from "valibot";
import { InputError } from "../foundation/errors.ts";
import { convert, dimensionText, parseQuantity } from "../foundation/units.ts";

/**
 * Numbers with units as people write them in a file: `3 weeks`, `0.6 MIU/kg`, `10 %`. Each kind is a closed list of
 * spellings, so that the reader and the published JSON Schema accept the same texts.
 */

const number = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const quantity = (unit: string) => new RegExp(`^\\s*(${number})\\s*(${unit})\\s*$`);
/** 0 to 100, for percentages. */
const share = String.raw`100(?:\.0*)?|\d{1,2}(?:\.\d*)?`;
/** 0 to 1. */
const part = String.raw`0?\.\d+(?:[eE]-\d+)?|\d(?:\.\d+)?[eE]-\d+|[01]`;

const patterns = {
  duration: quantity("minutes?|min|hours?|h|days?|d|weeks?|months?|years?"),
  dose: quantity("(?:mg|g|ug|µg|mcg|IU|kIU|MIU|cells?|PFU)(?:/(?:kg|m\\^2|m2|m²))?"),
  fraction: new RegExp(`^\\s*(${share})\\s*%\\s*$`),
  monthlyFraction: new RegExp(`^\\s*(?:(${share})\\s*%|(${part}))\\s*(?:per month|/\\s*month)\\s*$`),
};

const read = (kind: keyof typeof patterns, text: string) => {
  const [, value, unit] = patterns[kind].exec(text) ?? [];
  return { value: Number(value), unit };
};

/** The end of a message: what is expected, and why the text that stands there is something else. */
function expected(what: string) {
  return ({ input }: { readonly input: string }) => {
    try {
      const { value, unit } = parseQuantity(input);
      return value < 0 ? `${what}, not below 0` : `${what}; this is ${dimensionText(unit)}`;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.found.startsWith("the unknown unit") ? `${what}, not ${error.found}` : what;
    }
  };
}

/** A length of time, read to days. A month is a twelfth of a year of 365.25 days, as in survival tables. */
export const duration = v.pipe(
  v.string(),
  v.title("time"),
  v.regex(patterns.duration, expected("a time with its unit, such as 3 weeks")),
  v.transform((text) => {
    const { value, unit } = read("duration", text);
    return convert(value, unit, "day");
  }),
  v.finite("a time that a computer's number can hold"),
);

/** The amount of one dose: a mass, a number of units or cells, alone, per kilogram or per square metre. */
export const dose = v.pipe(
  v.string(),
  v.title("amount"),
  v.regex(patterns.dose, expected("an amount with its unit, such as 200 mg, 3 mg/kg or 2e6 cell/kg")),
  v.transform((text) => read("dose", text)),
);

const ratio = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1));

/** A part of a whole: `10 %`, or a number from 0 to 1. */
export const fraction = v.union(
  [
    ratio,
    v.pipe(
      v.string(),
      v.title("percentage"),
      v.regex(patterns.fraction),
      // Divided, not multiplied by 0.01: 7 % is then the number that 0.07 is.
      v.transform((text) => read("fraction", text).value / 100),
    ),
  ],
  "a fraction such as 10 %, from 0 % to 100 %",
);

/** A part of those still there that goes each month: `0.5 % per month`, or `0.005 per month`. */
export const monthlyFraction = v.pipe(
  v.string(),
  v.title("fraction per month"),
  v.regex(patterns.monthlyFraction, "a monthly fraction such as 0.5 % per month"),
  v.transform((text) => {
    const [, percent, plain] = patterns.monthlyFraction.exec(text) ?? [];
    return percent === undefined ? Number(plain) : Number(percent) / 100;
  }),
);
