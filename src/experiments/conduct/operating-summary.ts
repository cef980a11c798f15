import { type Mean, meanOf, type Share, shareOf } from "../../analysis/monte-carlo.ts";
import { operatingCharacteristic, powerErrorOfCohort } from "../../analysis/operating-characteristics.ts";
import type { TestedEndpoint, TrialTest } from "../../analysis/trial-tests.ts";
import { log } from "../../foundation/maths.ts";
import { type TwoStageChances, twoStageChances } from "../../numerics/statistics/designs/two-stage.ts";
import type { OperatingRow } from "../operating.ts";
import { type Boundaries, plannedBoundaries } from "./boundaries.ts";
import { placesOf } from "./conduct.ts";
import { numberOfLooks, type SequentialDesign, type TwoStageDesign } from "./conduct-design.ts";
import { type Enrolled, knownOn } from "./enrolled.ts";
import { asAllocated, type Both, contrastsOf, type Operated, type OperatedTrial, responses } from "./operate.ts";
import type { Roster } from "./roster.ts";
import { ratioOf, type SequentialOutcome } from "./sequential-trial.ts";
import type { TwoStageOutcome } from "./two-stage-trial.ts";

/** How the looks of a design behave over many trials. */
export interface SequentialCharacteristic {
  readonly rejected: Share;
  /** Ended before the final analysis. */
  readonly early: Share;
  /** Of all trials, those that ended at each planned look, by why. */
  readonly looks: readonly {
    readonly rejected: Share;
    readonly futile: Share;
    readonly day: Mean;
    readonly events: Mean;
  }[];
  readonly patients: Mean;
  readonly events: Mean;
  readonly days: Mean;
}

export interface SequentialOperating {
  readonly design: SequentialDesign;
  readonly planned: Boundaries & { readonly events: readonly number[] };
  readonly under: Both<SequentialCharacteristic>;
}

export interface TwoStageCharacteristic {
  readonly promising: Share;
  /** Ended after the first stage. */
  readonly early: Share;
  readonly patients: Mean;
  readonly days: Mean;
}

export interface TwoStageOperating {
  readonly design: TwoStageDesign;
  readonly under: Both<TwoStageCharacteristic>;
  /** Response rate of the whole cohort. */
  readonly rate: number;
  /** Without simulation: at p0, at p1 and at the cohort's rate. */
  readonly exact: { readonly p0: TwoStageChances; readonly p1: TwoStageChances; readonly cohort: TwoStageChances };
}

/** What conducted trials add to operating characteristics. */
export interface ConductOperating {
  readonly rows: readonly OperatingRow[];
  readonly sequential?: SequentialOperating;
  readonly twoStage?: TwoStageOperating;
}

export function summariseConduct(shared: Operated, trials: readonly OperatedTrial[], alpha: number): ConductOperating {
  const { sequential, twoStage } = shared.design;
  if (twoStage)
    return {
      rows: [],
      twoStage: stagesSummary(
        shared,
        twoStage,
        trials.map((one) => one.twoStage!),
      ),
    };
  if (sequential)
    return sequentialSummary(
      shared,
      sequential,
      trials.map((one) => one.sequential!),
    );
  const rows = contrastsOf(shared.design).flatMap((contrast, pair) =>
    shared.endpoints.flatMap((endpoint) =>
      (["design", "null"] as const).map((hypothesis) => {
        const tests = trials.map((one) => one.tests![hypothesis][pair][endpoint]);
        return rowOf(shared, contrast, endpoint, hypothesis, tests, alpha, ({ p }) => p < alpha);
      }),
    ),
  );
  return { rows };
}

function rowOf(
  { design, roster }: Operated,
  contrast: { readonly arm: string; readonly reference: string },
  endpoint: TestedEndpoint,
  hypothesis: OperatingRow["hypothesis"],
  tests: readonly TrialTest[],
  alpha: number,
  refutes: (test: TrialTest) => boolean,
): OperatingRow {
  const found = operatingCharacteristic(endpoint, tests, alpha, refutes);
  const isNull = hypothesis === "null";
  const pair = placesOf(design, contrast);
  const estimate = wholeCohort(roster, pair, endpoint);
  const cohort = [roster.patients.length, roster.patients.length] as const;
  const sizes = [design.arms[pair[0]].size, design.arms[pair[1]].size] as const;
  const effect = endpoint === "ORR" ? estimate : log(estimate);
  return {
    arm: contrast.arm,
    reference: contrast.reference,
    endpoint,
    hypothesis,
    ...found,
    cohortEstimate: isNull ? (endpoint === "ORR" ? 0 : 1) : estimate,
    cohortError: isNull ? 0 : powerErrorOfCohort(effect, found.spread, alpha, cohort, sizes),
  };
}

/** The estimate with everybody in both arms, within strata. */
function wholeCohort(roster: Roster, pair: readonly [number, number], endpoint: TestedEndpoint): number {
  const everybody = roster.patients.length;
  const twice = <Value>(of: (i: number) => Value) => Array.from({ length: 2 * everybody }, (_, i) => of(i % everybody));
  const enrolled: Enrolled = {
    patient: Int32Array.from(twice((i) => i)),
    day: new Float64Array(2 * everybody),
    stratum: Int32Array.from(twice((i) => roster.strata[i])),
    arm: Int32Array.from({ length: 2 * everybody }, (_, i) => (i < everybody ? pair[0] : pair[1])),
    repeated: 0,
  };
  const courses = asAllocated(roster);
  if (endpoint === "ORR") return responses(enrolled, courses, pair).estimate;
  return ratioOf(knownOn(enrolled, courses, pair, endpoint, Number.POSITIVE_INFINITY));
}

function sequentialSummary(
  shared: Operated,
  sequential: SequentialDesign,
  trials: readonly Both<SequentialOutcome>[],
): ConductOperating {
  const under = (hypothesis: "design" | "null") =>
    looksSummary(
      sequential,
      trials.map((one) => one[hypothesis]),
    );
  const rows = (["design", "null"] as const).map((hypothesis) => {
    const tests = trials.map((one) => {
      const { hazardRatio, p, events, rejected } = one[hypothesis];
      return { estimate: hazardRatio, p, events, rejected };
    });
    const level = (2 / sequential.sides) * sequential.alpha;
    const refutes = (test: TrialTest) => (test as (typeof tests)[number]).rejected;
    return rowOf(shared, sequential, sequential.endpoint, hypothesis, tests, level, refutes);
  });
  return {
    rows,
    sequential: {
      design: sequential,
      planned: plannedBoundaries(sequential),
      under: { design: under("design"), null: under("null") },
    },
  };
}

function looksSummary(design: SequentialDesign, outcomes: readonly SequentialOutcome[]): SequentialCharacteristic {
  const endedAt = (outcome: SequentialOutcome, look: number) => outcome.looks[outcome.looks.length - 1].look === look;
  return {
    rejected: shareOf(outcomes, ({ rejected }) => rejected),
    early: shareOf(outcomes, ({ early }) => early),
    looks: Array.from({ length: numberOfLooks(design) }, (_, look) => {
      const held = outcomes.flatMap((outcome) => outcome.looks.filter((one) => one.look === look));
      const ended = (decision: "rejected" | "futile") =>
        shareOf(outcomes, (one) => endedAt(one, look) && one.looks[one.looks.length - 1].decision === decision);
      return {
        rejected: ended("rejected"),
        futile: ended("futile"),
        day: meanOf(held, ({ day }) => day),
        events: meanOf(held, ({ events }) => events),
      };
    }),
    patients: meanOf(outcomes, ({ patients }) => patients),
    events: meanOf(outcomes, ({ events }) => events),
    days: meanOf(outcomes, ({ day }) => day),
  };
}

function stagesSummary(
  { design, roster }: Operated,
  twoStage: TwoStageDesign,
  trials: readonly Both<TwoStageOutcome>[],
): TwoStageOperating {
  const { responded } = roster.arms[design.arms.findIndex(({ name }) => name === twoStage.arm)];
  const rate = responded.reduce((sum, one) => sum + one, 0) / responded.length;
  const at = (p: number) => twoStageChances(twoStage.stages, p);
  const under = (hypothesis: "design" | "null"): TwoStageCharacteristic => {
    const outcomes = trials.map((one) => one[hypothesis]);
    return {
      promising: shareOf(outcomes, ({ promising }) => promising),
      early: shareOf(outcomes, ({ early }) => early),
      patients: meanOf(outcomes, ({ patients }) => patients),
      days: meanOf(outcomes, ({ day }) => day),
    };
  };
  return {
    design: twoStage,
    under: { design: under("design"), null: under("null") },
    rate,
    exact: { p0: at(twoStage.p0), p1: at(twoStage.p1), cohort: at(rate) },
  };
}
