import type { PreparedModel } from "../engine/prepare.ts";
import { type BodyRun, bodyTask } from "../engine/run.ts";
import { log, pow } from "../foundation/maths.ts";
import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import type { Solution, Task } from "../numerics/ode/system.ts";
import { Course, crosses, dropoutDay, monthDays, type OffReason, relativeHazard } from "./course.ts";
import type { Arm, TrialDesign } from "./design.ts";
import { trialBody } from "./model.ts";
import type { VirtualPatient } from "./patient.ts";
import { type Reading, seeing } from "./sight.ts";
import { tolerances } from "./tolerances.ts";

/** What was seen of one patient in one arm. Days count from randomisation. Plain data. */
export interface Observation {
  readonly patient: number;
  readonly arm: number;
  readonly visits: readonly Visit[];
  /** Day of death, or NaN where alive when last seen. */
  readonly death: number;
  /** Last day on which the patient was known to be alive. */
  readonly lastSeen: number;
  readonly off: { readonly day: number; readonly reason: OffReason };
  readonly doses: number;
  /** The body's kept quantities at randomisation and 12 weeks later (or at the end, if earlier). */
  readonly atBaseline: Float64Array;
  readonly atTwelveWeeks: Float64Array;
  readonly atEnd: Float64Array;
  /** [sample days × recorded outputs], empty where this patient is not recorded. */
  readonly samples: Float64Array;
  readonly status: string;
  readonly hint: string;
  readonly retries: number;
}

export interface Visit extends Reading {
  readonly day: number;
  readonly newLesion: boolean;
}

/** Days between looks at survival and tolerability. */
const lookEvery = 14;
/** Added to a burden in hazards, in its unit, so that disease that is gone leaves a small hazard and not none. */
const leastBurden = 5;

/** One patient through one arm as a task for the solver; `finish` gives what was observed. */
export function treatInArm(
  prepared: PreparedModel,
  cancer: Cancer,
  design: TrialDesign,
  patient: VirtualPatient,
  armIndex: number,
  sampleTimes: Float64Array | undefined,
): { readonly task: Task; readonly finish: (solution: Solution) => Observation } {
  const arm: Arm = design.arms[armIndex];
  const { outcome } = cancer;
  const { seed } = design;
  const id = patient.id;
  const parameters = new Float64Array(prepared.parameters.length);
  parameters.set(patient.parameters);
  const body = trialBody(cancer);
  const sight = seeing(cancer);
  const course = new Course(prepared, patient, seed, design.duration, body.toxicConcentrations);
  course.begin(arm.treatments, 0, parameters);

  const burdenGauge = prepared.gauge([sight.follows]);
  const keptGauge = prepared.gauge(body.kept);
  const followed = new Float64Array(1);
  burdenGauge(0, patient.state, parameters, followed);
  const baseline = followed[0];
  const kept = () => new Float64Array(body.kept.length);
  const atBaseline = kept();
  keptGauge(0, patient.state, parameters, atBaseline);
  let atTwelveWeeks: Float64Array | undefined;

  const readerChance = generator(seed, streams.readerError, 0, id);
  const gone = patient.lesions.diameters.map(() => false);
  const read = (value: number) =>
    sight.read(patient.lesions, value, baseline, design.response.readerError, () => readerChance.normal(), gone);
  const visits: Visit[] = [{ day: 0, ...read(baseline), newLesion: false }];
  const visitDays = scheduledVisits(design, id);
  const drop = dropoutDay(design.dropoutPerMonth, seed, id);
  const deathThreshold = generator(seed, streams.death, 0, id).exponential();
  const lesionThreshold = generator(seed, streams.newLesions, 0, id).exponential();

  let deathHazard = 0;
  let lesionHazard = 0;
  let nadir = visits[0].burden;
  let progressed = false;
  let death = Number.NaN;
  let lastLook = 0;
  let lastBurden = sight.burden(patient.lesions, baseline, baseline);
  let lastHazard = -1;
  const hazardAt = (burden: number, growth: number) =>
    outcome.deathHazard.value *
      relativeHazard(
        outcome.deathBySize.value * log((burden + leastBurden) / 100) +
          outcome.deathBySeverity.value * patient.severity +
          outcome.deathByGrowth.value * Math.min(Math.max(growth, -0.5), 0.5),
      ) +
    outcome.backgroundHazard.value;

  const look = (t: number, y: Float64Array, p: Float64Array): "continue" | "finish" => {
    const days = t - lastLook;
    burdenGauge(t, y, p, followed);
    const burden = sight.burden(patient.lesions, followed[0], baseline);
    if (days > 0) {
      const growth = (log((burden + 1) / (lastBurden + 1)) / days) * monthDays;
      const hazard = hazardAt(burden, growth);
      const before = lastHazard < 0 ? hazard : lastHazard;
      const added = (((hazard + before) / 2) * days) / monthDays;
      if (deathHazard + added >= deathThreshold) {
        death = lastLook + (days * (deathThreshold - deathHazard)) / added;
        return "finish";
      }
      deathHazard += added;
      lastHazard = hazard;
      const lesionRate =
        outcome.newLesionHazard.value *
        pow((burden + 1) / 100, outcome.newLesionBySize.value) *
        (burden > lastBurden ? 1 : 0.1);
      lesionHazard += (lesionRate * days) / monthDays;
      course.endure(t, days, y, p);
    }
    lastLook = t;
    lastBurden = burden;
    if (!atTwelveWeeks && t >= 84) keptGauge(t, y, p, (atTwelveWeeks = kept()));
    if (t >= drop) return "finish";
    if (visitDays.includes(t)) visit(t, followed[0], p);
    return "continue";
  };

  const visit = (t: number, value: number, p: Float64Array) => {
    const seen: Visit = { day: t, ...read(value), newLesion: lesionHazard >= lesionThreshold };
    visits.push(seen);
    const grown = sight.progressing(seen, nadir);
    nadir = Math.min(nadir, seen.burden);
    if (progressed || !(grown || seen.newLesion)) return;
    progressed = true;
    course.progress(t);
    if (arm.crossover && crosses(arm.crossover.fraction, seed, id)) {
      const to = design.arms.find((candidate) => candidate.name === arm.crossover?.to);
      if (to) course.begin(to.treatments, t + lookEvery, p);
    }
  };

  const { task, finish } = bodyTask(prepared, {
    parameters,
    initial: patient.state,
    start: 0,
    end: design.duration,
    ...tolerances(prepared),
    seed,
    patient: id,
    part: 1,
    nextDose: (after) => course.nextDose(after),
    giveDoses: (t, y) => course.give(t, y),
    nextCheck: (after) => nextLook(after, visitDays, drop, design.duration),
    onCheck: look,
    ...(sampleTimes ? { sampleTimes } : {}),
  });

  return {
    task,
    finish: (solution) => {
      const run: BodyRun = finish(solution);
      const atEnd = kept();
      keptGauge(run.time, run.state, parameters, atEnd);
      const lastSeen = Number.isNaN(death) ? Math.min(run.time, drop) : death;
      const off = course.off(lastSeen);
      return {
        patient: id,
        arm: armIndex,
        visits: visits.filter((seen) => seen.day <= lastSeen),
        death,
        lastSeen,
        off: off.reason === "" && !Number.isNaN(death) ? { day: death, reason: "death" } : off,
        doses: course.doses(),
        atBaseline,
        atTwelveWeeks: atTwelveWeeks ?? atEnd,
        atEnd,
        samples: sampleTimes ? run.samples : new Float64Array(0),
        status: run.ending === "failed" ? run.status.code : "done",
        hint: run.status.hint,
        retries: solution.retries.length,
      };
    },
  };
}

/** Days of this patient's assessments: the protocol's, shifted and sometimes missed. */
function scheduledVisits({ visits, duration, seed }: TrialDesign, id: number): number[] {
  const chance = generator(seed, streams.visits, 0, id);
  const days: number[] = [];
  let planned = visits.first;
  while (planned <= duration) {
    const shift = Math.round(
      Math.min(Math.max(visits.window * chance.normal(), -2 * visits.window), 2 * visits.window),
    );
    const day = Math.max(1, planned + shift);
    if (chance.uniform() >= visits.missed && day <= duration && day > (days[days.length - 1] ?? 0)) days.push(day);
    planned += planned < visits.until ? visits.every : visits.later;
  }
  return days;
}

/** The next time at which the patient is looked at: every two weeks, at visits, on leaving, and at the end. */
function nextLook(after: number, visitDays: readonly number[], drop: number, end: number): number {
  let next = (Math.floor(after / lookEvery) + 1) * lookEvery;
  for (const day of visitDays) {
    if (day > after) {
      next = Math.min(next, day);
      break;
    }
  }
  if (end > after) next = Math.min(next, end);
  return drop > after ? Math.min(next, drop) : next;
}
