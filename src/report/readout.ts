import type { DrawingDocument } from "../charts/chart.ts";
import type { TrialResult } from "../experiments/result.ts";
import type { Reference } from "../foundation/references.ts";
import type { Table } from "../foundation/table.ts";

/** What the sections of a report read. */
export interface Readout {
  readonly result: TrialResult;
  /** Arm names in the order of the design. */
  readonly arms: readonly string[];
  readonly document: DrawingDocument;
  /** Parameters of the model: name, value, unit, meaning, evidence, source, module; absent where none were handed in. */
  readonly parameters?: Table;
  /** Works by key, for the list of references. */
  readonly references: Readonly<Record<string, Reference>>;
  readonly command: string;
}
