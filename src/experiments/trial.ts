import { summariseTrial } from "../analysis/summarise-trial.ts";
import { digestTable, digestText } from "../foundation/digest.ts";
import { InputError } from "../foundation/errors.ts";
import { type Interruption, inline, type MapJobs } from "../foundation/mapping.ts";
import { filterRows, type Table, table, texts } from "../foundation/table.ts";
import { version } from "../foundation/version.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { cancers } from "../models/cancers/index.ts";
import { microenvironmentParameters } from "../models/microenvironment/parameters.ts";
import { therapies } from "../models/therapy/index.ts";
import { assess } from "./assess.ts";
import { type Cohort, growCohort, populationKey } from "./cohort.ts";
import { comparePublished } from "./compare.ts";
import { conductTrial } from "./conduct/conduct.ts";
import { coursesTable, kineticsTable } from "./courses.ts";
import type { TrialDesign } from "./design.ts";
import { preparedBody, referenceModel, trialBody } from "./model.ts";
import type { Manifest, TrialResult } from "./result.ts";
import { seeing } from "./sight.ts";
import { type MapStored, mapStored, type Store } from "./stored.ts";
import { subjectsTable, visitsTable } from "./subjects.ts";
import { type Population, treatTask } from "./tasks.ts";
import { hasTissue, type TissueTrial } from "./tissue-trial/tissue-trial.ts";
import { treatTissueTask } from "./tissue-trial/treat-tissue-task.ts";
import { trialTolerance } from "./tolerances.ts";
import type { Observation } from "./treat.ts";

/** How far a trial has come. */
export interface TrialProgress {
  readonly stage: "growing patients" | "treating patients" | "analysing";
  /** Patients done in this stage, and patients in all. */
  readonly done: number;
  readonly total: number;
}

export interface TrialOptions {
  /** Where the work is done; on this thread if absent. */
  readonly map?: MapJobs;
  /** Where finished parts are kept, so that an interrupted trial goes on and a grown cohort is used again. */
  readonly store?: Store;
  /** When it fires, finished parts are kept and the trial rejects with `Interrupted`. */
  readonly signal?: Interruption;
  readonly onProgress?: (progress: TrialProgress) => void;
}

/** Patients a job. */
const batch = 8;
/** Patients of each arm whose time course is kept. */
const recordedPatients = 60;

/**
 * Runs a virtual trial: grows a cohort to diagnosis, treats every patient in every arm with the same luck, observes
 * them as the protocol says, and summarises. The digest depends on the design, the seed and the engine's version, not
 * on the number of threads.
 *
 * @throws {InputError} for a cancer that does not exist, a therapy or criteria that do not suit it, or conditions that
 *   too few people meet
 * @throws {Interrupted} when the signal fires
 */
export async function runTrial(design: TrialDesign, options: TrialOptions = {}): Promise<TrialResult> {
  const cancer = cancers[design.cancer];
  if (!cancer) throw new InputError("cancer", design.cancer, `one of ${Object.keys(cancers).join(", ")}`);
  checkDesign(design, cancer);
  // Checks the model once, here: threads trust it.
  preparedBody(cancer);
  const map = mapStored(options.map ?? inline, options.store, options.signal);
  const report: Report = (stage, done) => options.onProgress?.({ stage, done, total: design.patients });

  const population: Population = {
    cancer,
    seed: design.seed,
    shifts: design.population,
    eligibility: design.eligibility,
    ...(design.biomarkerTest ? { biomarkerTest: design.biomarkerTest } : {}),
  };
  const { cohort, observations } = hasTissue(design)
    ? await treatTissue(design, population, map, report)
    : await treatBodies(design, population, map, report);
  report("analysing", 0);
  return summarise(design, population, cohort, observations);
}

interface Treated {
  readonly cohort: Cohort;
  /** In the order of patient, then arm. */
  readonly observations: readonly Observation[];
}

type Report = (stage: TrialProgress["stage"], done: number) => void;

async function treatBodies(
  design: TrialDesign,
  population: Population,
  map: MapStored,
  report: Report,
): Promise<Treated> {
  const { cancer } = population;
  const cohort = await growCohort(population, design.patients, map, (found) => report("growing patients", found));
  const simulated = treatedPart(design);
  const key = digestText(JSON.stringify([populationKey(population), simulated]));
  const jobs = Array.from({ length: Math.ceil(design.patients / batch) }, (_, i) => ({
    first: i * batch,
    patients: cohort.patients.slice(i * batch, (i + 1) * batch),
  }));
  let done = 0;
  const chunks = await map(
    treatTask,
    { cancer, design: simulated, recordFirst: recordedPatients },
    jobs,
    (job) => `treat-${key}-${job.first}`,
    () => report("treating patients", Math.min(design.patients, ++done * batch)),
  );
  return { cohort, observations: chunks.flat() };
}

async function treatTissue(
  design: TissueTrial,
  population: Population,
  map: MapStored,
  report: Report,
): Promise<Treated> {
  const cohort = await growCohort(population, design.patients, map, (found) => report("growing patients", found));
  const simulated = treatedPart(design);
  const key = digestText(JSON.stringify([populationKey(population), microenvironmentParameters, simulated]));
  const jobs = cohort.patients.flatMap((patient, place) => design.arms.map((_, arm) => ({ place, arm, patient })));
  let done = 0;
  const observations = await map(
    treatTissueTask,
    { cancer: population.cancer, design: simulated, recordFirst: recordedPatients },
    jobs,
    ({ place, arm }) => `tissue-${key}-${place}-${arm}`,
    () => report("treating patients", Math.floor(++done / design.arms.length)),
  );
  // What the disease shows at entry is the same in every arm: nothing was given yet.
  const entry = new Map(observations.map((one) => [one.patient, one.entry]));
  const patients = cohort.patients.map((patient) => ({
    ...patient,
    covariates: { ...patient.covariates, ...entry.get(patient.id) },
  }));
  return { cohort: { ...cohort, patients }, observations };
}

/** Refuses what a cancer's body has no place for, and criteria for something that is not seen of it. */
function checkDesign({ arms, response, tissue }: TrialDesign, cancer: Cancer): void {
  const { criteria } = seeing(cancer);
  if (tissue && (trialBody(cancer).model !== referenceModel || seeing(cancer).unit !== "mm")) {
    throw new InputError("tissue", cancer.name, "a cancer of solid tumours that are seen as lesions");
  }
  if (!criteria.includes(response.criteria)) {
    throw new InputError("response.criteria", response.criteria, `${criteria.join(" or ")}, for ${cancer.name}`);
  }
  const { model } = trialBody(cancer);
  for (const arm of arms) {
    for (const { therapy } of arm.treatments) {
      const hasPlace = therapies[therapy].forms.every(({ into }) => into in model.states);
      if (hasPlace) continue;
      const known = Object.values(therapies).filter(({ forms }) => forms.every(({ into }) => into in model.states));
      const names = known.map(({ name }) => name).join(", ");
      throw new InputError(`arms.${arm.name}`, therapy, `a therapy that the model of ${cancer.name} holds: ${names}`);
    }
  }
}

/** The part of a design that treatment depends on: titles, published figures and conduct do not change what happens. */
function treatedPart<Design extends TrialDesign>(design: Design): Design {
  const { allocation: _1, accrual: _2, sequential: _3, twoStage: _4, ...treated } = design;
  return { ...treated, title: "", source: "", published: [], landmarks: [], contrasts: [] } as unknown as Design;
}

function summarise(
  design: TrialDesign,
  population: Population,
  cohort: Cohort,
  observations: readonly Observation[],
): TrialResult {
  const body = trialBody(population.cancer);
  const sight = seeing(population.cancer);
  const prepared = preparedBody(population.cancer);
  const failed = observations.filter((one) => one.status !== "done");
  const sound = observations.filter((one) => one.status === "done");
  const assessments = sound.map((one) => assess(one, design));
  const places = new Map(cohort.patients.map((patient) => [patient.id, patient]));
  const subjects = subjectsTable(design, places, sound, assessments, body, sight);
  const visits = visitsTable(design, sound, assessments, sight);
  const conducted = conductTrial({ design, tables: { subjects, visits } });
  const tables = {
    subjects,
    visits,
    courses: coursesTable(design, sound, prepared, body.recorded),
    kinetics: kineticsTable(design, sound, prepared, body.recorded),
    flow: flowTable(design, cohort, observations, subjects),
    ...(conducted ? { allocated: conducted.allocated } : {}),
  };
  const { arms, contrasts } = summariseTrial(subjects, {
    arms: design.arms.map((arm) => arm.name),
    landmarks: design.landmarks,
    contrasts: design.contrasts,
  });
  const manifest: Manifest = {
    engine: "immunarium",
    version,
    design: digestText(JSON.stringify(design)),
    model: digestText(JSON.stringify(hasTissue(design) ? [body.model, microenvironmentParameters] : body.model)),
    population: populationKey(population),
    seed: design.seed,
    method: prepared.compiled.method.name,
    relativeTolerance: trialTolerance,
    warnings: failed.length > 0 ? [`${failed.length} runs failed numerically and are not analysed`] : [],
  };
  return {
    design,
    tables,
    arms,
    contrasts,
    comparisons: comparePublished(design, subjects),
    ...(conducted ? { conduct: conducted.conduct } : {}),
    numerics: {
      failures: failed.length,
      reasons: failed.map((one) => `patient ${one.patient + 1}, ${design.arms[one.arm].name}: ${one.hint}`),
      retried: observations.reduce((sum, one) => sum + (one.retries > 0 ? 1 : 0), 0),
    },
    manifest,
    digest: digestText(JSON.stringify(Object.values(tables).map(digestTable))),
  };
}

/** Participant flow, with virtual screening failures and numerical ones. */
function flowTable(design: TrialDesign, cohort: Cohort, observations: readonly Observation[], subjects: Table): Table {
  const rows: { stage: string; arm: string; count: number; reason: string }[] = [];
  const add = (stage: string, arm: string, count: number, reason: string) => rows.push({ stage, arm, count, reason });
  add("screened", "", cohort.screened, "");
  for (const [reason, count] of Object.entries(cohort.failures)) {
    if (count > 0) add("not enrolled", "", count, reason);
  }
  add("enrolled", "", cohort.patients.length, "");
  design.arms.forEach((arm, index) => {
    const mine = observations.filter((one) => one.arm === index);
    add("allocated", arm.name, mine.length, "");
    const failures = mine.filter((one) => one.status !== "done").length;
    if (failures > 0) add("excluded", arm.name, failures, "numerics failed");
    const table = filterRows(subjects, (row) => texts(subjects, "arm")[row] === arm.name);
    const reasons = new Map<string, number>();
    for (const reason of texts(table, "offTreatmentReason")) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    for (const [reason, count] of [...reasons].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (arm.treatments.length > 0) add(reason === "" ? "on treatment" : "off treatment", arm.name, count, reason);
    }
    add("analysed", arm.name, table.rows, "");
  });
  return table("flow", [
    { name: "stage", unit: "", label: "Stage", values: rows.map((row) => row.stage) },
    { name: "arm", unit: "", label: "Arm", values: rows.map((row) => row.arm) },
    { name: "count", unit: "1", label: "Patients", values: Float64Array.from(rows, (row) => row.count) },
    { name: "reason", unit: "", label: "Reason", values: rows.map((row) => row.reason) },
  ]);
}
