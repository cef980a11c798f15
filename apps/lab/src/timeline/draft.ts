import { evenly } from "./canonical.ts";
import { lastDay, type Span } from "./change-doses.ts";
import { type Course, plural, shortNumber, type TherapyCard } from "./course.ts";
import { amountText, doseParts, openDays } from "./read-courses.ts";
import { daysIn, evenDays, timeText } from "./time-text.ts";

export const everyUnits = ["weeks", "days", "hours"] as const;
export type Schedule = "once" | "repeat" | "listed";

/** A course as somebody types it. */
export interface Draft {
  readonly amount: string;
  readonly unit: string;
  readonly route: string;
  readonly schedule: Schedule;
  readonly first: string;
  readonly every: string;
  readonly everyUnit: (typeof everyUnits)[number];
  readonly times: string;
  readonly toEnd: boolean;
  /** With commas between. */
  readonly days: string;
}

export function draftOf({ dose, route, days, every: open }: Course, card: TherapyCard): Draft {
  const { value, unit } = doseParts(dose) ?? { value: Number.NaN, unit: card.units[0] };
  const even = evenly(days);
  const every = open ?? even?.every;
  const [step = "3", stepUnit = "weeks"] = every === undefined ? [] : timeText(every).split(" ");
  return {
    amount: Number.isNaN(value) ? "" : amountText(value),
    unit,
    route: route ?? card.routes[0],
    schedule: every !== undefined ? "repeat" : days.length > 1 ? "listed" : "once",
    first: shortNumber(days[0] ?? 0),
    every: step,
    everyUnit: everyUnits.find((one) => one.startsWith(stepUnit.replace(/s$/, ""))) ?? "days",
    times: String(Math.max(2, days.length)),
    toEnd: open !== undefined,
    days: days.map(shortNumber).join(", "),
  };
}

export type DraftFaults = Readonly<Partial<Record<keyof Draft, string>>>;
export type ReadDraft = { readonly course: Course } | { readonly faults: DraftFaults };

/** What somebody typed as a course, or what to write instead, by field. */
export function readDraft(
  draft: Draft,
  of: Pick<Course, "therapy" | "rest">,
  card: TherapyCard,
  span: Span,
): ReadDraft {
  const faults: Record<string, string> = {};
  const value = Number(draft.amount);
  if (!(draft.amount.trim() !== "" && value > 0 && Number.isFinite(value))) {
    faults.amount = "Write an amount above 0, such as 3.";
  }
  const days = daysOf(draft, span, faults);
  if (Object.keys(faults).length > 0) return { faults };
  const open = draft.schedule === "repeat" && draft.toEnd;
  return {
    course: {
      therapy: of.therapy,
      dose: `${amountText(value)} ${draft.unit}`,
      ...(draft.route !== card.routes[0] && { route: draft.route }),
      rest: of.rest,
      days,
      ...(open && { every: stepOf(draft) }),
    },
  };
}

function daysOf(draft: Draft, span: Span, faults: Record<string, string>): readonly number[] {
  if (draft.schedule === "listed") return listedDays(draft.days, span, faults);
  const first = Number(draft.first);
  if (!isDay(draft.first, span)) {
    faults.first = `Write a day ${range(span)}.`;
    return [];
  }
  if (draft.schedule === "once") return [first];
  const every = stepOf(draft);
  if (!(every > 0)) {
    faults.every = "Write a time above 0, such as 3.";
    return [];
  }
  if (draft.toEnd) return openDays(first, every, span.until);
  return counted(draft.times, first, every, span, faults);
}

function counted(
  text: string,
  first: number,
  every: number,
  { until }: Span,
  faults: Record<string, string>,
): number[] {
  const times = Number(text);
  const fit = openDays(first, every, until).length;
  if (!Number.isInteger(times) || times < 1) faults.times = "Write a whole number of doses, 1 or more.";
  else if (times > fit) {
    faults.times = `Only ${plural(fit, "dose")} ${fit === 1 ? "fits" : "fit"} before the run ends on day ${shortNumber(until)}.`;
  }
  return faults.times ? [] : evenDays(first, every, times);
}

function listedDays(text: string, span: Span, faults: Record<string, string>): readonly number[] {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== "");
  const wrong = parts.find((part) => !isDay(part, span));
  if (parts.length === 0) faults.days = "Write at least one day, such as 0, 14, 28.";
  else if (wrong !== undefined) faults.days = `"${wrong}" is no day ${range(span)}. Write days with commas between.`;
  return faults.days ? [] : parts.map(Number).sort((a, b) => a - b);
}

function isDay(text: string, { from, until }: Span): boolean {
  const day = Number(text);
  return text.trim() !== "" && day >= from && day < until;
}

function range({ from, until }: Span): string {
  return `from ${shortNumber(from)} to ${lastDay(until)}`;
}

function stepOf({ every, everyUnit }: Draft): number {
  return every.trim() === "" ? Number.NaN : daysIn(`${every.trim()} ${everyUnit}`);
}
