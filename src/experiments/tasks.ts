import { evaluate } from "../numerics/expression/evaluate.ts";
import { parse } from "../numerics/expression/parse.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { solveAll } from "../numerics/ode/ensemble.ts";
import type { Solution, Task } from "../numerics/ode/system.ts";
import type { TrialDesign } from "./design.ts";
import { growToDiagnosis } from "./grow.ts";
import { preparedReference, recorded, referenceModel } from "./model.ts";
import type { Growth, VirtualPatient } from "./patient.ts";
import { sampleCandidate } from "./sample.ts";
import { type Observation, treatTask } from "./treat.ts";

/** Candidates `from` to `to` (exclusive) of a population, followed to diagnosis. */
export interface GrowJob {
  readonly cancer: Cancer;
  readonly seed: number;
  readonly population: Readonly<Record<string, number>>;
  readonly eligibility: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Patients through every arm of a design. `recordFirst`: patients with an index below this have their course recorded. */
export interface TreatJob {
  readonly cancer: Cancer;
  readonly design: TrialDesign;
  readonly patients: readonly VirtualPatient[];
  /** Index of the first of these patients in the cohort. */
  readonly first: number;
  readonly recordFirst: number;
}

/** Grows a chunk of candidates. Covariates at entry include what the grown tumour shows: `pdl1`, `cd8`. */
export function growChunk(job: GrowJob): Growth[] {
  const prepared = preparedReference();
  const candidates = [];
  for (let id = job.from; id < job.to; id++) {
    candidates.push(sampleCandidate(job.cancer, referenceModel, job.seed, id, job.population));
  }
  const conditions = job.eligibility.map((text) => parse(text, "eligibility"));
  const gauge = prepared.gauge(["pdl1Score", "cd8Density"]);
  const seen = new Float64Array(2);
  return growToDiagnosis(prepared, job.cancer, candidates, job.seed).map((growth) => {
    if (!growth.patient) return growth;
    const parameters = new Float64Array(prepared.parameters.length);
    parameters.set(growth.patient.parameters);
    gauge(0, growth.patient.state, parameters, seen);
    const covariates = { ...growth.patient.covariates, pdl1: seen[0], cd8: seen[1], clones: parameters[prepared.parameterIndex("cloneCount")] };
    if (!conditions.every((condition) => evaluate(condition, covariates) !== 0)) {
      return { id: growth.id, eliminated: growth.eliminated, failure: "not eligible" };
    }
    return { ...growth, patient: { ...growth.patient, covariates } };
  });
}

/** Days at which recorded patients' courses are kept: every week for half a year, then every four weeks. */
export function recordDays(duration: number): Float64Array {
  const days: number[] = [];
  for (let day = 0; day <= duration; day += day < 182 ? 7 : 28) days.push(day);
  return Float64Array.from(days);
}

/** Treats a chunk of patients in every arm; observations in the order of patient, then arm. */
export function treatChunk(job: TreatJob): Observation[] {
  const prepared = preparedReference();
  const days = recordDays(job.design.duration);
  const finishers: ((solution: Solution) => Observation)[] = [];
  const tasks = function* (): Generator<Task> {
    for (let i = 0; i < job.patients.length; i++) {
      const sampled = job.first + i < job.recordFirst ? days : undefined;
      for (let arm = 0; arm < job.design.arms.length; arm++) {
        const { task, finish } = treatTask(prepared, job.cancer, job.design, job.patients[i], arm, sampled);
        finishers.push(finish);
        yield task;
      }
    }
  };
  const observations: Observation[] = new Array(job.patients.length * job.design.arms.length);
  solveAll(prepared.compiled, tasks(), (index, solution) => {
    observations[index] = finishers[index](solution);
  });
  return observations;
}

/** Outputs recorded for patients whose course is shown. */
export const recordedOutputs: readonly string[] = recorded;

/** Work that threads can be handed by name. */
export const experimentTasks = { grow: growChunk, treat: treatChunk } as const;
