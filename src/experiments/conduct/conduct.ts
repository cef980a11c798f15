import { compareHazards, type HazardComparison } from "../../analysis/compare-hazards.ts";
import type { Endpoint } from "../../analysis/subjects.ts";
import { type Table, table } from "../../foundation/table.ts";
import type { TrialDesign } from "../design.ts";
import { type AdjustedRatio, adjustedRatio, boundariesOf } from "./boundaries.ts";
import { isConducted } from "./conduct-design.ts";
import { allocationOf, type Courses, type Enrolled, enrolTrial, type KnownData, knownOn } from "./enrolled.ts";
import { knownBy, type Roster, rosterOf } from "./roster.ts";
import { conductLooks, type SequentialOutcome } from "./sequential-trial.ts";
import { strataWords } from "./strata.ts";
import { conductStages, estimateStages, type TwoStageEstimate, type TwoStageOutcome } from "./two-stage-trial.ts";

/** A comparison in a conducted trial: within strata, and beside it as if there were none. */
export interface ConductedContrast extends HazardComparison {
  readonly endpoint: Endpoint;
  readonly arm: string;
  readonly reference: string;
  /** Patients and events of both arms. */
  readonly patients: number;
  readonly events: number;
  readonly unstratified: { readonly hr: number; readonly p: number };
}

/** One trial with patients who each get one arm, out of a result's virtual patients. */
export interface Conducted {
  /** Patients who came, and places filled by somebody who was in it already. */
  readonly patients: number;
  readonly repeated: number;
  /** Day after the first patient on which the data were cut. */
  readonly day: number;
  /** Patients in each arm, by stratum; shape [strata][arms]. */
  readonly strata: readonly { readonly name: string; readonly arms: readonly number[] }[];
  readonly contrasts: readonly ConductedContrast[];
  readonly sequential?: SequentialOutcome & { readonly adjusted: AdjustedRatio };
  readonly twoStage?: TwoStageOutcome & { readonly estimate: TwoStageEstimate };
}

/** What conducting a trial gives: the figures, and a row for each of its patients. */
export interface ConductedTrial {
  readonly conduct: Conducted;
  readonly allocated: Table;
}

/** Tables of a result that a trial is conducted from. */
export interface ConductedFrom {
  readonly subjects: Table;
  readonly visits: Table;
}

/** Patients that come to a trial: the sizes of its arms, or all of a two-stage design. */
function trialSize({ arms, twoStage }: TrialDesign): number {
  return twoStage ? twoStage.stages.n : arms.reduce((sum, { size }) => sum + size, 0);
}

/**
 * Conducts the one trial of a design with the virtual patients of its result; nothing is simulated again. `undefined`
 * where the design allocates nobody.
 */
export function conductTrial({
  design,
  tables,
}: {
  readonly design: TrialDesign;
  readonly tables: ConductedFrom;
}): ConductedTrial | undefined {
  if (!isConducted(design)) return undefined;
  const roster = rosterOf(design, tables);
  return design.twoStage ? conductTwoStages(design, roster) : conductArms(design, roster);
}

/** Day on which the last patient of a trial leaves it. */
export function lastDayOf(enrolled: Enrolled, courses: Courses): number {
  return enrolled.patient.reduce(
    (last, one, i) => Math.max(last, enrolled.day[i] + courses(enrolled.arm[i]).osDay[one]),
    0,
  );
}

/** Places of a comparison's arms. */
export function placesOf(
  { arms }: TrialDesign,
  { arm, reference }: { readonly arm: string; readonly reference: string },
): readonly [number, number] {
  const place = (name: string) => arms.findIndex((one) => one.name === name);
  return [place(arm), place(reference)];
}

function conductArms(design: TrialDesign, roster: Roster): ConductedTrial {
  const enrolled = enrolTrial(design, roster, trialSize(design), 0);
  const courses: Courses = (arm) => roster.arms[arm];
  const lastDay = lastDayOf(enrolled, courses);
  const { sequential } = design;
  const outcome =
    sequential &&
    conductLooks(sequential, enrolled, courses, placesOf(design, sequential), lastDay, boundariesOf(sequential));
  const day = outcome?.day ?? lastDay;
  const came = Array.from(enrolled.day.keys()).filter((i) => enrolled.day[i] <= day);
  const names = strataWords(allocationOf(design).strata);
  const contrasts = design.contrasts.flatMap((contrast) =>
    (["PFS", "OS"] as const).map((endpoint): ConductedContrast => {
      const data = knownOn(enrolled, courses, placesOf(design, contrast), endpoint, day);
      return { endpoint, ...contrast, ...compare(data) };
    }),
  );
  const conduct: Conducted = {
    patients: came.length,
    repeated: enrolled.repeated,
    day,
    strata: names.map((name, stratum) => ({
      name,
      arms: design.arms.map(
        (_, arm) => came.filter((i) => enrolled.stratum[i] === stratum && enrolled.arm[i] === arm).length,
      ),
    })),
    contrasts,
    ...(sequential && outcome ? { sequential: { ...outcome, adjusted: adjustedOf(design, outcome, enrolled) } } : {}),
  };
  return { conduct, allocated: allocatedTable(design, roster, enrolled, came, names, day) };
}

/** Where a two-sided trial rejects for the other side, the outcome is turned over and back. */
function adjustedOf(design: TrialDesign, outcome: SequentialOutcome, enrolled: Enrolled): AdjustedRatio {
  const [arm, reference] = placesOf(design, design.sequential!);
  const count = (place: number) =>
    enrolled.arm.filter((own, i) => own === place && enrolled.day[i] <= outcome.day).length;
  const share = count(arm) / (count(arm) + count(reference));
  const { looks } = outcome;
  const events = looks.map((look) => look.events);
  const efficacy = looks.map((look) => look.efficacy);
  const { z } = looks[looks.length - 1];
  const turned = design.sequential!.sides === 2 && z < 0;
  const { hr, lo, hi } = adjustedRatio(events, efficacy, turned ? -z : z, share);
  return turned ? { hr: 1 / hr, lo: 1 / hi, hi: 1 / lo } : { hr, lo, hi };
}

function compare(data: KnownData) {
  const { times, group, strata, events } = data;
  const patients = group.length;
  const comparable = group.includes(1) && group.includes(0);
  const none: HazardComparison = {
    hr: Number.NaN,
    lo: Number.NaN,
    hi: Number.NaN,
    p: Number.NaN,
    proportional: Number.NaN,
  };
  const within = comparable ? compareHazards(times, group, { strata }) : none;
  const { hr, p } = comparable ? compareHazards(times, group) : none;
  return { ...within, patients, events, unstratified: { hr, p } };
}

function conductTwoStages(design: TrialDesign, roster: Roster): ConductedTrial {
  const twoStage = design.twoStage!;
  const arm = design.arms.findIndex(({ name }) => name === twoStage.arm);
  const alone = {
    ...design,
    allocation: { strata: [], blocks: [1], ratio: design.arms.map((_, i) => (i === arm ? 1 : 0)) },
  };
  const enrolled = enrolTrial(alone, roster, twoStage.stages.n, 0);
  const course = roster.arms[arm];
  const outcome = conductStages(twoStage.stages, {
    responded: Float64Array.from(enrolled.patient, (one) => course.responded[one]),
    day: enrolled.day,
    settledAfter: Float64Array.from(enrolled.patient, (one) => course.settledDay[one]),
  });
  const came = Array.from({ length: outcome.patients }, (_, i) => i);
  const conduct: Conducted = {
    patients: outcome.patients,
    repeated: Math.max(0, outcome.patients - roster.patients.length),
    day: outcome.day,
    strata: [{ name: "everybody", arms: design.arms.map((_, i) => (i === arm ? outcome.patients : 0)) }],
    contrasts: [],
    twoStage: { ...outcome, estimate: estimateStages(twoStage, outcome) },
  };
  return {
    conduct,
    allocated: allocatedTable(design, roster, enrolled, came, ["everybody"], Number.POSITIVE_INFINITY),
  };
}

/** A row for each patient of the conducted trial, with what was known when the data were cut. */
function allocatedTable(
  design: TrialDesign,
  roster: Roster,
  enrolled: Enrolled,
  came: readonly number[],
  strata: readonly string[],
  cut: number,
): Table {
  const text = (name: string, label: string, of: (i: number) => string) => ({
    name,
    unit: "",
    label,
    values: came.map(of),
  });
  const number = (name: string, unit: string, label: string, of: (i: number) => number) => ({
    name,
    unit,
    label,
    values: Float64Array.from(came, of),
  });
  const known = (i: number, endpoint: Endpoint) =>
    knownBy(roster.arms[enrolled.arm[i]], enrolled.patient[i], endpoint, cut, enrolled.day[i]);
  return table("allocated", [
    number("place", "1", "Place in the order of arrival", (i) => i + 1),
    text("patient", "Patient", (i) => roster.patients[enrolled.patient[i]]),
    text("arm", "Arm", (i) => design.arms[enrolled.arm[i]].name),
    text("stratum", "Stratum", (i) => strata[enrolled.stratum[i]] ?? ""),
    number("entryDay", "day", "Randomised, after the first patient", (i) => enrolled.day[i]),
    number(
      "responded",
      "1",
      "Best response complete or partial, in the end",
      (i) => roster.arms[enrolled.arm[i]].responded[enrolled.patient[i]],
    ),
    number("pfsDay", "day", "Progression-free survival, as known at the cut", (i) => known(i, "PFS").time),
    number("pfsEvent", "1", "Progression or death known at the cut", (i) => known(i, "PFS").event),
    number("osDay", "day", "Overall survival, as known at the cut", (i) => known(i, "OS").time),
    number("osEvent", "1", "Death known at the cut", (i) => known(i, "OS").event),
  ]);
}
