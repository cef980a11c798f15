import { logRank } from "../../analysis/log-rank.ts";
import { type Mean, meanOf, type Share, shareOf } from "../../analysis/monte-carlo.ts";
import { operatingCharacteristic, powerErrorOfCohort } from "../../analysis/operating-characteristics.ts";
import { rateDifferenceTest } from "../../analysis/rate-difference.ts";
import type { TestedEndpoint, TrialTest } from "../../analysis/trial-tests.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Task } from "../../foundation/mapping.ts";
import { log } from "../../foundation/maths.ts";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import { type TwoStageChances, twoStageChances } from "../../numerics/statistics/designs/two-stage.ts";
import type { TrialDesign } from "../design.ts";
import type { OperatingRow } from "../operating.ts";
import { type Boundaries, boundariesOf, plannedBoundaries } from "./boundaries.ts";
import { lastDayOf, placesOf } from "./conduct.ts";
import { numberOfLooks, type SequentialDesign, type TwoStageDesign } from "./conduct-design.ts";
import { type Courses, type Enrolled, enrolTrial, knownOn } from "./enrolled.ts";
import type { Roster } from "./roster.ts";
import { conductLooks, ratioOf, type SequentialOutcome } from "./sequential-trial.ts";
import { conductStages, type TwoStageOutcome } from "./two-stage-trial.ts";

/** What all trials of one design share: plain data. */
export interface Operated {
  readonly design: TrialDesign;
  readonly roster: Roster;
  readonly endpoints: readonly TestedEndpoint[];
}

/** Under the design, and under its null: both arms get the reference's therapy, or the rate is not worth while. */
interface Both<One> {
  readonly design: One;
  readonly null: One;
}

type Tests = Readonly<Record<TestedEndpoint, TrialTest>>;
/** One of the three, by what the design is. */
export interface OperatedTrial {
  /** A pair each contrast. */
  readonly tests?: Both<readonly Tests[]>;
  readonly sequential?: Both<SequentialOutcome>;
  readonly twoStage?: Both<TwoStageOutcome>;
}

/** Conducts trials `from` to `to` (exclusive); numbers count from 1, since 0 is the trial of the result. */
export const operateConductTask: Task<Operated, { readonly from: number; readonly to: number }, OperatedTrial[]> = {
  name: "operate-conduct",
  prepare: (shared) => {
    const conductOne = conductorOf(shared);
    return ({ from, to }) => Array.from({ length: to - from }, (_, i) => conductOne(from + i + 1));
  },
};

function conductorOf({ design, roster }: Operated): (trial: number) => OperatedTrial {
  const { sequential, twoStage } = design;
  if (twoStage) return (trial) => ({ twoStage: stagesBoth(design, twoStage, roster, trial) });
  const size = design.arms.reduce((sum, arm) => sum + arm.size, 0);
  if (sequential) {
    const bounds = boundariesOf(sequential);
    const pair = placesOf(design, sequential);
    return (trial) => {
      const enrolled = enrolTrial(design, roster, size, trial);
      const looks = (courses: Courses) =>
        conductLooks(sequential, enrolled, courses, pair, lastDayOf(enrolled, courses), bounds);
      return { sequential: { design: looks(asAllocated(roster)), null: looks(asReference(roster, pair)) } };
    };
  }
  const pairs = contrastsOf(design).map((contrast) => placesOf(design, contrast));
  return (trial) => {
    const enrolled = enrolTrial(design, roster, size, trial);
    return {
      tests: {
        design: pairs.map((pair) => testsOf(enrolled, asAllocated(roster), pair)),
        null: pairs.map((pair) => testsOf(enrolled, asReference(roster, pair), pair)),
      },
    };
  };
}

const asAllocated =
  ({ arms }: Roster): Courses =>
  (arm) =>
    arms[arm];

/** Both arms of a comparison get the reference's therapy. */
const asReference =
  ({ arms }: Roster, [compared, reference]: readonly [number, number]): Courses =>
  (arm) =>
    arms[arm === compared ? reference : arm];

/** Contrasts of the design; without any, each further arm against the first. */
export function contrastsOf({ contrasts, arms }: TrialDesign): readonly { arm: string; reference: string }[] {
  return contrasts.length > 0 ? contrasts : arms.slice(1).map(({ name }) => ({ arm: name, reference: arms[0].name }));
}

function testsOf(enrolled: Enrolled, courses: Courses, pair: readonly [number, number]): Tests {
  const times = (endpoint: "PFS" | "OS"): TrialTest => {
    const data = knownOn(enrolled, courses, pair, endpoint, Number.POSITIVE_INFINITY);
    const { times, group, strata, events } = data;
    const comparable = group.includes(1) && group.includes(0);
    const p = comparable ? logRank(times, group, { strata }).p : Number.NaN;
    return { estimate: comparable ? ratioOf(data) : Number.NaN, p, events };
  };
  return { PFS: times("PFS"), OS: times("OS"), ORR: responses(enrolled, courses, pair) };
}

function responses(enrolled: Enrolled, courses: Courses, pair: readonly [number, number]): TrialTest {
  const [a, b] = pair.map((arm) => {
    const mine = Array.from(enrolled.arm.keys()).filter((i) => enrolled.arm[i] === arm);
    const x = mine.reduce((sum, i) => sum + courses(arm).responded[enrolled.patient[i]], 0);
    return { x, n: mine.length };
  });
  return { estimate: a.x / a.n - b.x / b.n, p: rateDifferenceTest(a, b), events: a.x + b.x };
}

function stagesBoth(
  design: TrialDesign,
  twoStage: TwoStageDesign,
  roster: Roster,
  trial: number,
): Both<TwoStageOutcome> {
  const { stages, p0 } = twoStage;
  const place = design.arms.findIndex(({ name }) => name === twoStage.arm);
  const { responded, settledDay } = roster.arms[place];
  const { patient, day } = enrolTrial(design, roster, stages.n, trial);
  const settledAfter = Float64Array.from(patient, (one) => settledDay[one]);
  const chance = generator(design.seed, streams.nullResponse, trial, 0);
  const conduct = (of: Float64Array) => conductStages(stages, { responded: of, day, settledAfter });
  return {
    design: conduct(Float64Array.from(patient, (one) => responded[one])),
    null: conduct(Float64Array.from(patient, () => (chance.uniform() < p0 ? 1 : 0))),
  };
}

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

/** Refuses sizes that no trial has. @throws {InputError} */
export function checkConductable(design: TrialDesign): void {
  if (design.twoStage || design.arms.length > 1) return;
  throw new InputError("arms", "one arm", "two arms or more to be compared, or two stages");
}
