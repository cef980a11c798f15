import { loadResult } from "./evidence-files.ts";

/** A statement that runs could contradict, with what came of it. */
export interface ClaimResult {
  readonly id: string;
  readonly statement: string;
  readonly lessons: readonly string[];
  readonly changed: string;
  readonly arm: string;
  readonly against: string | null;
  readonly measured: string;
  readonly compared: string;
  readonly expected: string;
  readonly confidence: number;
  readonly source: string;
  readonly scenario: string;
  readonly replicates: number;
  readonly effect: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly unit: string;
  readonly verdict: string;
  readonly reason: string | null;
}

export interface ClaimsFile {
  readonly version: string;
  readonly command: string;
  readonly claims: readonly ClaimResult[];
}

export function loadClaims(): Promise<ClaimsFile> {
  return loadResult<ClaimsFile>("docs/evidence/claims.json");
}
