import { digestText } from "../foundation/digest.ts";
import { InputError } from "../foundation/errors.ts";
import { trialBody } from "./model.ts";
import type { Growth, ScreeningFailure, VirtualPatient } from "./patient.ts";
import type { MapStored } from "./stored.ts";
import { growTask, type Population } from "./tasks.ts";
import { trialTolerance } from "./tolerances.ts";

export interface Cohort {
  readonly patients: readonly VirtualPatient[];
  /** Candidates looked at, and why those who are not patients are not. */
  readonly screened: number;
  readonly failures: Readonly<Record<ScreeningFailure, number>>;
  /** First cells that died out, over all candidates. */
  readonly eliminated: number;
}

/** Candidates a job: enough to keep two lanes busy, few enough to share work out evenly. */
const chunk = 16;
/** Candidates looked at a patient wanted, before giving up. */
const mostPerPatient = 40;

/** What grown patients depend on: the population, the model, the tolerance. Part of every key of stored work. */
export function populationKey(population: Population): string {
  return digestText(JSON.stringify([population, trialBody(population.cancer).model, trialTolerance]));
}

/**
 * Draws and grows candidates until `size` patients are found. Candidates are numbered; the cohort is the first `size`
 * who qualify, whatever the number of threads.
 *
 * @throws {InputError} if too few of many candidates qualify
 */
export async function growCohort(
  population: Population,
  size: number,
  map: MapStored,
  onProgress: (found: number) => void,
): Promise<Cohort> {
  const key = populationKey(population);
  const growths: Growth[] = [];
  let found = 0;
  let from = 0;
  while (found < size) {
    if (from >= mostPerPatient * size + 500) {
      const { eligibility, biomarkerTest: test } = population;
      const tested = test ? [`a ${test.enrols} test of ${test.covariate}`] : [];
      const conditions = [...eligibility, ...tested].join("; ") || "none";
      throw new InputError(
        "eligibility",
        `${found} of ${from} candidates of ${population.cancer.name} who meet \`${conditions}\``,
        `${size}: conditions that more of the population meets, or fewer patients`,
      );
    }
    const rate = from === 0 ? 0.8 : Math.max(found / from, 0.02);
    const wanted = Math.ceil((size - found) / rate / chunk);
    const jobs = Array.from({ length: wanted }, (_, i) => ({ from: from + i * chunk, to: from + (i + 1) * chunk }));
    const before = found;
    let done = 0;
    const chunks = await map(
      growTask,
      population,
      jobs,
      (job) => `grow-${key}-${job.from}-${job.to}`,
      () => onProgress(Math.min(size, before + ((size - before) * ++done) / wanted)),
    );
    for (const growth of chunks.flat()) {
      growths.push(growth);
      if (growth.patient) found++;
    }
    from += wanted * chunk;
  }
  return select(growths, size);
}

function select(growths: readonly Growth[], size: number): Cohort {
  const patients: VirtualPatient[] = [];
  const failures: Record<ScreeningFailure, number> = {
    "every first cell eliminated": 0,
    "too slow to reach diagnosis": 0,
    "too fast for a trial": 0,
    "doubling time out of range": 0,
    "not eligible": 0,
    "biomarker test": 0,
    "numerics failed": 0,
  };
  let screened = 0;
  let eliminated = 0;
  for (const growth of growths) {
    screened++;
    eliminated += growth.eliminated;
    if (growth.failure) failures[growth.failure]++;
    if (growth.patient) patients.push(growth.patient);
    if (patients.length === size) break;
  }
  return { patients, screened, failures, eliminated };
}
