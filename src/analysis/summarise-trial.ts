import { type Table, texts } from "../foundation/table.ts";
import { compareHazards } from "./compare-hazards.ts";
import { type IntervalScale, kaplanMeier, medianSurvival, survivalAt } from "./kaplan-meier.ts";
import { type Rate, rateOf } from "./rate.ts";
import { responseRates } from "./response.ts";
import { restrictedMean } from "./restricted-mean.ts";
import { bestResponses, type Endpoint, rowsOfArm, survivalTimes } from "./subjects.ts";
import type { SurvivalTimes } from "./survival-times.ts";
import { twoGroups } from "./two-groups.ts";

/** Median and landmark rates of a Kaplan–Meier curve, times in months; null where not reached or not estimable. */
export interface SurvivalSummary {
  readonly n: number;
  readonly events: number;
  readonly median: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly landmarks: readonly {
    readonly months: number;
    readonly rate: number | null;
    readonly lo: number | null;
    readonly hi: number | null;
  }[];
  /** Restricted mean survival time to `tau` months, and its standard error. */
  readonly rmst: { readonly tau: number; readonly mean: number; readonly error: number };
}

export interface ArmSummary {
  readonly name: string;
  readonly n: number;
  readonly orr: Rate;
  readonly cr: Rate;
  /** Disease control: complete, partial or stable. */
  readonly dcr: Rate;
  readonly pfs: SurvivalSummary;
  readonly os: SurvivalSummary;
  /** Fraction stopped for (proxy) toxicity. */
  readonly toxicity: Rate;
}

export interface Contrast {
  readonly endpoint: Endpoint;
  readonly arm: string;
  readonly reference: string;
  /** Hazard ratio by Cox's model with Efron's ties and its Wald interval; 0 or ∞ where only one arm has events. */
  readonly hr: number;
  readonly lo: number;
  readonly hi: number;
  /** Log-rank, two-sided. */
  readonly p: number;
  /** Test of proportional hazards (Grambsch–Therneau, Kaplan–Meier clock), p; NaN without a finite hazard ratio. */
  readonly proportional: number;
}

export interface SummaryOptions {
  readonly arms: readonly string[];
  /** Months at which survival is reported. */
  readonly landmarks: readonly number[];
  readonly contrasts: readonly { readonly arm: string; readonly reference: string }[];
  /** Months to which mean survival is restricted; default the shortest follow-up of the arms, in each endpoint. */
  readonly tau?: number;
  /** Default `log-log`. */
  readonly scale?: IntervalScale;
  /** Confidence of all intervals; default 0.95. */
  readonly confidence?: number;
}

/**
 * What a trial found: response rates with exact intervals, survival in months, and hazard ratios.
 *
 * Hazard ratios treat the patients of two arms as different people, as a real trial would. Where the same virtual
 * patients went through both arms, their intervals are wider than the simulation's own uncertainty.
 *
 * @param subjects  one row a patient and arm, with the columns that a trial's result describes
 * @throws {InputError} for an arm without patients
 */
export function summariseTrial(
  subjects: Table,
  options: SummaryOptions,
): { arms: ArmSummary[]; contrasts: Contrast[] } {
  const rows = new Map(options.arms.map((arm) => [arm, rowsOfArm(subjects, arm)]));
  const times = (arm: string, endpoint: Endpoint) =>
    survivalTimes(subjects, endpoint, rows.get(arm) ?? rowsOfArm(subjects, arm));
  const tau = (endpoint: Endpoint) =>
    options.tau ?? Math.min(...options.arms.map((arm) => largest(times(arm, endpoint).time)));
  const survival = { PFS: tau("PFS"), OS: tau("OS") };
  const stopped = texts(subjects, "offTreatmentReason");
  const arms = options.arms.map((name): ArmSummary => {
    const mine = rows.get(name)!;
    const endpoint = (which: Endpoint) => summariseSurvival(times(name, which), survival[which], options);
    return {
      name,
      n: mine.length,
      ...responseRates(bestResponses(subjects, mine), options.confidence),
      pfs: endpoint("PFS"),
      os: endpoint("OS"),
      toxicity: rateOf(
        mine.map((row) => stopped[row] === "toxicity"),
        options.confidence,
      ),
    };
  });
  const contrasts = options.contrasts.flatMap(({ arm, reference }) =>
    (["PFS", "OS"] as const).map((endpoint) => ({
      endpoint,
      arm,
      reference,
      ...compareHazards(...twoGroups(times(arm, endpoint), times(reference, endpoint)), options),
    })),
  );
  return { arms, contrasts };
}

/** Median, landmark rates and restricted mean of one group; times in months. */
function summariseSurvival(
  data: SurvivalTimes,
  tau: number,
  { landmarks, scale, confidence }: Pick<SummaryOptions, "landmarks" | "scale" | "confidence">,
): SurvivalSummary {
  const curve = kaplanMeier(data, { scale, confidence });
  const median = medianSurvival(curve);
  // Everyone may have left on day 0; a mean over no time is 0.
  const rmst = tau > 0 ? restrictedMean(curve, tau) : { tau, mean: 0, error: 0 };
  return {
    n: data.time.length,
    events: curve.events.reduce((sum, events) => sum + events, 0),
    median: known(median.value),
    lo: known(median.lo),
    hi: known(median.hi),
    landmarks: landmarks.map((months) => {
      const { value, lo, hi } = survivalAt(curve, months);
      return { months, rate: known(value), lo: known(lo), hi: known(hi) };
    }),
    rmst,
  };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function largest(values: ArrayLike<number>): number {
  return Array.from(values).reduce((most, value) => Math.max(most, value), 0);
}
