import type {
  ArmSummary,
  Comparison,
  Contrast,
  Manifest,
  Rate,
  SurvivalSummary,
  TrialResult,
} from "../experiments/result.ts";

type Nullable = number | null;

interface RateJson {
  readonly x: number;
  readonly n: number;
  readonly rate: Nullable;
  readonly lo: Nullable;
  readonly hi: Nullable;
}

interface SurvivalJson {
  readonly n: number;
  readonly events: number;
  readonly median: Nullable;
  readonly lo: Nullable;
  readonly hi: Nullable;
  readonly landmarks: readonly { months: number; rate: Nullable; lo: Nullable; hi: Nullable }[];
  readonly rmst: { tau: Nullable; mean: Nullable; error: Nullable };
}

interface ArmJson {
  readonly name: string;
  readonly n: number;
  readonly orr: RateJson;
  readonly cr: RateJson;
  readonly dcr: RateJson;
  readonly pfs: SurvivalJson;
  readonly os: SurvivalJson;
  readonly toxicity: RateJson;
}

/**
 * What `immunarium trial --json` prints. Field names are part of the public interface: they are added to, never
 * changed. Times are in months, rates are fractions, and what cannot be estimated is null.
 */
export interface ResultJson {
  readonly trial: {
    readonly name: string;
    readonly title: string;
    readonly arms: readonly ArmJson[];
    readonly contrasts: readonly {
      endpoint: string;
      arm: string;
      reference: string;
      hr: Nullable;
      lo: Nullable;
      hi: Nullable;
      p: Nullable;
      proportional: Nullable;
    }[];
    readonly comparisons: readonly Comparison[];
    /** Where patients are allocated to arms: the trial that was conducted. Days are days. */
    readonly conduct?: TrialResult["conduct"];
    readonly numerics: TrialResult["numerics"];
  };
  readonly digest: string;
  readonly manifest: Manifest;
}

/** The figures of a trial as one plain object that JSON can hold. */
export function resultJson(result: TrialResult): ResultJson {
  return {
    trial: {
      name: result.design.name,
      title: result.design.title,
      arms: result.arms.map(arm),
      contrasts: result.contrasts.map(contrast),
      comparisons: result.comparisons,
      ...(result.conduct ? { conduct: JSON.parse(JSON.stringify(result.conduct)) as TrialResult["conduct"] } : {}),
      numerics: result.numerics,
    },
    digest: result.digest,
    manifest: result.manifest,
  };
}

/** JSON has no NaN and no infinity. */
function finite(value: Nullable): Nullable {
  return value !== null && Number.isFinite(value) ? value : null;
}

function rate({ x, n, rate: share, lo, hi }: Rate): RateJson {
  return { x, n, rate: finite(share), lo: finite(lo), hi: finite(hi) };
}

function survival({ n, events, median, lo, hi, landmarks, rmst }: SurvivalSummary): SurvivalJson {
  return {
    n,
    events,
    median: finite(median),
    lo: finite(lo),
    hi: finite(hi),
    landmarks: landmarks.map((entry) => ({
      months: entry.months,
      rate: finite(entry.rate),
      lo: finite(entry.lo),
      hi: finite(entry.hi),
    })),
    rmst: { tau: finite(rmst.tau), mean: finite(rmst.mean), error: finite(rmst.error) },
  };
}

function arm({ name, n, orr, cr, dcr, pfs, os, toxicity }: ArmSummary): ArmJson {
  return {
    name,
    n,
    orr: rate(orr),
    cr: rate(cr),
    dcr: rate(dcr),
    pfs: survival(pfs),
    os: survival(os),
    toxicity: rate(toxicity),
  };
}

function contrast({ endpoint, arm: name, reference, hr, lo, hi, p, proportional }: Contrast) {
  const numbers = { hr: finite(hr), lo: finite(lo), hi: finite(hi), p: finite(p), proportional: finite(proportional) };
  return { endpoint, arm: name, reference, ...numbers };
}
