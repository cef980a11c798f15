import { canonical, evenly } from "./canonical.ts";
import { alike, type Course } from "./course.ts";
import { openDays } from "./read-courses.ts";
import { evenDays } from "./time-text.ts";

/** Some doses of a course, by their days. */
export interface Doses {
  readonly course: Course;
  readonly days: readonly number[];
}

/** Days on which doses may be put: from the first, before the last. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Puts a course in the place of some doses. Every other edit is one of this. */
export function replaceDoses(courses: readonly Course[], from: Doses | undefined, by: Course | undefined): Course[] {
  const left = from
    ? courses.map((course) => (alike(course, from.course) ? without(course, from.days) : course))
    : courses;
  return canonical(by ? [...left, by] : left);
}

function without(course: Course, days: readonly number[]): Course {
  const gone = [...days];
  const left = course.days.filter((day) => {
    const at = gone.indexOf(day);
    if (at >= 0) gone.splice(at, 1);
    return at < 0;
  });
  if (left.length === course.days.length) return course;
  const { every: _, ...listed } = course;
  return { ...listed, days: left };
}

/** Some doses of a course as a course of their own; its end stays open where they are its end. */
export function partOf(course: Course, days: readonly number[]): Course {
  const isEnd = course.days.slice(course.days.length - days.length).every((day, i) => day === days[i]);
  if (isEnd) return { ...course, days };
  const { every: _, ...listed } = course;
  return { ...listed, days };
}

/** Moves doses by some days, as far as they stay within the run. */
export function moveDoses(courses: readonly Course[], doses: Doses, by: number, span: Span): Course[] {
  return replaceDoses(courses, doses, moved(doses, by, span));
}

/** The same doses again, some days later or earlier. */
export function copyDoses(courses: readonly Course[], doses: Doses, by: number, span: Span): Course[] {
  return replaceDoses(courses, undefined, moved(doses, by, span));
}

/** How far doses go when asked to move: not past the ends of the run. */
export function allowedMove({ course, days }: Doses, by: number, { from, until }: Span): number {
  const last = isWhole({ course, days }) && course.every !== undefined ? days[0] : days[days.length - 1];
  const most = Math.max(0, lastDay(until) - last);
  return Math.min(Math.max(by, from - days[0]), most);
}

/** The last whole day on which a dose is still given. */
export function lastDay(until: number): number {
  return Math.max(0, Math.ceil(until) - 1);
}

function isWhole({ course, days }: Doses): boolean {
  return days.length === course.days.length;
}

/** Doses after a move, as far as it can go. */
export function moved(doses: Doses, wish: number, span: Span): Course {
  const by = allowedMove(doses, wish, span);
  const { every, ...course } = doses.course;
  if (every !== undefined && isWhole(doses)) {
    return { ...course, every, days: openDays(tidy(doses.days[0] + by), every, span.until) };
  }
  // From its own start again, so that moving there and back ends where it began.
  const even = evenly(doses.days);
  const days = even
    ? evenDays(tidy(even.start + by), even.every, doses.days.length)
    : doses.days.map((day) => tidy(day + by));
  return { ...course, days };
}

/** Without the dust of binary fractions: what is written is what is meant. */
function tidy(day: number): number {
  const rounded = Math.round(day * 1e4) / 1e4;
  return Math.abs(day - rounded) < 1e-9 ? rounded : day;
}
