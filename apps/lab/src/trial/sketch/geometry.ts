import type { TrialDesign } from "../../../../../src/index.ts";

type Treatment = TrialDesign["arms"][number]["treatments"][number];

/** Days after randomisation on which doses are planned, up to the end of follow-up. */
export function plannedDays({ start, every, times, days }: Treatment, duration: number): number[] {
  if (days) return days.filter((day) => day <= duration);
  const planned: number[] = [];
  for (let k = 0; k < times && start + k * every <= duration; k++) planned.push(start + k * every);
  return planned;
}

/** Whether doses go on until something ends them. */
export function isOpenEnded({ times, days }: Treatment): boolean {
  return days === undefined && times === Number.POSITIVE_INFINITY;
}

/** Planned days of scans. */
export function scanDays({ first, every, until, later }: TrialDesign["visits"], duration: number): number[] {
  const days: number[] = [];
  for (let day = first; day <= duration; day += day + every <= until ? every : later) days.push(day);
  return days;
}

/** Where things stand in the sketch, in units of its picture. */
export interface SketchLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly arms: readonly ArmLayout[];
  /** Looks or stages on a line of their own, since they count information and not each patient's time. */
  readonly looks?: LooksLayout;
  readonly scans: { readonly y: number; readonly xs: readonly number[] };
  readonly axis: { readonly y: number; readonly ticks: readonly { readonly x: number; readonly months: number }[] };
}

export interface LooksLayout {
  readonly y: number;
  readonly title: string;
  readonly marks: readonly { readonly x: number; readonly words: string; readonly final: boolean }[];
}

export interface ArmLayout {
  readonly name: string;
  readonly y: number;
  readonly tracks: readonly TrackLayout[];
  /** Name of the arm whose treatments may follow at progression. */
  readonly crossover?: string;
}

export interface TrackLayout {
  readonly words: string;
  readonly y: number;
  readonly xs: readonly number[];
  /** Ticks so close that they are drawn as thin lines. */
  readonly dense: boolean;
  readonly openEnded: boolean;
}

const sketchWidth = 360;
const margin = 12;
/** Height of the boxes above the arms. */
const flowHeight = 84;
const headHeight = 24;
const trackHeight = 34;
/** Least distance of ticks that stand as triangles. */
const apart = 8;

export function layout(design: TrialDesign): SketchLayout {
  const { duration } = design;
  const left = margin;
  const right = sketchWidth - margin - 6;
  const place = (day: number) => left + 6 + ((right - left - 6) * day) / duration;
  let y = flowHeight;
  const arms = design.arms.map(({ name, treatments, crossover }): ArmLayout => {
    const top = y;
    y += headHeight;
    const tracks = treatments.map((treatment) => {
      const track = trackOf(treatment, duration, y, place);
      y += trackHeight;
      return track;
    });
    if (tracks.length === 0) y += 16;
    if (crossover) y += 16;
    y += 8;
    return { name, y: top, tracks, ...(crossover ? { crossover: crossover.to } : {}) };
  });
  const scans = { y: y + 8, xs: scanDays(design.visits, duration).map(place) };
  const axis = { y: y + 44, ticks: axisTicks(duration).map((months) => ({ months, x: place(months * DAYS) })) };
  const looks = looksLayout(design, axis.y + 62, left + 6, right - 8);
  const height = looks ? looks.y + 30 : axis.y + 34;
  return { width: sketchWidth, height, left, right, arms, scans, axis, ...(looks ? { looks } : {}) };
}

/** Looks by their part of what is planned in the end: events, days, or patients of stages. */
function looksLayout(
  { sequential, twoStage }: TrialDesign,
  y: number,
  from: number,
  to: number,
): LooksLayout | undefined {
  const marks = (counts: readonly number[], words: (count: number, i: number) => string) =>
    counts.map((count, i) => ({
      x: from + ((to - from) * count) / counts[counts.length - 1],
      words: words(count, i),
      final: i === counts.length - 1,
    }));
  if (twoStage) {
    const { n1, r1, n, r } = twoStage.stages;
    const title = `Stages: ≤ ${r1} of ${n1} ends, > ${r} of ${n} promising`;
    return { y, title, marks: marks([n1, n], String) };
  }
  if (!sequential) return undefined;
  const { looks, endpoint } = sequential;
  const isByEvents = looks.by === "events";
  return {
    y,
    title: `Looks at ${endpoint}, at ${isByEvents ? "events of both arms" : "months after the first patient"}`,
    marks: isByEvents ? marks(looks.events, String) : marks(looks.days, (day) => String(Math.round(day / DAYS))),
  };
}

const DAYS = 365.25 / 12;

function trackOf(treatment: Treatment, duration: number, top: number, place: (day: number) => number): TrackLayout {
  const xs = plannedDays(treatment, duration).map(place);
  const closest = xs.slice(1).reduce((least, x, index) => Math.min(least, x - xs[index]), Number.POSITIVE_INFINITY);
  return { words: courseWords(treatment), y: top + 22, xs, dense: closest < apart, openEnded: isOpenEnded(treatment) };
}

/** `nivolumab 3 mg/kg every 2 weeks, 4 times` */
export function courseWords(treatment: Treatment): string {
  const { therapy, dose, unit, every, times, days } = treatment;
  const amount = `${therapy} ${amountWords(dose)} ${unit.replace("^2", "²")}`;
  if (days) return `${amount} on ${days.length} days`;
  if (times === 1) return `${amount} once`;
  return `${amount} ${everyWords(every)}${times === Number.POSITIVE_INFINITY ? "" : `, ${times} times`}`;
}

const amountWords = (dose: number) => (dose >= 1e5 ? dose.toExponential().replace("e+", "e") : String(dose));

function everyWords(days: number): string {
  if (days % 7 === 0) return days === 7 ? "every week" : `every ${days / 7} weeks`;
  if (days < 1) return `every ${Math.round(days * 240) / 10} h`;
  return days === 1 ? "every day" : `every ${Math.round(days * 10) / 10} days`;
}

/** Round months, at most seven steps. */
function axisTicks(duration: number): number[] {
  const length = duration / DAYS;
  const step = [1, 2, 3, 6, 12, 24, 36, 60].find((months) => length / months <= 7) ?? 120;
  return Array.from({ length: Math.floor(length / step + 1e-6) + 1 }, (_, index) => index * step);
}
