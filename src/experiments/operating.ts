import {
  type OperatingCharacteristic,
  operatingCharacteristic,
  powerErrorOfCohort,
} from "../analysis/operating-characteristics.ts";
import { bestResponses, rowsOfArm, survivalTimes } from "../analysis/subjects.ts";
import type { SurvivalTimes } from "../analysis/survival-times.ts";
import {
  type ArmOutcomes,
  type TestedEndpoint,
  type TrialTest,
  testedEndpoints,
  testTrial,
} from "../analysis/trial-tests.ts";
import { InputError } from "../foundation/errors.ts";
import { type Interruption, inline, type MapJobs, type Task } from "../foundation/mapping.ts";
import { log } from "../foundation/maths.ts";
import { generator } from "../foundation/random.ts";
import { streams } from "../foundation/streams.ts";
import { isConducted } from "./conduct/conduct-design.ts";
import { checkConductable, contrastsOf, operateConductTask } from "./conduct/operate.ts";
import { type SequentialOperating, summariseConduct, type TwoStageOperating } from "./conduct/operating-summary.ts";
import { rosterOf } from "./conduct/roster.ts";
import type { TrialDesign } from "./design.ts";
import type { TrialResult } from "./result.ts";
import { Interrupted } from "./stored.ts";

export interface OperatingOptions {
  /** Trials to simulate, of the design and of its null each; default 200. */
  readonly trials?: number;
  /** Two-sided level of the tests; default 0.05. Designs that bring a level of their own keep to it. */
  readonly alpha?: number;
  /** Patients in each arm of a simulated trial; the sizes of the design when absent. */
  readonly armSize?: number;
  /** Where the work is done; on this thread if absent. */
  readonly map?: MapJobs;
  /** When it fires, what is done by then is summarised, and `stopped` says so. */
  readonly signal?: Interruption;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** One test of the design, or of its null. */
export interface OperatingRow extends OperatingCharacteristic {
  readonly arm: string;
  readonly reference: string;
  readonly endpoint: TestedEndpoint;
  /** `design`: arms as they are, `rejected` is power. `null`: the reference's therapy in both, `rejected` is type-I error. */
  readonly hypothesis: "design" | "null";
  /** The estimate in the whole cohort, which the trials are drawn from. */
  readonly cohortEstimate: number;
  /**
   * Standard error of the power that the finite cohort brings, about; 0 under the null, which holds in any cohort. It
   * does not shrink with more trials, only with more patients.
   */
  readonly cohortError: number;
}

export interface OperatingResult {
  /** Empty for a trial of two stages, which compares nobody. */
  readonly rows: readonly OperatingRow[];
  /** How the looks of a group-sequential design behave. */
  readonly sequential?: SequentialOperating;
  readonly twoStage?: TwoStageOperating;
  /** Trials that were simulated, of those asked for. */
  readonly trials: number;
  readonly wanted: number;
  readonly stopped: boolean;
  /** Two-sided; of a group-sequential or two-stage design its own, with its own sides. */
  readonly alpha: number;
  readonly seed: number;
  /** Patients of each arm: in a simulated trial, and in the cohort that they are drawn from. */
  readonly arms: readonly { readonly name: string; readonly size: number; readonly cohort: number }[];
}

/** What trials are drawn from: a result, or as much of it. */
export interface Operable {
  readonly design: TrialDesign;
  readonly tables: Pick<TrialResult["tables"], "subjects" | "visits">;
}

interface PopulationArm extends ArmOutcomes {
  readonly name: string;
  readonly size: number;
}

interface Operating {
  readonly seed: number;
  readonly arms: readonly PopulationArm[];
  /** Places of arm and reference among the arms. */
  readonly pairs: readonly { readonly arm: number; readonly reference: number }[];
  readonly endpoints: readonly TestedEndpoint[];
}

type Tests = Readonly<Record<TestedEndpoint, TrialTest>>;
/** Of one trial: tests of each pair under the design, and under the null. */
interface OneTrial {
  readonly design: readonly Tests[];
  readonly null: readonly Tests[];
}

/** Trials a job. */
const chunk = 10;

/** Simulates trials `from` to `to` (exclusive). */
export const operateTask: Task<Operating, { readonly from: number; readonly to: number }, OneTrial[]> = {
  name: "operate",
  prepare:
    (shared) =>
    ({ from, to }) =>
      Array.from({ length: to - from }, (_, i) => oneTrial(shared, from + i)),
};

/**
 * How often a design would find what is there, and what is not: trials of the design's sizes are drawn from the virtual
 * patients of a result, each with its own patients in each arm, and analysed. Under the null both arms get the therapy
 * of the reference: their patients are drawn from the courses that the reference's patients had, so nothing is simulated
 * again.
 *
 * Patients are drawn with replacement. The Monte Carlo errors hold the chance of enrolment only; `cohortError` says what
 * the finite cohort adds, and the model is taken for the truth.
 *
 * @param result  a trial whose `patients` are the cohort
 * @throws {InputError} for a design without two arms, or a number that is out of range
 * @throws {Interrupted} when the signal fires before the first trials are done
 */
export async function operatingCharacteristics(
  result: Operable,
  options: OperatingOptions = {},
): Promise<OperatingResult> {
  const { trials = 200, alpha = 0.05, armSize } = options;
  checkNumbers(trials, alpha, armSize);
  if (isConducted(result.design)) return conducted(result, options, trials, alpha);
  const shared = populationOf(result, armSize);
  const simulated = await simulate(operateTask, shared, trials, options);
  return {
    rows: rowsOf(shared, simulated, alpha),
    ...howMany(simulated.length, trials),
    alpha,
    seed: shared.seed,
    arms: shared.arms.map(({ name, size, responded }) => ({ name, size, cohort: responded.length })),
  };
}

/** Trials of a design that allocates its patients, looks early, or has two stages. */
async function conducted(
  result: Operable,
  options: OperatingOptions,
  trials: number,
  alpha: number,
): Promise<OperatingResult> {
  const { armSize } = options;
  const arms = result.design.arms.map((arm) => ({ ...arm, size: armSize ?? arm.size }));
  const design = { ...result.design, arms };
  checkConductable(design);
  const roster = rosterOf(design, result.tables);
  const shared = { design, roster, endpoints: endpointsOf(design) };
  const simulated = await simulate(operateConductTask, shared, trials, options);
  const { sequential, twoStage } = design;
  const sizes = twoStage
    ? arms.map(({ name }) => (name === twoStage.arm ? twoStage.stages.n : 0))
    : arms.map(({ size }) => size);
  return {
    ...summariseConduct(shared, simulated, alpha),
    ...howMany(simulated.length, trials),
    alpha: sequential?.alpha ?? twoStage?.alpha ?? alpha,
    seed: design.seed,
    arms: arms.map(({ name }, i) => ({ name, size: sizes[i], cohort: roster.patients.length })),
  };
}

/** Shares trials out in chunks. @throws {Interrupted} when the signal fires before the first are done */
async function simulate<Shared, Trial>(
  task: Task<Shared, { readonly from: number; readonly to: number }, Trial[]>,
  shared: Shared,
  trials: number,
  { map = inline, signal, onProgress }: OperatingOptions,
): Promise<Trial[]> {
  const jobs = Array.from({ length: Math.ceil(trials / chunk) }, (_, i) => ({
    from: i * chunk,
    to: Math.min(trials, (i + 1) * chunk),
  }));
  let done = 0;
  const outcomes = await map(task, shared, jobs, {
    ...(signal ? { signal } : {}),
    onOutcome: (job) => {
      done += jobs[job].to - jobs[job].from;
      onProgress?.({ done, total: trials });
    },
  });
  const simulated = outcomes.flatMap((outcome) => outcome ?? []);
  if (simulated.length === 0) throw new Interrupted(0, trials);
  return simulated;
}

function howMany(simulated: number, wanted: number) {
  return { trials: simulated, wanted, stopped: simulated < wanted };
}

/** After surgery there is nothing left that could respond. */
function endpointsOf({ response }: TrialDesign): readonly TestedEndpoint[] {
  return response.criteria === "relapse" ? ["PFS", "OS"] : testedEndpoints;
}

function checkNumbers(trials: number, alpha: number, armSize: number | undefined): void {
  if (!(Number.isInteger(trials) && trials >= 2)) throw new InputError("trials", String(trials), "a whole number ≥ 2");
  if (!(alpha > 0 && alpha < 1)) throw new InputError("alpha", String(alpha), "a number between 0 and 1");
  if (armSize !== undefined && !(Number.isInteger(armSize) && armSize >= 2)) {
    throw new InputError("armSize", String(armSize), "a whole number ≥ 2");
  }
}

function populationOf({ design, tables }: Operable, armSize?: number): Operating {
  const names = design.arms.map(({ name }) => name);
  if (names.length < 2) throw new InputError("arms", `${names.length} arm`, "two arms or more, to be compared");
  const { subjects } = tables;
  return {
    seed: design.seed,
    endpoints: endpointsOf(design),
    arms: design.arms.map(({ name, size }) => {
      const rows = rowsOfArm(subjects, name);
      return {
        name,
        size: armSize ?? size,
        pfs: survivalTimes(subjects, "PFS", rows),
        os: survivalTimes(subjects, "OS", rows),
        responded: Float64Array.from(bestResponses(subjects, rows), (best) => (best === "CR" || best === "PR" ? 1 : 0)),
      };
    }),
    pairs: contrastsOf(design).map(({ arm, reference }) => ({
      arm: names.indexOf(arm),
      reference: names.indexOf(reference),
    })),
  };
}

function oneTrial({ seed, arms, pairs }: Operating, trial: number): OneTrial {
  const enrolled = arms.map((arm, place) => enrol(arm, arm.size, seed, trial, place));
  return {
    design: pairs.map(({ arm, reference }) => testTrial(enrolled[arm], enrolled[reference])),
    null: pairs.map(({ arm, reference }, pair) => {
      const alike = enrol(arms[reference], arms[arm].size, seed, trial, arms.length + pair);
      return testTrial(alike, enrolled[reference]);
    }),
  };
}

/** Some of an arm's patients, drawn with replacement. */
function enrol(arm: ArmOutcomes, size: number, seed: number, trial: number, place: number): ArmOutcomes {
  const random = generator(seed, streams.enrolment, trial, place);
  const rows = Array.from({ length: size }, () => Math.floor(random.uniform() * arm.responded.length));
  const take = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row]);
  const times = ({ time, event }: SurvivalTimes) => ({ time: take(time), event: take(event) });
  return { pfs: times(arm.pfs), os: times(arm.os), responded: take(arm.responded) };
}

function rowsOf(shared: Operating, trials: readonly OneTrial[], alpha: number): OperatingRow[] {
  const { arms, pairs, endpoints } = shared;
  return pairs.flatMap((pair, p) => {
    const [arm, reference] = [arms[pair.arm], arms[pair.reference]];
    const whole = testTrial(arm, reference);
    const row = (endpoint: TestedEndpoint, hypothesis: OperatingRow["hypothesis"]): OperatingRow => {
      const tests = trials.map((one) => one[hypothesis][p][endpoint]);
      const found = operatingCharacteristic(endpoint, tests, alpha);
      const { estimate } = whole[endpoint];
      const isNull = hypothesis === "null";
      const effect = endpoint === "ORR" ? estimate : log(estimate);
      const cohort = [arm.responded.length, reference.responded.length] as const;
      return {
        arm: arm.name,
        reference: reference.name,
        endpoint,
        hypothesis,
        ...found,
        cohortEstimate: isNull ? (endpoint === "ORR" ? 0 : 1) : estimate,
        cohortError: isNull ? 0 : powerErrorOfCohort(effect, found.spread, alpha, cohort, [arm.size, reference.size]),
      };
    };
    return endpoints.flatMap((endpoint) => [row(endpoint, "design"), row(endpoint, "null")]);
  });
}
