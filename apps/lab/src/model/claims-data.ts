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

export async function loadClaims(): Promise<ClaimsFile> {
  return (await import("../../../../docs/evidence/claims.json")).default as unknown as ClaimsFile;
}

/** The range that was expected beforehand, as its text says it; open ends are infinite. */
export function expectedRange(text: string): readonly [number, number] | undefined {
  const number = String.raw`(-?[\d.]+(?:e[+-]?\d+)?)`;
  const above = new RegExp(`^above ${number}`).exec(text);
  if (above) return [Number(above[1]), Number.POSITIVE_INFINITY];
  const below = new RegExp(`^below ${number}`).exec(text);
  if (below) return [Number.NEGATIVE_INFINITY, Number(below[1])];
  const between = new RegExp(`${number} (?:to|and) ${number}`).exec(text);
  return between ? [Number(between[1]), Number(between[2])] : undefined;
}
