import { trialEndpoint } from "../analysis/trial-endpoint.ts";
import type { MapJobs, Task } from "../foundation/mapping.ts";
import { exp, log } from "../foundation/maths.ts";
import { streams } from "../foundation/streams.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { CmaEs } from "../numerics/statistics/cma-es.ts";
import { symmetricEigen } from "../numerics/statistics/symmetric-eigen.ts";
import { assess } from "./assess.ts";
import type { PublishedEndpoint, TrialDesign } from "./design.ts";
import { findPatients } from "./enter.ts";
import { preparedBody, trialBody } from "./model.ts";
import type { VirtualPatient } from "./patient.ts";
import { sampleCandidate } from "./sample.ts";
import { seeing } from "./sight.ts";
import { subjectsTable } from "./subjects.ts";
import { treatTask } from "./tasks.ts";

/** One fitted direction: where it may lie, where the search starts, and on which scale it steps. */
export interface Direction {
  readonly name: string;
  readonly scale: "log" | "linear";
  readonly lower: number;
  readonly upper: number;
}

export type FitValues = Readonly<Record<string, number>>;

/** What one evaluation needs besides the values. */
export interface CalibrationShared {
  readonly calibration: string;
  readonly trials: readonly TrialDesign[];
  /** People drawn; those who reach diagnosis are treated. */
  readonly candidates: number;
  readonly seed: number;
}

/** First standard deviation of the search, as a part of each direction's range. */
const firstStep = 0.07;

/** How far each kind of endpoint may be off to count as one unit of misfit. */
const tolerance = { response: 0.05, rate: 0.07, median: log(1.2), progression: log(1.4), ratio: log(1.3) };
/** Weight of a published figure that nobody has checked against its paper. */
const uncheckedWeight = 0.5;

/** Endpoints of all trials, in order. */
export function calibrationEndpoints(trials: readonly TrialDesign[]): { trial: string; endpoint: PublishedEndpoint }[] {
  return trials.flatMap((trial) => trial.published.map((endpoint) => ({ trial: trial.name, endpoint })));
}

/** Misfit of one simulated endpoint in units of its tolerance; 3 where the simulation has no such number. */
export function misfit(endpoint: PublishedEndpoint, simulated: number): number {
  const worst = 3;
  const weight = endpoint.checked ? 1 : uncheckedWeight;
  const ratio = (scale: number) =>
    simulated > 0 && Number.isFinite(simulated) ? log(simulated / endpoint.value) / scale : worst;
  const value = () => {
    if (Number.isNaN(simulated)) return worst;
    switch (endpoint.endpoint) {
      case "ORR":
      case "CR":
        return (simulated - endpoint.value) / tolerance.response;
      case "PFS rate":
      case "OS rate":
        return (simulated - endpoint.value) / tolerance.rate;
      case "median OS":
        return ratio(tolerance.median);
      case "median PFS":
        return ratio(tolerance.progression);
      default:
        return ratio(tolerance.ratio);
    }
  };
  return weight * Math.max(-worst, Math.min(worst, value()));
}

/**
 * Simulates every calibration trial with the same people and gives their endpoints, in the order of
 * `calibrationEndpoints`. People are grown once: the trials of one cancer differ in what is observed of them
 * (covariates, severity), not in how their tumours grew.
 */
function simulateEndpoints(shared: CalibrationShared, cancer: Cancer): number[] {
  const body = trialBody(cancer);
  const prepared = preparedBody(cancer);
  const people = Array.from({ length: shared.candidates }, (_, id) =>
    sampleCandidate(cancer, body.model, shared.seed, id),
  );
  const grown = findPatients(prepared, cancer, people, shared.seed).flatMap((one) => one.patient ?? []);
  return shared.trials.map(armsWithEndpoints).flatMap((design) => {
    const patients: VirtualPatient[] = grown.map((patient) => {
      const shifted = sampleCandidate(cancer, body.model, shared.seed, patient.id, design.population);
      return { ...patient, covariates: shifted.covariates, severity: shifted.severity };
    });
    const observations = treatTask.prepare({ cancer, design: { ...design, seed: shared.seed }, recordFirst: 0 })({
      first: 0,
      patients,
    });
    if (observations instanceof Promise) throw new TypeError("treatment is expected to run on this thread");
    const sound = observations.filter((one) => one.status === "done");
    const subjects = subjectsTable(
      design,
      new Map(patients.map((patient) => [patient.id, patient])),
      sound,
      sound.map((one) => assess(one, design)),
      body,
      seeing(cancer),
    );
    return design.published.map((endpoint) => trialEndpoint(subjects, endpoint));
  });
}

/** The trial without arms that carry no published endpoint: arms that are to be predicted are not even simulated. */
function armsWithEndpoints(design: TrialDesign): TrialDesign {
  const named = new Set(design.published.flatMap(({ arm, reference }) => [arm, reference ?? arm]));
  return { ...design, arms: design.arms.filter(({ name }) => named.has(name)) };
}

/** A calibration: which cancer the values make, its directions, its trials. */
export interface Calibration {
  readonly name: string;
  readonly cancerWith: (values: FitValues) => Cancer;
  readonly start: FitValues;
  readonly directions: readonly Direction[];
  readonly trials: readonly string[];
}

/** Evaluates one set of values. `calibrations` finds the calibration by name on whatever thread this runs. */
export function evaluationTask(
  calibrations: Readonly<Record<string, Calibration>>,
): Task<CalibrationShared, FitValues, number[]> {
  return {
    name: "calibrate",
    prepare: (shared) => (values) => simulateEndpoints(shared, calibrations[shared.calibration].cancerWith(values)),
  };
}

export interface FitProgress {
  readonly generation: number;
  readonly generations: number;
  /** Mean squared misfit of the best values so far. */
  readonly best: number;
  readonly values: FitValues;
}

export interface Fit {
  readonly values: FitValues;
  readonly objective: number;
  readonly simulated: readonly number[];
  /**
   * Eigenvalues of the Gauss–Newton matrix in units of the search range, largest first, and each direction's share in
   * the stiffest ones: how many combinations the endpoints determine.
   */
  readonly spectrum: readonly number[];
  readonly sensitivity: readonly { readonly name: string; readonly strength: number }[];
}

/** Fits by CMA-ES on the scaled directions; the same seed gives the same fit on any number of threads. */
export async function fitCalibration(
  calibration: Calibration,
  shared: CalibrationShared,
  task: Task<CalibrationShared, FitValues, number[]>,
  map: MapJobs,
  options: {
    readonly generations: number;
    readonly population: number;
    readonly onProgress: (progress: FitProgress) => void;
  },
): Promise<Fit> {
  const { directions } = calibration;
  const endpoints = calibrationEndpoints(shared.trials).map(({ endpoint }) => endpoint);
  const toUnit = ({ scale, lower, upper }: Direction, value: number) =>
    scale === "log" ? log(value / lower) / log(upper / lower) : (value - lower) / (upper - lower);
  const fromUnit = ({ scale, lower, upper }: Direction, unit: number) =>
    scale === "log" ? lower * exp(unit * log(upper / lower)) : lower + unit * (upper - lower);
  const valuesAt = (x: ArrayLike<number>): FitValues =>
    Object.fromEntries(directions.map((direction, i) => [direction.name, fromUnit(direction, x[i])]));
  const evaluate = async (points: readonly ArrayLike<number>[]) => {
    const outcomes = await map(task, shared, points.map(valuesAt));
    return outcomes.map((outcome) => outcome ?? endpoints.map(() => Number.NaN));
  };
  const misfits = (simulated: readonly number[]) => endpoints.map((endpoint, i) => misfit(endpoint, simulated[i]));
  const meanSquare = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value * value, 0) / values.length;

  const start = directions.map((direction) => toUnit(direction, calibration.start[direction.name]));
  const search = new CmaEs(start, {
    seed: shared.seed,
    stream: streams.calibration,
    step: firstStep,
    population: options.population,
    lower: directions.map(() => 0),
    upper: directions.map(() => 1),
  });
  const first = await evaluate([start]);
  let best = { x: Float64Array.from(start), simulated: first[0], objective: meanSquare(misfits(first[0])) };
  for (let generation = 0; generation < options.generations; generation++) {
    const points = search.ask();
    const outcomes = await evaluate(points);
    const objectives = outcomes.map((simulated) => meanSquare(misfits(simulated)));
    search.tell(objectives);
    objectives.forEach((objective, i) => {
      if (objective < best.objective) best = { x: Float64Array.from(points[i]), simulated: outcomes[i], objective };
    });
    options.onProgress({
      generation: generation + 1,
      generations: options.generations,
      best: best.objective,
      values: valuesAt(best.x),
    });
  }
  return { values: valuesAt(best.x), objective: best.objective, simulated: best.simulated, ...(await identify()) };

  /** Finite differences of the misfits along each direction, a tenth of its range either way. */
  async function identify(): Promise<Pick<Fit, "spectrum" | "sensitivity">> {
    const step = 0.1;
    const points = directions.flatMap((_, i) =>
      [-step, step].map((shift) =>
        best.x.map((value, j) => (i === j ? Math.min(Math.max(value + shift, 0), 1) : value)),
      ),
    );
    const outcomes = (await evaluate(points)).map(misfits);
    const columns = directions.map((_, i) =>
      outcomes[2 * i].map((low, e) => (outcomes[2 * i + 1][e] - low) / (points[2 * i + 1][i] - points[2 * i][i])),
    );
    const matrix = columns.map((a) =>
      Float64Array.from(columns, (b) => a.reduce((sum, value, e) => sum + value * b[e], 0)),
    );
    const spectrum = [...symmetricEigen(matrix).values].sort((a, b) => b - a);
    const sensitivity = directions.map(({ name }, i) => ({ name, strength: Math.sqrt(matrix[i][i]) }));
    return { spectrum, sensitivity };
  }
}
