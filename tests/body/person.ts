import { prepare } from "../../src/engine/prepare.ts";
import { type BodyPlan, type BodyRun, bodyTask } from "../../src/engine/run.ts";
import { growToDiagnosis } from "../../src/experiments/grow.ts";
import { referenceModel } from "../../src/experiments/model.ts";
import type { Growth, VirtualPatient } from "../../src/experiments/patient.ts";
import { sampleCandidate } from "../../src/experiments/sample.ts";
import { melanoma } from "../../src/models/cancers/melanoma.ts";
import { doseAmount } from "../../src/models/therapy/dose.ts";
import { therapies } from "../../src/models/therapy/index.ts";
import { individualParameters, variedParameters } from "../../src/models/therapy/individual.ts";
import { solveAll } from "../../src/numerics/ode/ensemble.ts";

export type Values = Readonly<Record<string, number>>;

export const prepared = prepare(referenceModel, {
  watch: "tumourVolume",
  outputs: Object.keys(referenceModel.states),
  check: false,
});
const { states } = prepared;

/** Parameters of somebody with the medians of melanoma, but for `changes`. */
export function person(changes: Values = {}): Float64Array {
  const priors = Object.entries(melanoma.priors).flatMap(([name, { value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  return altered(prepared.values, { ...Object.fromEntries(priors), ...changes });
}

/** These parameters but for `changes`. */
export function altered(parameters: Float64Array, changes: Values): Float64Array {
  const all = new Float64Array(prepared.parameters.length);
  all.set(parameters);
  for (const [name, value] of Object.entries(changes)) all[prepared.parameterIndex(name)] = value;
  return all;
}

/** The state before any tumour, but for `changes`. */
export function body(parameters: Float64Array, changes: Values = {}): Float64Array {
  return withStates(prepared.initialState(parameters), changes);
}

/** A tumour of 10 mL with a moderate infiltrate, written down rather than grown, for claims about single formulas. */
export function tumourBody(parameters: Float64Array, changes: Values = {}): Float64Array {
  return body(parameters, {
    cloneWild: 4e9,
    vascularCapacity: 1e10,
    cd8Effector: 5e7,
    cd8Progenitor: 2e7,
    cd8Exhausted: 5e7,
    helperTumour: 2e7,
    regulatoryTumour: 2e7,
    nkTumour: 1e6,
    macrophageAlarm: 1e7,
    macrophageHealing: 1e7,
    ...changes,
  });
}

export function withStates(state: Float64Array, changes: Values): Float64Array {
  const all = Float64Array.from(state);
  for (const [name, value] of Object.entries(changes)) all[prepared.stateIndex(name)] = value;
  return all;
}

/** Formulas or states of the model at one instant, by name. */
export function quantities<Name extends string>(
  parameters: Float64Array,
  state: Float64Array,
  ...names: readonly Name[]
): Record<Name, number> {
  const out = new Float64Array(names.length);
  prepared.gauge(names)(0, state, parameters, out);
  return Object.fromEntries(names.map((name, i) => [name, out[i]])) as Record<Name, number>;
}

export function quantity(parameters: Float64Array, state: Float64Array, name: string): number {
  return quantities(parameters, state, name)[name];
}

/** A treatment on its label's or protocol's schedule, for a typical patient of 80 kg. */
export interface Treatment {
  readonly therapy: keyof typeof therapies;
  readonly dose: string;
  readonly days: readonly number[];
}

export const every = (days: number, times: number): number[] => Array.from({ length: times }, (_, k) => k * days);
/** Half a year of nivolumab, and four doses of ipilimumab. */
export const nivolumab: Treatment = { therapy: "nivolumab", dose: "3 mg/kg", days: every(14, 13) };
export const ipilimumab: Treatment = { therapy: "ipilimumab", dose: "3 mg/kg", days: every(21, 4) };

const typical = {
  age: 60,
  male: 1,
  weight: 80,
  bsa: 2,
  ecog: 0,
  ldh: 206,
  albumin: 40,
  egfr: 90,
  baselineSld: 86,
  lung: 0,
  cutaneousSquamous: 0,
  priorIpilimumab: 0,
  withDurvalumab: 0,
};

export interface Run {
  readonly parameters: Float64Array;
  readonly initial: Float64Array;
  readonly treatments?: readonly Treatment[];
  /** What is added to states, by day. */
  readonly added?: readonly { readonly day: number; readonly state: string; readonly amount: number }[];
  readonly seed?: number;
  readonly patient?: number;
  readonly tolerance?: number;
}

/** States of each run at `days`: `[run][state][day]`, all runs in the two lanes of one machine. */
export function courses(runs: readonly Run[], days: readonly number[]): Record<string, number[]>[] {
  const results: Record<string, number[]>[] = [];
  const tasks = runs.map((run) => bodyTask(prepared, planOf(run, days)));
  solveAll(
    prepared.compiled,
    tasks.map(({ task }) => task),
    (i, solution) => {
      results[i] = byName(tasks[i].finish(solution), days);
    },
  );
  return results;
}

export function course(run: Run, days: readonly number[]): Record<string, number[]> {
  return courses([run], days)[0];
}

/** The state at the last of the days that `courses` returned. */
export function stateOf(course: Record<string, number[]>, day = -1): Float64Array {
  return Float64Array.from(states, (name) => course[name].at(day)!);
}

function planOf({ parameters, initial, treatments = [], added = [], ...rest }: Run, days: readonly number[]): BodyPlan {
  const p = altered(parameters, {});
  const doses = added.map(({ day, state, amount }) => ({ day, state: prepared.stateIndex(state), amount }));
  for (const { therapy: name, dose, days: given } of treatments) {
    const therapy = therapies[name];
    const values = individualParameters(
      therapy,
      typical,
      variedParameters(therapy).map(() => 0),
    );
    for (const [key, value] of Object.entries(values)) p[prepared.parameterIndex(key)] = value;
    const state = prepared.stateIndex(therapy.forms[0].into);
    const amount = doseAmount(therapy, dose, typical);
    for (const day of given) doses.push({ day, state, amount });
  }
  const doseDays = [...new Set(doses.map(({ day }) => day))].sort((a, b) => a - b);
  const tolerance = rest.tolerance ?? 1e-5;
  return {
    parameters: p,
    initial,
    start: 0,
    end: days[days.length - 1],
    relativeTolerance: tolerance,
    absoluteTolerance: Float64Array.from(
      states,
      (name) => (referenceModel.states[name].unit === "cell" ? 1e3 : 1e-2) * tolerance,
    ),
    seed: rest.seed ?? 1,
    patient: rest.patient ?? 1,
    sampleTimes: Float64Array.from(days),
    nextDose: (after) => doseDays.find((day) => day > after) ?? Number.POSITIVE_INFINITY,
    giveDoses: (t, y) => {
      for (const { day, state, amount } of doses) if (Math.abs(day - t) <= 1e-6) y[state] += amount;
    },
  };
}

function byName({ ending, status, samples }: BodyRun, days: readonly number[]): Record<string, number[]> {
  if (ending === "failed") throw new Error(`${status.code}: ${status.hint}`);
  return Object.fromEntries(states.map((name, i) => [name, days.map((_, row) => samples[row * states.length + i])]));
}

/** People `from` to `to` of melanoma's population, each followed from single first cells to diagnosis or not. */
export function grow(from: number, to: number, seed = 1, change: Values = {}): Growth[] {
  const candidates = Array.from({ length: to - from }, (_, i) => {
    const candidate = sampleCandidate(melanoma, referenceModel, seed, from + i);
    const parameters = altered(candidate.parameters, change).slice(0, candidate.parameters.length);
    return { ...candidate, parameters };
  });
  return growToDiagnosis(prepared, melanoma, candidates, seed);
}

export function patientsOf(growths: readonly Growth[]): VirtualPatient[] {
  return growths.flatMap(({ patient }) => patient ?? []);
}
