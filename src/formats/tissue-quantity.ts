import * as v from "valibot";
import { convert } from "../foundation/units.ts";

/**
 * Numbers with units as tissue files write them: `20 um`, `6 min`, `0.01 1/min`, `1e5 um^2/min`. Each kind is a closed
 * list of spellings, so that the reader and the published JSON Schema accept the same texts. All are read into the
 * tissue's own units: µm and minutes.
 */

export type TissueUnit = "um" | "min" | "1/min" | "um/min" | "um^2/min" | "um^3";

const number = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const times = "s|min|h|hours?|days?";
const micro = "u|µ|μ";
const lengths = `(?:${micro}|n|m|c)m`;

const spellings: Readonly<Record<TissueUnit, string>> = {
  um: lengths,
  min: `seconds?|minutes?|weeks?|${times}`,
  "1/min": `(?:1\\s*)?/\\s*(?:${times})`,
  "um/min": `${lengths}/(?:${times})`,
  "um^2/min": `${lengths}(?:\\^2|²)/(?:${times})`,
  "um^3": `${lengths}(?:\\^3|³)|[pfn]L`,
};

const examples: Readonly<Record<TissueUnit, string>> = {
  um: "a length such as 20 um",
  min: "a time such as 6 min or 2 days",
  "1/min": "a rate such as 0.01 1/min",
  "um/min": "a speed such as 0.5 um/min",
  "um^2/min": "a diffusion coefficient such as 1e5 um^2/min",
  "um^3": "a volume such as 2494 um^3",
};

const pattern = (unit: TissueUnit, sign = "") => new RegExp(`^\\s*(${sign}${number})\\s*(${spellings[unit]})\\s*$`);

/** What a text in this unit looks like, for messages. */
export const exampleOf = (unit: TissueUnit): string => examples[unit];

/** A quantity's number in the tissue's own unit; `undefined` where the text is none. */
export function readQuantity(text: string, unit: TissueUnit): number | undefined {
  const [, value, written] = pattern(unit, "[+-]?").exec(text) ?? [];
  if (value === undefined || !Number.isFinite(Number(value))) return undefined;
  const plain = unitText(written);
  // The tissue's own unit is no conversion, which could round: files must read back to the last bit.
  return plain === unit ? Number(value) : convert(Number(value), plain, unit);
}

function unitText(written: string): string {
  const text = written.replace(/[µμ]/g, "u").replace("²", "^2").replace("³", "^3").replace(/\s/g, "");
  return text.startsWith("/") ? `1${text}` : text;
}

/** A number in the tissue's own unit, as a text that reads back to the same number. */
export const writeQuantity = (value: number, unit: TissueUnit): string => `${value} ${unit}`;

function quantity(unit: TissueUnit, sign = "") {
  return v.pipe(
    // A plain number misses its unit: that is what the message must say.
    v.string(examples[unit]),
    v.title(unit),
    v.regex(pattern(unit, sign), examples[unit]),
    v.transform((text) => readQuantity(text, unit) ?? Number.NaN),
    v.finite("a quantity that a computer's number can hold"),
  );
}

export const length = quantity("um");
/** A place along an axis: a length that may be below zero. */
export const coordinate = quantity("um", "[+-]?");
export const time = quantity("min");
export const rate = quantity("1/min");
export const speed = quantity("um/min");
export const diffusion = quantity("um^2/min");
export const volume = quantity("um^3");
