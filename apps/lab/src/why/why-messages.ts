import type { MicroenvironmentScenario, Table, Why } from "../../../../src/index.ts";

/** What is asked of the thread that finds reasons. */
export interface WhyQuestion {
  readonly scenario: MicroenvironmentScenario;
  /** The run itself, where it is known to its end. */
  readonly series?: Table;
  readonly replicates: number;
  /** The turning point nearest to this day; absent: the main one. */
  readonly at?: number;
}

export type WhyAnswer =
  | { readonly tell: "progress"; readonly done: number; readonly of: number }
  | { readonly tell: "found"; readonly why: Why }
  | { readonly tell: "failed"; readonly message: string };
