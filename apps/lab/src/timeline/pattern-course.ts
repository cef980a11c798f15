import { lastDay, type Span } from "./change-doses.ts";
import type { Course, Pattern, TherapyCard } from "./course.ts";
import { doseText, openDays } from "./read-courses.ts";
import { daysIn, timeText } from "./time-text.ts";
import { doseWords } from "./words.ts";

/** A named pattern as a course from a day on, as far as it fits into the run. */
export function patternCourse(card: TherapyCard, pattern: Pattern, first: number, { until }: Span): Course {
  const every = daysIn(pattern.every);
  const wanted = pattern.days?.map((day) => first + day) ?? openDays(first, every, until).slice(0, pattern.times);
  const isOpen = pattern.days === undefined && pattern.times === undefined;
  return {
    therapy: card.name,
    dose: doseText(pattern.dose),
    ...(pattern.route && pattern.route !== card.routes[0] && { route: pattern.route }),
    rest: {},
    days: wanted.filter((day) => day < until),
    ...(isOpen && { every }),
  };
}

/** One dose of a pattern's amount. */
export function oneDose(card: TherapyCard, pattern: Pattern, day: number, span: Span): Course {
  const { every: _, ...course } = patternCourse(card, pattern, Math.min(day, lastDay(span.until)), span);
  return { ...course, days: course.days.slice(0, 1) };
}

/** How a pattern is called: `240 mg every 2 weeks`, `3 mg/kg every 3 weeks × 4`. */
export function patternText({ dose, every, times, days }: Pattern): string {
  const amount = doseWords(dose);
  if (days) return `${amount}, ${days.length} doses over ${timeText(Math.ceil(days[days.length - 1] - days[0]))}`;
  if (times === 1) return `${amount}, once`;
  return `${amount} every ${every.replace(/^1 /, "")}${times === undefined ? "" : ` × ${times}`}`;
}

/** Doses of a pattern that fall after the run's end. */
export function cutShort(pattern: Pattern, course: Course): string | undefined {
  const all = pattern.days?.length ?? pattern.times;
  if (all === undefined || course.days.length >= all) return undefined;
  return `${course.days.length} of ${all} doses fit into this run`;
}
