import type { Rate } from "../rate.ts";
import type { PairedEffect } from "./paired-effect.ts";
import type { Turn } from "./turning-points.ts";
import type { CauseVerdict, ChanceVerdict } from "./verdict.ts";

/** The rate whose change did most to net growth. */
export interface LeadingRate {
  readonly what: string;
  /** Events a day among the cells that are shown. */
  readonly perDayBefore: number;
  readonly perDayAfter: number;
  /** Events a day and cell. */
  readonly before: number;
  readonly after: number;
  /** Whether its change is more than what counting so few events would give. */
  readonly clear: boolean;
}

/** What came of holding one cause off. */
export interface TestedCause {
  /** e.g. `antigen loss` */
  readonly cause: string;
  /** e.g. `had tumour cells kept their antigen` */
  readonly had: string;
  readonly effect: PairedEffect;
  readonly verdict: CauseVerdict;
  /** Runs without it that turned all the same. */
  readonly turned: Rate;
  /** Runs without it in which nothing was left at the horizon. */
  readonly gone: Rate;
  /** Its effect as a part of how far the course bent by the horizon; NaN where that is not known. */
  readonly part: number;
}

/** All that the sentences are made of. */
export interface Findings {
  /** e.g. `the tumour` */
  readonly subject: string;
  /** Absent where there is none. */
  readonly turn?: Turn;
  /** Net growth a day over the whole run, where there is no turn; NaN of too few looks. */
  readonly growth: number;
  readonly leading?: LeadingRate;
  readonly causes: readonly TestedCause[];
  /** Runs that differ by chance alone, the run itself not among them. */
  readonly chance: { readonly turned: Rate; readonly share: number; readonly verdict: ChanceVerdict };
  /** Day from which runs went on, and day on which they are compared. */
  readonly from: number;
  readonly until: number;
}
