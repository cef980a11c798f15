import type { PreparedModel } from "../engine/prepare.ts";
import { type BodyRun, bodyTask } from "../engine/run.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import type { Solution, Task } from "../numerics/ode/system.ts";
import { Course } from "./course.ts";
import type { Arm, TrialDesign } from "./design.ts";
import { type Eyes, type Followed, FollowUp } from "./follow-up.ts";
import { trialBody } from "./model.ts";
import type { VirtualPatient } from "./patient.ts";
import { seeing } from "./sight.ts";
import { tolerances } from "./tolerances.ts";

/** What was seen of one patient in one arm. Days count from randomisation. Plain data. */
export interface Observation extends Followed {
  readonly patient: number;
  readonly arm: number;
  /** The body's kept quantities at randomisation and 12 weeks later (or at the end, if earlier). */
  readonly atBaseline: Float64Array;
  readonly atTwelveWeeks: Float64Array;
  readonly atEnd: Float64Array;
  /** [sample days × recorded outputs], empty where this patient is not recorded. */
  readonly samples: Float64Array;
  /** How immune cells stood to the tumour at the start; absent where it is well mixed. */
  readonly tissue?: string;
  readonly status: string;
  readonly hint: string;
  readonly retries: number;
}

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
  const { seed } = design;
  const { id, lesions } = patient;
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

  const { readerError } = design.response;
  const eyes: Eyes<number> = {
    burden: (value) => sight.burden(lesions, value, baseline),
    read: (value, normal, gone) => sight.read(lesions, value, baseline, readerError, normal, gone),
    progressing: sight.progressing,
  };
  const followUp = new FollowUp(design, cancer, patient, armIndex, course, eyes, baseline);

  const look = (t: number, y: Float64Array, p: Float64Array): "continue" | "finish" => {
    burdenGauge(t, y, p, followed);
    if (!atTwelveWeeks && t >= 84) keptGauge(t, y, p, (atTwelveWeeks = kept()));
    return followUp.look(t, followed[0], {
      endure: (days) => course.endure(t, days, y, p),
      begin: (treatments, from) => course.begin(treatments, from, p),
    });
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
    nextCheck: (after) => followUp.nextLook(after),
    onCheck: look,
    ...(sampleTimes ? { sampleTimes } : {}),
  });

  return {
    task,
    finish: (solution) => {
      const run: BodyRun = finish(solution);
      const atEnd = kept();
      keptGauge(run.time, run.state, parameters, atEnd);
      return {
        patient: id,
        arm: armIndex,
        ...followUp.outcome(run.time),
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
