import type { Evidence } from "../../../../src/index.ts";
import type { Path } from "../document/lab-document.ts";
import type { PartList } from "./parts/views.ts";
import type { Scale } from "./scales.ts";

/** Something of a scenario that people set. */
export interface Entry {
  /** In the arm's scenario. */
  readonly path: Path;
  readonly label: string;
  readonly meaning: string;
  /** As people read it. */
  readonly unit: string;
  /** As a study reads it. */
  readonly readAs: string;
  readonly scale: Scale;
  /** What holds where the study says nothing; a text tells what decides then. */
  readonly absent: number | string;
  readonly evidence: Evidence;
  readonly source: string;
  /** How the study writes it: a plain number, or a text with a unit. */
  write(value: number): number | string;
}

/** A part of the scenario that can be named anew, copied and taken out. */
export interface PartRef {
  readonly list: PartList;
  readonly name: string;
  /** Among the parts of the arm's scenario. */
  readonly at: number;
}

export interface EntryGroup {
  readonly title: string;
  /** What the group tells of, where that is a part. */
  readonly part?: PartRef;
  readonly entries: readonly Entry[];
}

/** What somebody chose for a scenario, with no measurement behind it. */
export const chosen = "assumed: a setting of this scenario, chosen to ask a question of the model";
export const plain = (value: number): number => value;
