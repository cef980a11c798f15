/**
 * Treatments as the timeline edits them. A course is all doses of one amount of one therapy; a study file may write the
 * same doses in many ways, and the editor always in one.
 */
export interface Course {
  readonly therapy: string;
  /** Amount of a dose as a file has it: `3 mg/kg`. */
  readonly dose: string;
  /** Absent: the therapy's first form. */
  readonly route?: string;
  /** Keys that the timeline does not edit, kept as they are. */
  readonly rest: Readonly<Record<string, unknown>>;
  /** Days of doses, ascending; those of one that goes on to the end: as far as the run. */
  readonly days: readonly number[];
  /** Goes on to the end of the run, however long it is: days between doses. */
  readonly every?: number;
}

/** What the timeline must know of a therapy. */
export interface TherapyCard {
  readonly name: string;
  readonly slot: string;
  /** What it does, in plain words. */
  readonly meaning: string;
  readonly product: string;
  readonly routes: readonly string[];
  /** Units in which a dose can be written. */
  readonly units: readonly string[];
  readonly patterns: readonly Pattern[];
  /** What the study must name besides. */
  readonly needs?: "vaccine antigens" | "CAR antigen";
}

/** A regimen that a label or a protocol names. */
export interface Pattern {
  readonly name: string;
  readonly dose: string;
  readonly every: string;
  readonly times?: number;
  readonly start?: string;
  readonly days?: readonly number[];
  readonly route?: string;
  readonly meaning: string;
  readonly source: { readonly text: string; readonly title: string; readonly link?: string };
}

export type TherapyCards = Readonly<Record<string, TherapyCard>>;

/** Whether doses of two courses are of one kind, so that they belong together. */
export function alike(a: Course, b: Course): boolean {
  return keyOf(a) === keyOf(b);
}

/** Tells a course from the others. */
export function keyOf({ therapy, dose, route, rest }: Course): string {
  return JSON.stringify([therapy, dose, route ?? "", rest]);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A day as people read it: at most two decimals. */
export function dayText(day: number): string {
  return `day ${shortNumber(day)}`;
}

export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
