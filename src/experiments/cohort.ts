import { digestText } from "../foundation/digest.ts";
import type { Cancer } from "../models/cancers/contract.ts";
import { referenceModel } from "./model.ts";
import type { Growth, ScreeningFailure, VirtualPatient } from "./patient.ts";
import type { GrowJob } from "./tasks.ts";
import { trialTolerance } from "./tolerances.ts";

/** Runs named work on plain data, wherever: in line or on threads. Outcomes come back in the order of the jobs. */
export type Runner = <Job, Outcome>(
  task: "grow" | "treat",
  jobs: readonly { readonly key: string; readonly job: Job }[],
  onDone: (done: number, total: number) => void,
) => Promise<Outcome[]>;

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

/** What a population depends on: its cancer, the model, the tolerance. Part of every key of stored work. */
export function populationKey(cancer: Cancer): string {
  return digestText(JSON.stringify([cancer, referenceModel, trialTolerance]));
}

/**
 * Draws and grows candidates until `size` patients are found. Candidates are numbered; the cohort is the first `size`
 * who qualify, whatever the number of threads.
 *
 * @throws {RangeError} if too few of many candidates qualify
 */
export async function growCohort(
  cancer: Cancer,
  size: number,
  seed: number,
  population: Readonly<Record<string, number>>,
  eligibility: readonly string[],
  run: Runner,
  onProgress: (found: number) => void,
): Promise<Cohort> {
  const key = populationKey(cancer);
  const growths: Growth[] = [];
  let found = 0;
  let from = 0;
  while (found < size) {
    if (from >= mostPerPatient * size + 500) {
      throw new RangeError(
        `Only ${found} of ${from} candidates of ${cancer.name} qualify; expected ${size}. Widen the eligibility (${eligibility.join("; ") || "none"}) or ask for fewer patients.`,
      );
    }
    const rate = from === 0 ? 0.8 : Math.max(found / from, 0.02);
    const wanted = Math.ceil((size - found) / rate / chunk);
    const jobs = Array.from({ length: wanted }, (_, i) => {
      const job: GrowJob = { cancer, seed, population, eligibility, from: from + i * chunk, to: from + (i + 1) * chunk };
      return { key: digestText(JSON.stringify(["grow", key, seed, population, eligibility, job.from, job.to])), job };
    });
    const before = found;
    const chunks = await run<GrowJob, Growth[]>("grow", jobs, (done, total) =>
      onProgress(Math.min(size, before + ((size - before) * done) / total)),
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
