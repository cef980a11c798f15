import { convert } from "../../../../src/index.ts";

const pattern = /^\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z]+)\s*$/;

/** Days in a time such as `3 weeks`, by the same arithmetic as study files are read. */
export function daysIn(text: string): number {
  const [, value, unit] = pattern.exec(text) ?? [];
  return value === undefined ? Number.NaN : convert(Number(value), unit, "day");
}

/** The one way in which the timeline writes a time: in weeks or days where these are whole, below two days in hours. */
export function timeText(days: number): string {
  if (days > 0 && days % 7 === 0) return count(days / 7, "week");
  if (Number.isInteger(days)) return count(days, "day");
  const hours = Math.round(days * 24);
  if (hours > 0 && hours < 48 && daysIn(`${hours} hours`) === days) return count(hours, "hour");
  return `${days} days`;
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}

/** Days of doses that are evenly spaced, as a study file with `start`, `every` and `times` has them. */
export function evenDays(start: number, every: number, times: number): number[] {
  return Array.from({ length: times }, (_, k) => start + k * every);
}
