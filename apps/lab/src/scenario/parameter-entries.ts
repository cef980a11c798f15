import type { Parameter } from "../../../../src/index.ts";
import { type Entry, type EntryGroup, plain } from "./entry.ts";
import { decades, even, type Scale } from "./scales.ts";
import { unitWords } from "./unit-words.ts";

interface Chosen {
  readonly name: string;
  /** In words that a reader of twelve knows; the book has the terms of the field. */
  readonly label: string;
  readonly scale: Scale;
  /** What a pure number is a number of. */
  readonly words?: string;
}

const of = (name: string, label: string, scale: Scale, words?: string): Chosen => ({
  name,
  label,
  scale,
  ...(words && { words }),
});

const growth = [
  of("tumourDivision", "Divisions of tumour cells", even(0, 1, 0.01)),
  of("tumourDeath", "Deaths without any attack", even(0, 0.3, 0.01)),
  of("antigenLoss", "Loss of a flag", decades(-8, -1), "chance a division"),
  of("mhcLoss", "Loss of flagpoles", decades(-8, -1), "chance a division"),
  of("pdl1Gain", "Gain of the off switch", decades(-8, -1), "chance a division"),
];
const pd1 = [
  of("pd1Density", "Brakes on a killer T cell (PD-1)", even(0, 600, 10)),
  of("pdl1Density", "Off switches at rest (PD-L1)", even(0, 1000, 10)),
  of("pdl1Induction", "Off switches at full alarm", even(1, 20, 0.5), "× at rest"),
  of("pd1Half", "Pressed brakes that halve killing", even(10, 600, 10)),
  of("exhaustionByPd1", "T cells that tire by PD-1", even(0, 1, 0.01)),
  of("nodePd1", "PD-1 in the lymph node", even(0, 0.9, 0.05), "part held back"),
];
const ctla4 = [
  of("ctla4Density", "Brake in the lymph node (CTLA-4)", even(0, 600, 10)),
  of("ctla4Stripping", "B7 that calming T cells take away", even(0, 10, 0.5), "relative"),
  of("cd28Density", "Accelerator (CD28)", even(0, 3000, 50)),
];

export type Book = Readonly<Record<string, Parameter>>;

function entries(chosen: readonly Chosen[], book: Book, now: (name: string) => number | undefined): Entry[] {
  return chosen.flatMap(({ name, label, scale, words = "" }): Entry[] => {
    const known = book[name];
    if (!known) return [];
    const { value, unit, meaning, evidence, source } = known;
    return [
      {
        path: ["parameters", name],
        label,
        meaning: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)} (${name}).`,
        unit: words || unitWords(unit),
        readAs: unit,
        scale,
        absent: now(name) ?? value,
        evidence,
        source,
        write: plain,
      },
    ];
  });
}

/**
 * Parameters that the panel shows.
 *
 * @param now  the value that the present run has by its cancer and drugs
 */
export function growthEntries(book: Book, now: (name: string) => number | undefined): EntryGroup[] {
  return [{ title: "Growth and change", entries: entries(growth, book, now) }];
}

export function brakeEntries(book: Book, now: (name: string) => number | undefined): EntryGroup[] {
  return [
    { title: "PD-1 and PD-L1, in the tumour", entries: entries(pd1, book, now) },
    { title: "CTLA-4, where T cells are trained", entries: entries(ctla4, book, now) },
  ];
}
