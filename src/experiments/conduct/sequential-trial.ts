import { logRank } from "../../analysis/log-rank.ts";
import { stratifiedHazardRatio } from "../../analysis/two-group-hazard.ts";
import { type BoundariesAt, sequentialP } from "./boundaries.ts";
import { numberOfLooks, type SequentialDesign } from "./conduct-design.ts";
import { type Courses, type Enrolled, eventDays, type KnownData, knownOn } from "./enrolled.ts";

/** What a look decides; `rejected` is the hypothesis of no difference. */
export type Decision = "go on" | "rejected" | "futile" | "not rejected";

/** One look at a trial that runs. */
export interface LookHeld {
  /** Place among the planned looks, from 0. */
  readonly look: number;
  /** Day after the first patient. */
  readonly day: number;
  /** Patients randomised by then, in all arms. */
  readonly patients: number;
  readonly events: number;
  /** Stratified log-rank statistic; positive where the arm fares better than its reference. */
  readonly z: number;
  readonly hazardRatio: number;
  /** Error spent by then. */
  readonly spent: number;
  /** Bounds of Z: at or above the first (or, two-sided, beyond either side) rejected, at or below the second futile. */
  readonly efficacy: number;
  readonly futility: number;
  readonly decision: Decision;
}

/** A trial that was looked at, to its end. */
export interface SequentialOutcome {
  readonly looks: readonly LookHeld[];
  readonly rejected: boolean;
  /** Whether it ended before its planned final analysis. */
  readonly early: boolean;
  readonly day: number;
  readonly patients: number;
  readonly events: number;
  /** Stage-wise p-value, of as many sides as the test; NaN where nothing could be tested. */
  readonly p: number;
  /** By Cox's stratified model, from what was known at the end. Trials that stop early overstate it. */
  readonly hazardRatio: number;
}

/** Z of a comparison within strata; positive where the arm fares better. NaN without events. */
function statisticOf({ times, group, strata }: KnownData): number {
  if (!group.includes(1) || !group.includes(0)) return Number.NaN;
  const { groups, z } = logRank(times, group, { strata });
  return groups[0] === 1 ? -z : z;
}

/** Hazard ratio of a comparison within strata. */
export function ratioOf({ times, group, strata }: KnownData): number {
  const of = (stratum: number, value: number) => {
    const rows = Array.from(group.keys()).filter((i) => strata[i] === stratum && group[i] === value);
    return { time: rows.map((i) => times.time[i]), event: rows.map((i) => times.event[i]) };
  };
  return stratifiedHazardRatio([...new Set(strata)].map((one) => [of(one, 1), of(one, 0)] as const));
}

/**
 * Conducts the looks of a trial. A look at a number of events that never comes, or at a day after everybody has left,
 * becomes the final analysis; a look without a new event is not held.
 *
 * @param pair  places of arm and reference
 * @param lastDay  day after the first patient on which nobody is followed any more
 */
export function conductLooks(
  design: SequentialDesign,
  enrolled: Enrolled,
  courses: Courses,
  pair: readonly [number, number],
  lastDay: number,
  boundariesAt: BoundariesAt,
): SequentialOutcome {
  const planned = plannedDays(design, eventDays(enrolled, courses, pair, design.endpoint), lastDay);
  const final = numberOfLooks(design) - 1;
  let held: LookHeld[] = [];
  for (const { look, day } of planned) {
    const isFinal = look === final;
    const data = knownOn(enrolled, courses, pair, design.endpoint, day);
    // Nothing new: an interim look is not held, and a final one takes the place of the look before.
    if (data.events <= (held.at(-1)?.events ?? 0)) {
      if (!isFinal) continue;
      held = held.slice(0, -1);
    }
    const made = holdLook(design, held, data, isFinal, boundariesAt);
    const patients = enrolled.day.filter((one) => one <= day).length;
    held.push({ look, day, patients, ...made });
    if (made.decision !== "go on") break;
  }
  const last = held[held.length - 1];
  return {
    looks: held,
    rejected: last.decision === "rejected",
    early: last.look < final,
    day: last.day,
    patients: last.patients,
    events: last.events,
    p: sequentialP(
      held.map(({ events }) => events),
      held.map(({ efficacy }) => efficacy),
      last.z,
      design.sides,
    ),
    hazardRatio: last.hazardRatio,
  };
}

function holdLook(
  { sides }: SequentialDesign,
  before: readonly LookHeld[],
  data: KnownData,
  isFinal: boolean,
  boundariesAt: BoundariesAt,
): Omit<LookHeld, "look" | "day" | "patients"> {
  const { events } = data;
  const seen = { events, z: statisticOf(data), hazardRatio: ratioOf(data) };
  if (events === 0) {
    const none = { spent: 0, efficacy: Number.POSITIVE_INFINITY, futility: Number.NEGATIVE_INFINITY };
    return { ...seen, ...none, decision: "not rejected" };
  }
  const bounds = boundariesAt([...before.map((one) => one.events), events], isFinal);
  const at = <Value>(values: readonly Value[]) => values[before.length];
  const [efficacy, futility] = [at(bounds.efficacy), at(bounds.futility)];
  const crossed = (sides === 2 ? Math.abs(seen.z) : seen.z) >= efficacy;
  const open = isFinal ? "not rejected" : seen.z <= futility ? "futile" : "go on";
  return { ...seen, spent: at(bounds.spent), efficacy, futility, decision: crossed ? "rejected" : open };
}

/** Looks that can be held, with their days; the last one is the final analysis. */
function plannedDays({ looks }: SequentialDesign, events: Float64Array, lastDay: number) {
  const wanted =
    looks.by === "events" ? looks.events.map((count) => events[count - 1] ?? Number.POSITIVE_INFINITY) : looks.days;
  const final = wanted.length - 1;
  return wanted.flatMap((day, look) => {
    if (look === final) return [{ look, day: Math.min(day, lastDay) }];
    return day < lastDay ? [{ look, day }] : [];
  });
}
