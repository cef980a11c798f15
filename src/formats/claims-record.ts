import type { JudgedClaim, JudgedStudy } from "../experiments/microenvironment/run-claims.ts";
import type { Claim, ExpectedRange, Reading } from "../experiments/microenvironment/study.ts";
import { digestText } from "../foundation/digest.ts";

/** One claim as `claims.json` has it. JSON has no NaN and no infinity: null stands for both. */
export interface ClaimRecord {
  readonly id: string;
  readonly statement: string;
  readonly lessons: readonly string[];
  /** The scenario file. */
  readonly scenario: string;
  readonly changed: string;
  readonly arm: string;
  readonly against: string | null;
  readonly measured: string;
  /** `ratio`, `difference` or `value`. */
  readonly compared: string;
  readonly expected: string;
  readonly confidence: number;
  readonly replicates: number;
  /** Pairs in which the quantity was not there. */
  readonly leftOut: number;
  /** null: not known, or without end. */
  readonly effect: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly unit: string;
  readonly verdict: string;
  /** Why a claim is weak, fails, or was not judged. */
  readonly reason: string | null;
  readonly source: string;
}

/** All that `claims.json` holds. */
export interface ClaimsRecord {
  /** What was typed. */
  readonly command: string;
  readonly version: string;
  readonly seconds: number;
  /** Of the series of all runs. */
  readonly digest: string;
  readonly statements: readonly {
    readonly scenario: string;
    readonly title: string;
    readonly meaning: string;
    readonly lessons: readonly string[];
    readonly arms: readonly string[];
    readonly digest: string;
  }[];
  readonly claims: readonly ClaimRecord[];
}

/** Judged claims as plain data, in the order of files. */
export function claimsRecord(
  studies: readonly JudgedStudy[],
  provenance: { readonly command: string; readonly version: string; readonly seconds: number },
): ClaimsRecord {
  return {
    ...provenance,
    digest: digestText(studies.map(({ digest }) => digest).join()),
    statements: studies.map(({ file, study, digest }) => ({
      scenario: file,
      title: study.title,
      meaning: study.meaning,
      lessons: study.lessons,
      arms: Object.keys(study.arms),
      digest,
    })),
    claims: studies.flatMap(({ file, claims }) => claims.map((one) => claimRecord(file, one))),
  };
}

function claimRecord(file: string, judged: JudgedClaim): ClaimRecord {
  const { claim, verdict, unit, leftOut, hint } = judged;
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    ...claimed(claim),
    scenario: file,
    replicates: judged.replicates,
    leftOut,
    effect: finite(judged.effect),
    lo: finite(judged.lo),
    hi: finite(judged.hi),
    unit,
    verdict,
    reason: hint ?? (verdict === "holds" ? null : (claim.reason ?? null)),
  };
}

/** What a scenario file says of a claim, in the words of the record. */
export function claimed(claim: Claim) {
  return {
    id: claim.id,
    statement: claim.statement,
    lessons: claim.lessons,
    changed: claim.changed,
    arm: claim.arm,
    against: claim.against ?? null,
    measured: measuredText(claim),
    compared: claim.effect,
    expected: rangeText(claim.expected),
    confidence: claim.confidence,
    source: claim.source,
  };
}

/** `above 1.5`, `below 0`, `0.2 to 0.4`: as scenario files have it. */
function rangeText({ lo, hi }: ExpectedRange): string {
  if (hi === Number.POSITIVE_INFINITY) return `above ${lo}`;
  return lo === Number.NEGATIVE_INFINITY ? `below ${hi}` : `${lo} to ${hi}`;
}

function measuredText({ measured, over, reading, event }: Claim): string {
  const quantity = measured.join(" + ") + (over ? ` over ${over.join(" + ")}` : "");
  const number = readingText(quantity, reading);
  return event ? `runs with ${number} ${event.direction} ${event.threshold}` : number;
}

function readingText(quantity: string, reading: Reading): string {
  switch (reading.kind) {
    case "end":
      return `${quantity} at the end`;
    case "mean":
      return `${quantity}, mean over time`;
    case "maximum":
      return `${quantity}, largest`;
    case "minimum":
      return `${quantity}, smallest`;
    case "day":
      return `${quantity} on day ${reading.day}`;
    case "first":
      return `first day with ${quantity} ${reading.direction} ${reading.threshold}`;
  }
}
