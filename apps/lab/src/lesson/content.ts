import type { Path, StudyData } from "../document/lab-document.ts";

/** Depths of reading, the plainest first. */
export const layers = ["plain", "standard", "technical"] as const;
export type Layer = (typeof layers)[number];

/** Text in layers; where one is missing, the next plainer one is shown. */
export type Layered<Text> = Readonly<Partial<Record<Layer, Text>>> & { readonly plain: Text };

export interface Stop {
  readonly label: string;
  /** What this stop writes into the study. */
  readonly set: readonly { readonly path: Path; readonly value: unknown }[];
}

export interface Control {
  readonly id: string;
  readonly label: string;
  /** Number of the stop at the beginning. */
  readonly start: number;
  readonly stops: readonly Stop[];
}

export interface Source {
  /** Number in the source page's list. */
  readonly seed?: number;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly where: string;
  readonly link?: string;
}

/** A lesson as its content file holds it. */
export interface Lesson {
  readonly lesson: string;
  readonly code: string;
  readonly chapter: string;
  readonly place: string;
  readonly question: string;
  readonly answer: Layered<string>;
  /** Whether cancer is seen growing: then a note comes first. */
  readonly hard?: boolean;
  readonly study: StudyData;
  readonly arm: string;
  /** The arm that shows what would have been without the cause. */
  readonly without: string;
  readonly guess: { readonly ask: string; readonly options: readonly { readonly id: string; readonly text: string }[] };
  readonly controls: readonly Control[];
  readonly tries: readonly { readonly text: string; readonly set: Readonly<Record<string, number>> }[];
  readonly puzzle: string;
  readonly story: Layered<readonly string[]>;
  readonly leavesOut: Layered<readonly string[]>;
  readonly quote: {
    readonly text: string;
    readonly from: string;
    readonly numbers: readonly number[];
    readonly note: string;
  };
  readonly sources: readonly Source[];
}

/** The text of a layer, or of the nearest plainer one. */
export function textOf<Text>(text: Layered<Text>, layer: Layer): Text {
  for (let i = layers.indexOf(layer); i > 0; i--) {
    const found = text[layers[i]];
    if (found !== undefined) return found;
  }
  return text.plain;
}
