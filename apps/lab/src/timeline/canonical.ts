import { type Course, keyOf } from "./course.ts";
import type { Entry } from "./read-courses.ts";
import { daysIn, evenDays, timeText } from "./time-text.ts";

/**
 * The one form of a set of doses: a course for each amount of each therapy, in the order of names. However doses came
 * to be there, equal doses give equal courses, and so the same study and the same run.
 */
export function canonical(courses: readonly Course[]): Course[] {
  const groups = new Map<string, Course[]>();
  for (const course of courses) {
    if (course.days.length === 0) continue;
    const key = keyOf(course);
    groups.set(key, [...(groups.get(key) ?? []), course]);
  }
  return [...groups.values()].map(joined).sort((a, b) => compare(keyOf(a), keyOf(b)));
}

function joined(courses: readonly Course[]): Course {
  if (courses.length === 1) return courses[0];
  const { every: _, ...course } = courses[0];
  return { ...course, days: courses.flatMap(({ days }) => days).sort((a, b) => a - b) };
}

/** By code units: the same in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Doses that are evenly spaced: the days of `start + k * every`, exactly. */
export function evenly(days: readonly number[]): { readonly start: number; readonly every: number } | undefined {
  if (days.length < 2) return undefined;
  const start = daysIn(timeText(days[0]));
  const every = daysIn(timeText(nearHours(days[1] - days[0])));
  // Two doses are always evenly spaced: worth saying where they repeat by whole days or within one.
  const isRhythm = days.length > 2 || Number.isInteger(every) || every < 1;
  if (!(every > 0) || !isRhythm) return undefined;
  const same = evenDays(start, every, days.length).every((day, k) => day === days[k]);
  return same ? { start, every } : undefined;
}

/** Eight hours are no difference of two binary fractions, but near one. */
function nearHours(days: number): number {
  const hours = Math.round(days * 24);
  return hours > 0 && Math.abs(days * 24 - hours) < 1e-6 ? daysIn(`${hours} hours`) : days;
}

/** A course as a study file has it. */
function entryOf({ therapy, dose, route, rest, days, every }: Course): Entry {
  const head = { therapy, dose, ...(route === undefined ? {} : { route }) };
  const from = days[0] === 0 ? {} : { start: timeText(days[0]) };
  if (every !== undefined) return { ...head, ...from, every: timeText(nearHours(every)), ...rest };
  const even = evenly(days);
  if (even) return { ...head, ...from, every: timeText(even.every), times: days.length, ...rest };
  return { ...head, days: [...days], ...rest };
}

export function entriesOf(courses: readonly Course[]): Entry[] {
  return canonical(courses).map(entryOf);
}
