import type { Measured } from "./measure.ts";
import type { SpheroidValues, spheroidParameters } from "./parameters.ts";

/** A look at the run. */
export interface SpheroidRecord extends Measured {
  /** h, on the clock of the experiment. */
  readonly hours: number;
  /** s of this machine since the start of the run, all sittings together. */
  readonly wall: number;
  /** s, of all threads. */
  readonly cpu: number;
}

/** All that a run leaves behind. */
export interface SpheroidResult {
  readonly parameters: typeof spheroidParameters;
  readonly values: SpheroidValues;
  readonly seed: number;
  readonly threads: number;
  /** h on the experiment's clock at which the first cell was put into the medium. */
  readonly firstCellAt: number;
  /** MB, the most that the process held. */
  peakMemory: number;
  /** Times that the run was taken up again from a checkpoint. */
  readonly resumed: number;
  readonly records: SpheroidRecord[];
}
