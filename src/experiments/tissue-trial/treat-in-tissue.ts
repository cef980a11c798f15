import { MicroenvironmentRun } from "../../engine/microenvironment/microenvironment-run.ts";
import { InputError } from "../../foundation/errors.ts";
import { draw } from "../../foundation/random.ts";
import { streams } from "../../foundation/streams.ts";
import type { Cancer } from "../../models/cancers/contract.ts";
import { border } from "../../models/microenvironment/border.ts";
import { cellKindNames, kindNumber } from "../../models/microenvironment/cell-kinds.ts";
import type { HostPlan, MicroenvironmentScenario } from "../../models/microenvironment/contract.ts";
import { therapies } from "../../models/therapy/index.ts";
import { Course } from "../course.ts";
import type { Treatment } from "../design.ts";
import { oneDose } from "../dosing.ts";
import { type Eyes, FollowUp } from "../follow-up.ts";
import { sampledPerson, treatedHost } from "../microenvironment/host-plan.ts";
import { referenceModel, trialBody } from "../model.ts";
import type { VirtualPatient } from "../patient.ts";
import { addressOf } from "../sample.ts";
import { lesionEyes } from "../sight.ts";
import type { Observation } from "../treat.ts";
import { type DrawnTissue, drawTissue } from "./draw-tissue.ts";
import type { TissueTrial } from "./tissue-trial.ts";

/** What was seen of one patient whose tumour is tissue. */
export interface TissueObservation extends Observation {
  /** How immune cells stood to the tumour at the start. */
  readonly tissue: string;
  /** Covariates that only the disease at entry can show. */
  readonly entry: Readonly<Record<string, number>>;
}

/** Times closer than this are one, days. */
const SLACK = 1e-9;

/**
 * One patient through one arm, with pieces of tissue for lesions. The body around them is the patient's, as it was when
 * the disease had grown to its size at entry: blood, nodes and memory have met the tumour before. After the run-in, in which nothing is given, doses fall
 * on the exchange with the body at or before their time; looks are taken at the first exchange at or after theirs.
 *
 * @param sampleTimes  days on which the body's recorded quantities are kept
 */
export function treatInTissue(
  cancer: Cancer,
  design: TissueTrial,
  patient: VirtualPatient,
  armIndex: number,
  sampleTimes: Float64Array | undefined,
): TissueObservation {
  try {
    return follow(cancer, design, patient, armIndex, sampleTimes);
  } catch (error) {
    // Somebody drawn so far out that no tissue can begin or go on is a failure of numerics, and no reason to end a trial.
    if (!(error instanceof InputError)) throw error;
    return failed(patient, armIndex, error.message);
  }
}

function failed({ id, covariates }: VirtualPatient, arm: number, hint: string): TissueObservation {
  const none = new Float64Array(0);
  const nothing = { visits: [], death: Number.NaN, lastSeen: 0, off: { day: 0, reason: "" as const }, doses: 0 };
  const kept = { atBaseline: none, atTwelveWeeks: none, atEnd: none, samples: none };
  return { patient: id, arm, ...nothing, ...kept, status: "failed", hint, retries: 0, tissue: "", entry: covariates };
}

function follow(
  cancer: Cancer,
  design: TissueTrial,
  patient: VirtualPatient,
  armIndex: number,
  sampleTimes: Float64Array | undefined,
): TissueObservation {
  const { tissue, seed } = design;
  const drawn = drawTissue(tissue, patient, seed);
  const person = new TissuePatient(cancer, design, patient, armIndex, drawn);
  const { run, course } = person;
  const body = trialBody(cancer);
  person.settle();
  const start = { ...person.noted(body.kept, body.atEntry) };
  const followUp = new FollowUp(design, cancer, patient, armIndex, course, person.eyes(), person.volumes());
  const samples = new Float64Array((sampleTimes?.length ?? 0) * body.recorded.length).fill(Number.NaN);
  let sampled = 0;
  const sample = () => {
    while (sampleTimes && sampled < sampleTimes.length && sampleTimes[sampled] <= person.day + SLACK) {
      samples.set(run.host.quantities(body.recorded), sampled++ * body.recorded.length);
    }
  };
  let atTwelveWeeks: Float64Array | undefined;
  let next = followUp.nextLook(0);
  let going = run.status.code === "running";
  sample();
  while (going) {
    person.advance();
    if (run.status.code === "failed") break;
    sample();
    while (going && next <= person.day + SLACK) {
      if (!atTwelveWeeks && next >= 84) atTwelveWeeks = run.host.quantities(body.kept);
      going = followUp.look(next, person.volumes(), person) === "continue";
      const after = followUp.nextLook(next);
      if (!(after > next)) break;
      next = after;
    }
    going &&= run.status.code === "running";
  }
  const { status } = run;
  const atEnd = run.host.quantities(body.kept);
  return {
    patient: patient.id,
    arm: armIndex,
    ...followUp.outcome(Math.min(person.day, design.duration)),
    atBaseline: start.kept,
    atTwelveWeeks: atTwelveWeeks ?? atEnd,
    atEnd,
    samples,
    status: status.code === "failed" ? "failed" : "done",
    hint: status.code === "failed" ? status.hint : "",
    retries: 0,
    tissue: drawn.kind,
    entry: start.entry,
  };
}

/** A body, its tissue and its treatments. */
class TissuePatient {
  readonly run: MicroenvironmentRun;
  readonly course: Course;
  private readonly lesionsOf: readonly number[];
  private readonly scratch: { readonly y: Float64Array; readonly p: Float64Array };
  private readonly atStart: readonly number[];

  constructor(
    cancer: Cancer,
    private readonly design: TissueTrial,
    private readonly patient: VirtualPatient,
    armIndex: number,
    drawn: DrawnTissue,
  ) {
    const { tissue, seed, duration } = design;
    const arm = design.arms[armIndex];
    const later = design.arms.find(({ name }) => name === arm.crossover?.to)?.treatments ?? [];
    const plan = hostPlan(design, patient, [...arm.treatments, ...later], arm.treatments);
    this.run = new MicroenvironmentRun(scenarioOf(design, patient, drawn, plan), referenceModel);
    const { prepared } = this.run.host;
    this.scratch = {
      y: new Float64Array(prepared.states.length),
      p: new Float64Array(prepared.parameters.length),
    };
    this.course = new Course(prepared, patient, seed, duration, trialBody(cancer).toxicConcentrations);
    this.course.begin(arm.treatments, 0, this.scratch.p);
    this.lesionsOf = drawn.patchOfLesion;
    this.atStart = this.patchCells();
    if (!(tissue.runIn >= 0)) throw new InputError("tissue, run-in", `${tissue.runIn} days`, "0 or more");
  }

  /** Days since randomisation. */
  get day(): number {
    return this.run.time - this.design.tissue.runIn;
  }

  /** Runs to randomisation. */
  settle(): void {
    while (this.day < -SLACK && this.run.status.code === "running") this.run.advance();
  }

  /** Gives the doses of the next exchange, and runs over it. */
  advance(): void {
    const { course, run, design } = this;
    const end = this.day + design.tissue.steps.exchange / 1440 - SLACK;
    const { y } = this.scratch;
    y.fill(0);
    for (let due = course.nextDose(this.day - 1e-6); due < end; due = course.nextDose(due)) course.give(due, y);
    run.host.prepared.states.forEach((name, i) => {
      if (y[i] > 0) run.host.add(name, y[i]);
    });
    run.advance();
  }

  /** Live and dying tumour cells of each patch, each times what it stands for. */
  private patchCells(): number[] {
    return this.run.patches.map((patch, p) => {
      const counts = patch.counts();
      return this.run.weights[p] * (counts[kindNumber.tumour] + counts[cellKindNames.length]);
    });
  }

  /** Volume of each lesion, relative to the start of the run-in. */
  volumes(): number[] {
    const now = this.patchCells();
    return this.lesionsOf.map((patch) => now[patch] / this.atStart[patch]);
  }

  eyes(): Eyes<readonly number[]> {
    return lesionEyes(this.patient.lesions, this.design.response.readerError);
  }

  noted(kept: readonly string[], atEntry: Readonly<Record<string, string>>) {
    const shown = this.run.host.quantities(Object.values(atEntry));
    return {
      kept: this.run.host.quantities(kept),
      entry: Object.fromEntries(Object.keys(atEntry).map((name, i) => [name, shown[i]])),
    };
  }

  readonly endure = (days: number): void => {
    const { state, parameters } = this.run.host.memory();
    this.course.endure(this.day, days, state, parameters);
  };

  readonly begin = (treatments: readonly Treatment[], from: number): void => {
    this.course.begin(treatments, from, this.scratch.p);
    const { host } = this.run;
    for (const { therapy, start } of treatments) {
      const name = `${therapies[therapy].slot}Start`;
      if (name in referenceModel.parameters) host.set(name, this.design.tissue.runIn + from + start);
    }
  };
}

/**
 * The patient's own values and those of every drug that may come. A dose of nothing of each tells the tissue which drugs
 * it must know; the real ones are given as the course goes.
 */
function hostPlan(
  { tissue, seed, duration }: TissueTrial,
  patient: VirtualPatient,
  possible: readonly Treatment[],
  first: readonly Treatment[],
): HostPlan {
  const person = sampledPerson(patient, seed);
  const values: Record<string, number> = {
    ...treatedHost(person, possible, duration).values,
    ...startsOf(treatedHost(person, first, duration).values, tissue.runIn),
    ...tissue.parameters.body,
  };
  return {
    values,
    states: { ...statesOf(patient), ...tissue.states },
    doses: possible.map((treatment) => ({
      day: 0,
      state: oneDose(therapies[treatment.therapy], treatment, patient.covariates).state,
      amount: 0,
    })),
    vaccineAntigens: tissue.vaccineAntigens,
    ...(tissue.carAntigen === undefined ? {} : { carAntigen: tissue.carAntigen }),
  };
}

/** The body's part of the state in which the patient came to the trial. */
function statesOf({ state }: VirtualPatient): Record<string, number> {
  const inTissue: readonly string[] = border.tissueStates;
  const names = Object.keys(referenceModel.states);
  return Object.fromEntries(names.flatMap((name, i) => (inTissue.includes(name) ? [] : [[name, state[i]]])));
}

/** When clearance begins to change, counted as the run counts. */
function startsOf(values: Readonly<Record<string, number>>, runIn: number): Record<string, number> {
  const slots = Object.values(therapies).map(({ slot }) => `${slot}Start`);
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (slots.includes(name) ? [[name, value + runIn]] : [])),
  );
}

function scenarioOf(
  design: TissueTrial,
  { id, lesions, parameters }: VirtualPatient,
  drawn: DrawnTissue,
  host: HostPlan,
): MicroenvironmentScenario {
  const { tissue, seed, duration } = design;
  const value = (name: string) => host.values[name] ?? parameters[Object.keys(referenceModel.parameters).indexOf(name)];
  return {
    name: `patient ${id + 1}`,
    antigens: drawn.antigens,
    clones: drawn.clones,
    receptors: drawn.receptors,
    patches: drawn.patches,
    host,
    values: drawn.values,
    absent: tissue.absent,
    tumourCells: (lesions.volume * value("cellFraction")) / value("cellVolume"),
    // A visit on the last day is seen at the exchange at or after it.
    duration: tissue.runIn + duration,
    saveEvery: 1,
    steps: tissue.steps,
    // No arm is part of it: the same luck in every arm.
    seed: Math.floor(draw(seed, streams.patches, addressOf("chance"), id) * 2 ** 40),
  };
}
