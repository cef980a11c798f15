import type {
  MicroenvironmentScenario,
  SeriesEntry,
  TissueDigest,
  TissueFrame,
  TissueLook,
} from "../../../../src/index.ts";

/** What one arm of a study is, for screens. */
export interface OpenedRun {
  readonly scenario: MicroenvironmentScenario;
  /** Days from which frames are kept, and how far apart. */
  readonly frameEvery: number;
  /** The first frame that is new: those before it stay as they were. */
  readonly firstFrame: number;
}

/** A change to tumour cells as they stand at a fork: levels are multiplied. */
export interface GeneChange {
  readonly antigens?: Readonly<Record<string, number>>;
  readonly mhc?: number;
  readonly pdl1?: number;
}

/** What the page asks of the thread that runs an arm. */
export type Question =
  /** Run an arm of a study; if one is running, keep what both have in common. */
  | { readonly ask: "open"; readonly text: string; readonly file: string; readonly arm: string; readonly fork?: Fork }
  /** Go on to this day; a day before now pauses. */
  | { readonly ask: "run until"; readonly day: number }
  /** Whether the thread is still there. */
  | { readonly ask: "there" }
  /** A patch on a day with all that is known of its cells, for files and biopsies. */
  | { readonly ask: "export frame"; readonly ticket: number; readonly day: number; readonly patch: number };

/** Run the arm `of` up to a day, and from there as `arm`, with the same chance. */
export interface Fork {
  readonly of: string;
  readonly day: number;
  readonly gene?: GeneChange;
}

export interface Fault {
  readonly place: string;
  readonly found: string;
  readonly expected: string;
}

/** What it answers. */
export type Answer =
  | ({ readonly tell: "opened" } & OpenedRun)
  | { readonly tell: "refused"; readonly message: string; readonly faults: readonly Fault[] }
  | {
      readonly tell: "frame";
      readonly index: number;
      readonly day: number;
      /** By patch. */
      readonly looks: readonly TissueLook[];
      readonly row: readonly SeriesEntry[];
    }
  /** Every second frame, from the second one on, is to be let go: the others lie this many days apart. */
  | { readonly tell: "thinned"; readonly frameEvery: number }
  | { readonly tell: "there" }
  | { readonly tell: "computing"; readonly day: number }
  | { readonly tell: "ended"; readonly day: number; readonly digest: TissueDigest; readonly notes: readonly string[] }
  | { readonly tell: "failed"; readonly day: number; readonly hint: string }
  /** The browser gave no more memory; the run is gone, the frames that were told are not. */
  | { readonly tell: "out of memory"; readonly day: number }
  | { readonly tell: "export frame"; readonly ticket: number; readonly frame: TissueFrame }
  | { readonly tell: "no export frame"; readonly ticket: number; readonly message: string };
