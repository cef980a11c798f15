import type { MicroenvironmentScenario } from "../../../../src/index.ts";
import type { StudyData } from "../document/lab-document.ts";
import type { Fault } from "../engine/messages.ts";

/** Studies to read, and the arm that is meant in all of them. */
export interface ReadQuestion {
  readonly id: number;
  readonly studies: readonly StudyData[];
  readonly arm: string;
}

export type ReadAnswer = { readonly scenario: MicroenvironmentScenario } | Refused;

export interface Refused {
  readonly refused: string;
  /** What the file's reader found, each with its place. */
  readonly faults?: readonly Fault[];
}

export interface ReadReply {
  readonly id: number;
  readonly answers: readonly ReadAnswer[];
}
