import { evenly } from "./canonical.ts";
import { type Course, dayText, plural, shortNumber } from "./course.ts";
import { doseParts } from "./read-courses.ts";
import { timeText } from "./time-text.ts";

/** When doses fall: `every 2 weeks × 3`. */
export function scheduleText({ days, every }: Pick<Course, "days" | "every">): string {
  if (every !== undefined) return `every ${shortTime(every)}, to the end`;
  const even = evenly(days);
  if (even) return `every ${shortTime(even.every)} × ${days.length}`;
  return days.length === 1 ? "once" : plural(days.length, "dose");
}

/** `every week`, not `every 1 week`. */
function shortTime(days: number): string {
  return timeText(days).replace(/^1 /, "");
}

/** An amount as people read it: `600,000 IU/kg`, `2 million cells/kg`. */
export function doseWords(dose: string): string {
  const parts = doseParts(dose);
  if (!parts) return dose;
  const [amount, ...per] = parts.unit.replace("m^2", "m²").replace("ug", "µg").split("/");
  const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 6 });
  const value =
    amount === "cell" && parts.value >= 1e6
      ? `${number.format(parts.value / 1e6)} million`
      : number.format(parts.value);
  return [`${value} ${amount === "cell" ? "cells" : amount}`, ...per].join("/");
}

/** Days of doses in words, for some of a course. */
export function daysText(days: readonly number[]): string {
  if (days.length === 1) return dayText(days[0]);
  if (days.length <= 5) return `days ${days.map(shortNumber).join(", ")}`;
  return `${plural(days.length, "dose")} from ${dayText(days[0])} to ${dayText(days[days.length - 1])}`;
}
