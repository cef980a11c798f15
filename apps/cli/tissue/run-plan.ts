import { digestText, type EventKind, scenarioDigest, type TissueScenario, version } from "../../../src/index.ts";
import type { ChosenOutput } from "./choose-outputs.ts";

/** Pictures, as the command line has them. */
export interface PicturePlan {
  /** Behind the cells of a section; "" for none, absent: the first. */
  readonly substance?: string;
  readonly range?: readonly [number, number];
}

/** All that decides what a run gives; threads do not. */
export interface RunPlan {
  readonly title: string;
  readonly scenario: TissueScenario;
  /** A run that began as another scenario, and is this one from a time on (min). */
  readonly fork?: { readonly origin: TissueScenario; readonly at: number };
  readonly outputs: readonly ChosenOutput[];
  readonly picture: PicturePlan;
  /** Kinds of events in the ledger; all where absent. */
  readonly events?: readonly EventKind[];
  /** min between snapshots that are kept to fork from. */
  readonly snapshotsEvery?: number;
}

/** Equal where a run can go on that another began. */
export function planKey({ scenario, fork, ...rest }: RunPlan): string {
  const origin = fork && [scenarioDigest(fork.origin), fork.at];
  return digestText(JSON.stringify([version, scenarioDigest(scenario), origin ?? null, rest]));
}

/** Looks at most. */
export function mostLooks({ duration, saveEvery }: TissueScenario): number {
  return Math.floor(duration / saveEvery + 1e-6) + 3;
}
