import type {
  Chart,
  Evidence,
  OperatingResult,
  Table,
  TrialDesign,
  TrialProgress,
  TrialResult,
} from "../../../../../src/index.ts";

/** A covariate as a page shows it. */
export interface CovariateFacts {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** The cancer's own, in words: `median 206, sigma 0.96`. */
  readonly usual: string;
}

export interface CancerFacts {
  readonly name: string;
  readonly meaning: string;
  /** Response criteria that suit how the disease is seen; the first is the default. */
  readonly criteria: readonly string[];
  /** What patients are sampled with: `population` may shift these. */
  readonly sampled: readonly CovariateFacts[];
  /** What conditions for entry may speak of. */
  readonly atEntry: readonly string[];
  /** What patients may be stratified by. */
  readonly stratifiers: readonly string[];
  /** Names of the therapies that act in this cancer's body. */
  readonly therapies: readonly string[];
  readonly parameters: { readonly count: number; readonly byEvidence: Readonly<Record<Evidence, number>> };
}

export interface TherapyFacts {
  readonly name: string;
  readonly meaning: string;
  readonly product: string;
  /** Units in which a dose may be written, the usual one first. */
  readonly units: readonly string[];
  readonly routes: readonly string[];
  readonly regimens: readonly {
    readonly name: string;
    readonly words: string;
    readonly meaning: string;
    readonly source: string;
  }[];
}

/** What a trial may name, as plain data: pages do not load the models. */
export interface Catalogue {
  readonly cancers: readonly CancerFacts[];
  readonly therapies: readonly TherapyFacts[];
}

/** One thing that is wrong in a trial, with the key that it is wrong at (`arms[1].treatments[0].dose`; "" for the whole). */
export interface TrialFault {
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** Parts of a result that the page shows; `patient SIM-00001` for a patient's own pictures. */
export type PartName =
  | "flow"
  | "conduct"
  | "baseline"
  | "response"
  | "size"
  | "PFS"
  | "OS"
  | "ratios"
  | "subgroups"
  | "exposure"
  | "safety"
  | "published"
  | `patient ${string}`;

/** A chart that was drawn. */
export interface Drawn extends Omit<Chart, "draw"> {
  readonly kind: "figure";
  /** As the page shows it, where marks may lead to patients. */
  readonly svg: string;
  /** As it is saved, where that differs. */
  readonly plain: string | undefined;
}

export type Block = Drawn | { readonly kind: "table"; readonly table: Table; readonly caption: string };

/** A patient's tissue for the lab, and in plain words whose tissue it is; without a study where there is none. */
export interface PatientTissue {
  readonly of: "own" | "typical" | "none";
  readonly words: string;
  /** A study file's data. */
  readonly study?: Readonly<Record<string, unknown>>;
}

/** Which trials are drawn from the patients of a result. */
export interface OperatingWish {
  readonly trials: number;
  /** Two-sided level of the tests. */
  readonly alpha: number;
  /** Patients in each arm; the sizes of the design when absent. */
  readonly armSize?: number;
}

/** What the page asks of the thread that coordinates a trial. */
export type Question =
  | { readonly ask: "catalogue" }
  | { readonly ask: "check"; readonly number: number; readonly text: string }
  /** The plain data of a file in YAML or JSON, right or wrong. */
  | { readonly ask: "data"; readonly text: string; readonly name: string }
  | { readonly ask: "run"; readonly text: string; readonly threads: number }
  | { readonly ask: "stop" }
  /** Trials drawn from the patients of the last result, of its design and of its null. */
  | ({ readonly ask: "operate" } & OperatingWish)
  | { readonly ask: "tissue"; readonly number: number; readonly patient: string; readonly arm: string }
  | { readonly ask: "part"; readonly number: number; readonly part: PartName }
  | { readonly ask: "file"; readonly file: ExportName; readonly command: string };

export type ExportName = "report" | "tables" | "trial file" | "result" | "datasets" | "R" | "bundle";

export interface FileMade {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** What it answers. */
export type Answer =
  | { readonly tell: "catalogue"; readonly catalogue: Catalogue; readonly threads: number }
  | {
      readonly tell: "checked";
      readonly number: number;
      readonly design?: TrialDesign;
      /** The design as the YAML of a trial file, every default written out. */
      readonly yaml?: string;
      /** How it is conducted, a sentence each. */
      readonly conduct?: readonly string[];
      readonly faults: readonly TrialFault[];
    }
  | { readonly tell: "data"; readonly name: string; readonly data: unknown }
  | { readonly tell: "no data"; readonly message: string }
  | ({ readonly tell: "progress" } & TrialProgress)
  | {
      readonly tell: "result";
      readonly result: TrialResult;
      readonly seconds: number;
      /** Patients that were asked for, where the run was stopped before its end. */
      readonly stoppedOf?: number;
    }
  | { readonly tell: "stopped"; readonly done: number; readonly total: number }
  | { readonly tell: "failed"; readonly faults: readonly TrialFault[]; readonly message: string }
  | { readonly tell: "operating progress"; readonly done: number; readonly total: number }
  | { readonly tell: "operating"; readonly operating: OperatingResult }
  | { readonly tell: "no operating"; readonly message: string }
  | { readonly tell: "tissue"; readonly number: number; readonly tissue: PatientTissue }
  | { readonly tell: "part"; readonly number: number; readonly blocks?: readonly Block[]; readonly message?: string }
  | { readonly tell: "file"; readonly file: ExportName; readonly made: FileMade }
  | { readonly tell: "no file"; readonly file: ExportName; readonly message: string };
