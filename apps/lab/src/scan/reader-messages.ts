import type { ReadPoint, StudyData } from "../../../../src/index.ts";

/** Studies to read, and the arm that is meant in all of them. */
export interface ReadQuestion {
  readonly id: number;
  readonly studies: readonly StudyData[];
  readonly arm: string;
}

export type ReadAnswer = ReadPoint;

export interface ReadReply {
  readonly id: number;
  readonly answers: readonly ReadAnswer[];
}
