import { type Judgement, judge, type Verdict } from "../../analysis/claims/judge.ts";
import { readSeries } from "../../analysis/claims/read-series.ts";
import { digestTable, digestText } from "../../foundation/digest.ts";
import { InputError } from "../../foundation/errors.ts";
import type { Interruption, MapJobs } from "../../foundation/mapping.ts";
import { column } from "../../foundation/table.ts";
import { mapStored, type Store } from "../stored.ts";
import { type Replicate, type ReplicateJob, replicateTask, type Scenarios } from "./replicate.ts";
import type { Claim, Study } from "./study.ts";

/** A study and where it was read from. */
export interface ClaimedStudy {
  readonly file: string;
  readonly study: Study;
}

/** A claim held against runs. */
export interface JudgedClaim extends Omit<Judgement, "verdict"> {
  readonly claim: Claim;
  /** `not judged` where a run that it needs failed numerically; `hint` says how. */
  readonly verdict: Verdict | "not judged";
  /** Runs of each arm. */
  readonly replicates: number;
  readonly hint?: string;
  /** Unit of what is measured; `1` for ratios and frequencies. */
  readonly unit: string;
}

export interface JudgedStudy extends ClaimedStudy {
  readonly claims: readonly JudgedClaim[];
  /** Of the series of all its runs, in the order of arms and replicates. */
  readonly digest: string;
}

export interface ClaimsOptions {
  readonly map: MapJobs;
  /** Where finished runs are kept and found again. */
  readonly store?: Store;
  readonly signal?: Interruption;
  /** Runs of each arm, instead of each claim's own number. */
  readonly replicates?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Where the runs of one arm are. */
interface ArmRuns {
  readonly key: string;
  readonly runs: number;
}

/**
 * Runs the arms that claims need, each once however many claims read it, and judges the claims. Arms of a study share
 * their seeds, so replicate i of one is the pair of replicate i of another.
 *
 * @throws {Interrupted} (as a rejection) when the signal fires first; what is done is in the store
 * @throws {InputError} (as a rejection) for a claim about an arm that its study does not have
 */
export async function runClaims(files: readonly ClaimedStudy[], options: ClaimsOptions): Promise<JudgedStudy[]> {
  const scenarios: Record<string, Scenarios[string]> = {};
  const needed = files.map(({ file, study }) => {
    const arms = armsOf(study, file, options.replicates);
    for (const [arm, { key }] of arms) scenarios[key] = study.arms[arm];
    return arms;
  });
  const jobs = needed.flatMap((arms) =>
    [...arms.values()].flatMap(({ key, runs }) =>
      Array.from({ length: runs }, (_, replicate): ReplicateJob => ({ arm: key, replicate })),
    ),
  );
  const outcomes = await conduct(scenarios, jobs, options);
  const runsOf = new Map<string, Replicate[]>();
  jobs.forEach(({ arm }, i) => {
    runsOf.set(arm, [...(runsOf.get(arm) ?? []), outcomes[i]]);
  });
  return files.map(({ file, study }, f) => {
    const runs = (arm: string) => runsOf.get(needed[f].get(arm)?.key ?? "") ?? [];
    return {
      file,
      study,
      claims: study.claims.map((claim) => judgeClaim(claim, runs, options.replicates ?? claim.replicates)),
      digest: digestText(
        [...needed[f].keys()].flatMap((arm) => runs(arm).map(({ series }) => digestTable(series))).join(),
      ),
    };
  });
}

/** Arms that claims read, with as many runs as the most demanding of them wants. */
function armsOf({ arms, claims }: Study, file: string, replicates: number | undefined): Map<string, ArmRuns> {
  const needed = new Map<string, ArmRuns>();
  for (const claim of claims) {
    for (const arm of [claim.arm, ...(claim.against === undefined ? [] : [claim.against])]) {
      if (!(arm in arms)) {
        throw new InputError(`${file}: claim ${claim.id}`, `arm ${arm}`, `one of ${Object.keys(arms).join(", ")}`);
      }
      const runs = Math.max(replicates ?? claim.replicates, needed.get(arm)?.runs ?? 0);
      needed.set(arm, { key: `${file}#${arm}`, runs });
    }
  }
  return needed;
}

async function conduct(scenarios: Scenarios, jobs: readonly ReplicateJob[], options: ClaimsOptions) {
  const { map, store, signal, onProgress } = options;
  const digests = new Map(Object.entries(scenarios).map(([key, one]) => [key, digestText(JSON.stringify(one))]));
  let done = 0;
  onProgress?.(0, jobs.length);
  return mapStored(map, store, signal)(
    replicateTask,
    scenarios,
    jobs,
    ({ arm, replicate }) => `replicate-${digests.get(arm)}-${replicate}`,
    () => onProgress?.(++done, jobs.length),
  );
}

function judgeClaim(claim: Claim, runs: (arm: string) => readonly Replicate[], replicates: number): JudgedClaim {
  const changed = runs(claim.arm).slice(0, replicates);
  const control = claim.against === undefined ? [] : runs(claim.against).slice(0, replicates);
  const found = judgedRuns(claim, changed, control);
  const plain = claim.effect === "ratio" || claim.event !== undefined || claim.over !== undefined;
  const unit = claim.reading.kind === "first" ? "day" : column(changed[0].series, claim.measured[0]).unit;
  return { claim, replicates, unit: plain ? "1" : unit, ...found };
}

function judgedRuns(claim: Claim, changed: readonly Replicate[], control: readonly Replicate[]) {
  const failed = [...changed, ...control].filter(({ status }) => status.code === "failed");
  if (failed.length > 0) {
    const [{ status }] = failed;
    const hint = `${failed.length} of ${changed.length + control.length} runs failed; the first: ${status.code === "failed" ? status.hint : ""}`;
    const unknown = Number.NaN;
    return { effect: unknown, lo: unknown, hi: unknown, used: 0, leftOut: 0, verdict: "not judged" as const, hint };
  }
  const read = ({ series }: Replicate) => readSeries(series, claim);
  return judge(claim, changed.map(read), claim.against === undefined ? undefined : control.map(read));
}
