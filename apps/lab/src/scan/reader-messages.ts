import type { MicroenvironmentScenario } from "../../../../src/index.ts";
import type { StudyData } from "../document/lab-document.ts";

/** Studies to read, and the arm that is meant in all of them. */
export interface ReadQuestion {
  readonly id: number;
  readonly studies: readonly StudyData[];
  readonly arm: string;
}

export type ReadAnswer = { readonly scenario: MicroenvironmentScenario } | { readonly refused: string };

export interface ReadReply {
  readonly id: number;
  readonly answers: readonly ReadAnswer[];
}
