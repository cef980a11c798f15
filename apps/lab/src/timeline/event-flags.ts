import type { SeriesEntry } from "../../../../src/index.ts";
import { turnsOf } from "./turns.ts";

/** Something that happened in a run, at the first look that shows it. */
export interface EventFlag {
  readonly id: string;
  readonly day: number;
  /** A few words beside the flag. */
  readonly words: string;
  /** How it was told, for those who want to know. */
  readonly how: string;
}

type Rows = readonly (readonly SeriesEntry[])[];

/** A column of a run: days and values. */
export interface Course {
  readonly days: readonly number[];
  readonly values: readonly number[];
}

/**
 * Milestones of a run so far, in the order of time.
 *
 * @param prefix  what names of the patch's columns begin with, where there are several patches: `primary: `
 */
export function eventFlags(rows: Rows, prefix = ""): EventFlag[] {
  if (rows.length === 0) return [];
  const columns = new Map(rows[0].map(({ name }, at) => [name, at]));
  const days = rows.map((row) => row[0].value);
  const of = (name: string): Course | undefined => {
    const at = columns.get(name);
    // Series of before an edit may have other columns than those of after.
    return at === undefined
      ? undefined
      : { days, values: rows.map((row) => (row[at]?.name === name ? row[at].value : valueIn(row, name))) };
  };
  const inPatch = (name: string) => of(prefix + name);
  const flags = [
    first("dendritic cells left", inPatch("dendritic cells left"), {
      words: "first dendritic cell leaves for the lymph node",
      how: "first look at which a dendritic cell with antigen had left the patch",
    }),
    first("T cells entered", inPatch("T cells entered"), {
      words: "T cells enter from the blood",
      how: "first look at which a CD8 or helper T cell had come from the blood",
    }),
    first("CAR T cells entered", inPatch("CAR T cells entered"), {
      words: "CAR T cells enter from the blood",
      how: "first look at which a CAR T cell had come from the blood",
    }),
    ...turnsOf(inPatch("tumour")),
    ...cleared(inPatch("tumour")),
    ...rows[0]
      .filter(({ name }) => name.startsWith(`${prefix}level of `) && !/MHC-I$|PD-L1$/.test(name))
      .map(({ name }) => halved(name.slice(prefix.length + "level of ".length), of(name))),
    peak("CAR T peak", inPatch("CAR T"), 10, {
      words: "CAR T cells at their most in the patch",
      how: "the largest count so far, at least 10 cells, followed by a fall of a tenth",
    }),
    peak("cytokine peak", of("body: carTInterleukin6"), 10, {
      words: "interleukin 6 from CAR T cells at its highest",
      how: "the highest level in the blood so far, above 10 pg/mL, followed by a fall of a tenth",
    }),
  ];
  return flags.filter((flag) => flag !== undefined).sort((a, b) => a.day - b.day);
}

function valueIn(row: readonly SeriesEntry[], name: string): number {
  return row.find((entry) => entry.name === name)?.value ?? Number.NaN;
}

type Words = Pick<EventFlag, "words" | "how">;

function first(id: string, course: Course | undefined, words: Words): EventFlag | undefined {
  const at = course?.values.findIndex((value) => value >= 1) ?? -1;
  return course && at >= 0 ? { id, day: course.days[at], ...words } : undefined;
}

function cleared(course: Course | undefined): EventFlag[] {
  if (!course) return [];
  const last = course.values.findLastIndex((value) => value > 0);
  if (last < 0 || last === course.values.length - 1) return [];
  return [
    {
      id: "tumour cleared",
      day: course.days[last + 1],
      words: "no tumour cell left in the patch",
      how: "first look from which no living tumour cell is in the patch; elsewhere in the body there may be some",
    },
  ];
}

function halved(antigen: string, course: Course | undefined): EventFlag | undefined {
  const start = course?.values[0] ?? 0;
  const at = course?.values.findIndex((value) => value < start / 2) ?? -1;
  if (!course || at < 0 || !(start > 0.05)) return undefined;
  return {
    id: `half of ${antigen}`,
    day: course.days[at],
    words: `mean level of ${antigen} below half`,
    how: `first look at which tumour cells show less than half of the ${antigen} that they showed at the start, on average`,
  };
}

function peak(id: string, course: Course | undefined, least: number, words: Words): EventFlag | undefined {
  if (!course) return undefined;
  const most = Math.max(...course.values.filter(Number.isFinite), 0);
  const at = course.values.indexOf(most);
  const fell = course.values.slice(at).some((value) => value < 0.9 * most);
  return most >= least && at > 0 && fell ? { id, day: course.days[at], ...words } : undefined;
}
