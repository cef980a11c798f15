/** A number and its unit as a trial file writes them. */
export interface QuantityParts {
  /** As typed: a page must not turn `0.30` into `0.3` under the reader's hands. */
  readonly number: string;
  readonly unit: string;
}

const spellings: Readonly<Record<string, string>> = {
  minute: "minutes",
  min: "minutes",
  hour: "hours",
  h: "hours",
  day: "days",
  d: "days",
  week: "weeks",
  month: "months",
  year: "years",
  "%": "%",
  "mg/m2": "mg/m^2",
  "mg/m²": "mg/m^2",
  cells: "cell",
  "cells/kg": "cell/kg",
};

/** `3 weeks` → 3 and weeks; undefined where a text is no number with a unit. */
export function quantityParts(text: string): QuantityParts | undefined {
  const [, number, unit] = /^\s*((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(\D.*?)?\s*$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return { number, unit: spellings[unit ?? ""] ?? unit ?? "" };
}

/** The text that stands in the file; a decimal comma is read as a point. */
export function quantityText({ number, unit }: QuantityParts): string {
  return `${number.trim().replace(",", ".")} ${unit}`.trim();
}

const inDays: Readonly<Record<string, number>> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  weeks: 7,
  months: 365.25 / 12,
  years: 365.25,
};

/** Days of a time as the file has it; undefined where it is none. For pictures; the engine reads files itself. */
export function daysOf(text: string): number | undefined {
  const parts = quantityParts(text);
  const factor = parts && inDays[parts.unit];
  return factor === undefined ? undefined : Number(parts?.number) * factor;
}
