import type { Task as MappedTask } from "../foundation/mapping.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { evaluate } from "../numerics/expression/evaluate.ts";
import { parse } from "../numerics/expression/parse.ts";
import { solveAll } from "../numerics/ode/ensemble.ts";
import type { Solution, Task } from "../numerics/ode/system.ts";
import { admits, type BiomarkerTest, testResult } from "./biomarker-test.ts";
import type { TrialDesign } from "./design.ts";
import { findPatients } from "./enter.ts";
import { preparedBody, trialBody } from "./model.ts";
import type { Growth, VirtualPatient } from "./patient.ts";
import { sampleCandidate } from "./sample.ts";
import { type Observation, treatInArm } from "./treat.ts";

/** What all growth of one population shares. */
export interface Population {
  readonly cancer: Cancer;
  readonly seed: number;
  readonly shifts: Readonly<Record<string, number>>;
  /** Conditions over covariates at entry, which include what the disease shows then, such as `pdl1` or `cd8`. */
  readonly eligibility: readonly string[];
  /** A test at enrolment that reads a covariate with error. */
  readonly biomarkerTest?: BiomarkerTest;
}

/** Candidates `from` to `to` (exclusive) of a population. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Follows candidates to diagnosis; one entry a candidate. */
export const growTask: MappedTask<Population, Range, Growth[]> = {
  name: "grow",
  prepare: ({ cancer, seed, shifts, eligibility, biomarkerTest }) => {
    const { model, atEntry } = trialBody(cancer);
    const prepared = preparedBody(cancer, { check: false });
    const conditions = eligibility.map((text, i) => parse(text, `eligibility[${i}]`));
    const shown = Object.keys(atEntry);
    const gauge = prepared.gauge(Object.values(atEntry));
    const seen = new Float64Array(shown.length);
    return ({ from, to }) => {
      const candidates = Array.from({ length: to - from }, (_, i) =>
        sampleCandidate(cancer, model, seed, from + i, shifts),
      );
      return findPatients(prepared, cancer, candidates, seed).map((growth) => {
        if (!growth.patient) return growth;
        const parameters = new Float64Array(prepared.parameters.length);
        parameters.set(growth.patient.parameters);
        gauge(0, growth.patient.state, parameters, seen);
        const covariates: Record<string, number> = { ...growth.patient.covariates };
        shown.forEach((name, i) => {
          covariates[name] = seen[i];
        });
        if (!conditions.every((condition) => evaluate(condition, covariates) !== 0)) {
          return { id: growth.id, eliminated: growth.eliminated, failure: "not eligible" };
        }
        if (biomarkerTest) {
          const result = testResult(biomarkerTest, covariates[biomarkerTest.covariate], seed, growth.id);
          covariates.biomarkerTest = result;
          if (!admits(biomarkerTest, result)) {
            return { id: growth.id, eliminated: growth.eliminated, failure: "biomarker test" };
          }
        }
        return { ...growth, patient: { ...growth.patient, covariates } };
      });
    };
  },
};

/** Days at which recorded patients' courses are kept: every week for half a year, then every four weeks. */
export function recordDays(duration: number): Float64Array {
  const days: number[] = [];
  for (let day = 0; day <= duration; day += day < 182 ? 7 : 28) days.push(day);
  return Float64Array.from(days);
}

/** What all treatment in one trial shares. */
export interface Treating {
  readonly cancer: Cancer;
  readonly design: TrialDesign;
  /** Patients with a place in the cohort below this have their course recorded. */
  readonly recordFirst: number;
}

/** Patients, the first of whom has place `first` in the cohort. */
export interface Batch {
  readonly first: number;
  readonly patients: readonly VirtualPatient[];
}

/** Treats patients in every arm; observations in the order of patient, then arm. */
export const treatTask: MappedTask<Treating, Batch, Observation[]> = {
  name: "treat",
  prepare: ({ cancer, design, recordFirst }) => {
    const prepared = preparedBody(cancer, { check: false });
    const days = recordDays(design.duration);
    return ({ first, patients }) => {
      const finishers: ((solution: Solution) => Observation)[] = [];
      const tasks = function* (): Generator<Task> {
        for (let i = 0; i < patients.length; i++) {
          const sampled = first + i < recordFirst ? days : undefined;
          for (let arm = 0; arm < design.arms.length; arm++) {
            const { task, finish } = treatInArm(prepared, cancer, design, patients[i], arm, sampled);
            finishers.push(finish);
            yield task;
          }
        }
      };
      const observations: Observation[] = new Array(patients.length * design.arms.length);
      solveAll(prepared.compiled, tasks(), (index, solution) => {
        observations[index] = finishers[index](solution);
      });
      return observations;
    };
  },
};
