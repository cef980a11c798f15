import { count, fixed, interval, list, percent, pValue } from "../charts/quantities.ts";
import type { TrialDesign } from "../experiments/design.ts";
import type { ArmSummary, Contrast, Rate, SurvivalSummary } from "../experiments/result.ts";

export { safety } from "../foundation/safety.ts";

/** The words for an endpoint of a survival curve. */
export const endpointNames = { PFS: "progression-free survival", OS: "overall survival" } as const;

/** `melanoma` from a file's `uveal-melanoma` or `uveal_melanoma`. */
export function cancerName(cancer: string): string {
  return cancer.replace(/[-_]+/g, " ");
}

export function question(design: TrialDesign): string {
  const arms = design.arms.map((arm) => arm.name);
  const about = arms.length === 1 ? `what follows ${arms[0]}` : `how do ${list(arms)} compare`;
  return `In virtual patients with ${cancerName(design.cancer)}, ${about}: does the tumour shrink, for how long is it held, and how long do the patients live in the model?`;
}

/** `37 of 100`. */
function ofHundred(fraction: number): string {
  return `${fixed(fraction * 100, 0)} of 100`;
}

/** First plain sentence: response, with one denominator for every arm. */
export function plainResponse(arms: readonly ArmSummary[], criteria: TrialDesign["response"]["criteria"]): string {
  const said = arms.map((arm) => `${ofHundred(arm.orr.rate)} given ${arm.name}`);
  if (criteria === "relapse") return "In this model, surgery had left nothing that could shrink.";
  if (criteria === "marrow") return `In this model, the leukaemia went into remission in ${list(said)}.`;
  // irRC counts areas: there a response is not a fall of 30 % in diameter.
  const what = criteria === "irRC" ? "shrank enough to count as a response" : "shrank by at least 30 %";
  return `In this model, tumours ${what} in ${list(said)}.`;
}

/** Second plain sentence: who was alive at the landmark nearest to a year, with both sides of the number. */
export function plainSurvival(arms: readonly ArmSummary[]): string {
  const months = landmarkNear(arms, 12);
  if (months === undefined) return "Survival was not reported at a fixed time.";
  const said = arms.map((arm) => {
    const rate = arm.os.landmarks.find((landmark) => landmark.months === months)?.rate ?? null;
    if (rate === null) return `an unknown number of 100 given ${arm.name}`;
    return `${ofHundred(rate)} given ${arm.name} (${ofHundred(1 - rate)} had died)`;
  });
  return `After ${months} months, ${list(said)} were alive in the model.`;
}

function landmarkNear(arms: readonly ArmSummary[], wanted: number): number | undefined {
  const months = arms[0]?.os.landmarks.map((landmark) => landmark.months) ?? [];
  return [...months].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
}

/** `45.2 % (95 % CI 40.1 % to 50.4 %; 160 of 354)`. */
function rateWords(rate: Rate): string {
  return `${percent(rate.rate)} (95 % CI ${interval(rate.lo, rate.hi, (value) => percent(value))}; ${rate.x} of ${rate.n})`;
}

/** `11.5 months (95 % CI 8.9 to 16.7)`, or that it was not reached. */
export function medianWords(summary: SurvivalSummary): string {
  const bounds = interval(summary.lo, summary.hi, (value) => fixed(value, 1));
  return summary.median === null
    ? `not reached (95 % CI ${bounds})`
    : `${fixed(summary.median, 1)} months (95 % CI ${bounds})`;
}

/** `0.42 (95 % CI 0.31 to 0.57), log-rank p < 0.001`. */
function ratioWords(contrast: Contrast): string {
  const p = pValue(contrast.p);
  return `${fixed(contrast.hr, 2)} (95 % CI ${interval(contrast.lo, contrast.hi, (value) => fixed(value, 2))}), log-rank p ${p.startsWith("<") ? p : `= ${p}`}`;
}

/** One paragraph for specialists. */
export function technicalSummary(arms: readonly ArmSummary[], contrasts: readonly Contrast[]): string {
  const response = arms.map((arm) => `${arm.name} ${rateWords(arm.orr)}`).join("; ");
  const progression = arms.map((arm) => `${arm.name} ${medianWords(arm.pfs)}`).join("; ");
  const survival = arms.map((arm) => `${arm.name} ${medianWords(arm.os)}`).join("; ");
  const ratios = contrasts.map(
    (contrast) => `${contrast.endpoint}, ${contrast.arm} against ${contrast.reference}: ${ratioWords(contrast)}`,
  );
  return [
    `Objective response: ${response}.`,
    `Median progression-free survival: ${progression}.`,
    `Median overall survival: ${survival}.`,
    ratios.length > 0 ? `Hazard ratios: ${ratios.join("; ")}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** What the test of proportional hazards says, at the 5 % level. */
export function proportionalWords(p: number): string {
  if (!Number.isFinite(p)) return "not testable";
  return p < 0.05
    ? `p ${p < 0.001 ? "< 0.001" : `= ${pValue(p)}`}: hazards not proportional; read the curves and the restricted means`
    : `p = ${pValue(p)}: no sign against proportional hazards`;
}

/** Limits that hold for every trial of this library, before those of the trial at hand. */
export const standingLimits: readonly string[] = [
  "Use it to understand mechanisms, to compare designs and to find questions. Do not use it for decisions about a person, a dose or an approval.",
  "Every virtual patient is followed in every arm with the same chance numbers. Arms therefore start equal, and differences between arms vary less than in a trial with different patients in each arm.",
  "Confidence intervals and p values count virtual patients. They shrink when more are simulated; they do not contain the uncertainty of the model.",
  "Death is drawn from a hazard that depends on tumour size in the model. Other causes, later treatments and care are not modelled unless the methods name them.",
  "Toxicity is a proxy: a chance of stopping treatment. It predicts no side effect.",
];

/** How many published figures were hit, in a sentence that names the misses first. */
export function comparisonWords(total: number, inside: number): string {
  const missed = total - inside;
  if (missed === 0)
    return `All ${count(total, "checked published figure")} lie inside the prediction interval of a trial of the published size.`;
  if (inside === 0) {
    return `None of the ${count(total, "checked published figure")} lies inside the prediction interval of a trial of the published size.`;
  }
  return `${missed} of ${total} checked published figures lie outside the prediction interval of a trial of the published size; ${inside} lie inside.`;
}
