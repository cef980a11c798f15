import { logRank } from "../../analysis/log-rank.ts";
import { rateDifferenceTest } from "../../analysis/rate-difference.ts";
import type { TestedEndpoint, TrialTest } from "../../analysis/trial-tests.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Task } from "../../foundation/mapping.ts";
import { generator } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { TrialDesign } from "../design.ts";
import { boundariesOf } from "./boundaries.ts";
import { lastDayOf, placesOf } from "./conduct.ts";
import type { TwoStageDesign } from "./conduct-design.ts";
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
export interface Both<One> {
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

export const asAllocated =
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

export function responses(enrolled: Enrolled, courses: Courses, pair: readonly [number, number]): TrialTest {
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

/** Refuses sizes that no trial has. @throws {InputError} */
export function checkConductable(design: TrialDesign): void {
  if (design.twoStage || design.arms.length > 1) return;
  throw new InputError("arms", "one arm", "two arms or more to be compared, or two stages");
}
