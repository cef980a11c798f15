import type { Course, Pattern, TherapyCards } from "./course.ts";
import { daysIn, evenDays } from "./time-text.ts";

/** A treatment as a study file writes it. */
export interface Entry {
  readonly therapy: string;
  readonly use?: string;
  readonly dose?: string;
  readonly route?: string;
  readonly start?: string;
  readonly every?: string;
  readonly times?: number;
  readonly blocks?: readonly string[] | { readonly every: string; readonly times: number };
  readonly days?: readonly number[];
  readonly [key: string]: unknown;
}

/** Courses of a list of treatments; those that cannot be read are left out, as the engine tells what is wrong. */
export function readCourses(entries: readonly Entry[], cards: TherapyCards, duration: number): Course[] {
  return entries.filter(({ therapy }) => Object.hasOwn(cards, therapy)).map((entry) => read(entry, cards, duration));
}

function read(written: Entry, cards: TherapyCards, duration: number): Course {
  const card = cards[written.therapy];
  const entry = withPattern(
    written,
    card.patterns.find(({ name }) => name === written.use),
  );
  const { therapy, use: _, dose = "", route, start, every, times, blocks, days: __, ...rest } = entry;
  const first = daysIn(start ?? "0 days");
  const step = every === undefined ? 1 : daysIn(every);
  const open = entry.days === undefined && times === undefined && blocks === undefined;
  const days = entry.days
    ? entry.days.map((day) => first + day).sort((a, b) => a - b)
    : open
      ? openDays(first, step, duration)
      : blockStarts(blocks).flatMap((block) => evenDays(first + block, step, times ?? 1));
  return {
    therapy,
    dose: doseText(dose),
    ...(route && route !== card.routes[0] ? { route } : {}),
    rest,
    days,
    ...(open && { every: step }),
  };
}

/** As the reader of files does it: what stands beside `use` takes precedence. */
function withPattern(entry: Entry, pattern: Pattern | undefined): Entry {
  if (!pattern) return entry;
  const { dose, route, start, every, times, days } = pattern;
  const ownSchedule = entry.every !== undefined || entry.times !== undefined || entry.blocks !== undefined;
  return {
    dose,
    ...(route === undefined ? {} : { route }),
    ...(start === undefined ? {} : { start }),
    ...(days && !ownSchedule ? { days } : { every }),
    ...(times === undefined ? {} : { times }),
    ...entry,
  };
}

/** Days of doses that go on until the run ends. */
export function openDays(start: number, every: number, duration: number): number[] {
  const days: number[] = [];
  if (!(every > 0)) return start < duration ? [start] : [];
  for (let k = 0; start + k * every < duration && k < 10_000; k++) days.push(start + k * every);
  return days;
}

function blockStarts(blocks: Entry["blocks"]): readonly number[] {
  if (blocks === undefined) return [0];
  if ("times" in blocks) return evenDays(0, daysIn(blocks.every), blocks.times);
  return blocks.map(daysIn);
}

const spellings: Readonly<Record<string, string>> = { µg: "ug", mcg: "ug", cells: "cell", m2: "m^2", "m²": "m^2" };

const amount = /^\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S+)\s*$/;

/** An amount in its parts, or undefined. */
export function doseParts(text: string): { readonly value: number; readonly unit: string } | undefined {
  const [, value, unit] = amount.exec(text) ?? [];
  if (value === undefined) return undefined;
  return {
    value: Number(value),
    unit: unit
      .split("/")
      .map((part) => spellings[part] ?? part)
      .join("/"),
  };
}

/** One spelling of an amount: `3 mg/kg`. */
export function doseText(text: string): string {
  const parts = doseParts(text);
  return parts ? `${amountText(parts.value)} ${parts.unit}` : text.trim();
}

/** Large counts of cells with a power of ten: 2e6, not 2000000. */
export function amountText(value: number): string {
  if (value < 1e6) return String(value);
  const short = value.toExponential().replace("e+", "e");
  return Number(short) === value ? short : String(value);
}
