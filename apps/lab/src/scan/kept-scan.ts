import { emptyResult, type Measures, type ShownMeasure } from "../../../../src/index.ts";
import type { StudyScan, StudyScanResult } from "./study-scan.ts";

const key = "immunarium.scan";

interface Kept {
  readonly plan: StudyScan;
  readonly measures: (Measures | null)[];
  readonly failures: (string | null)[];
  readonly shown: ShownMeasure;
}

/** Keeps a scan in this tab, so that it is there on the way back from the lab. */
export function keepScan({ plan, measures, failures }: StudyScanResult, shown: ShownMeasure): void {
  const kept: Kept = {
    plan,
    shown,
    measures: measures.map((one) => one ?? null),
    failures: failures.map((one) => one ?? null),
  };
  try {
    sessionStorage.setItem(key, JSON.stringify(kept, unbounded));
  } catch {
    // Storage may be denied or full: the scan then lasts as long as the page.
  }
}

export function keptScan(): { readonly result: StudyScanResult; readonly shown: ShownMeasure } | undefined {
  try {
    const text = sessionStorage.getItem(key);
    if (!text) return undefined;
    const { plan, measures, failures, shown }: Kept = JSON.parse(text, bounded);
    const result = emptyResult(plan);
    if (measures.length !== result.runs.length) return undefined;
    for (let run = 0; run < measures.length; run++) {
      result.measures[run] = measures[run] ?? undefined;
      result.failures[run] = failures[run] ?? undefined;
    }
    return { result, shown };
  } catch {
    return undefined;
  }
}

const words = new Map<number, string>([
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "-∞"],
]);

/** JSON has neither infinite numbers nor NaN. */
function unbounded(_: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  return words.get(value) ?? "NaN";
}

function bounded(_: string, value: unknown): unknown {
  if (value === "NaN") return Number.NaN;
  for (const [number, word] of words) if (value === word) return number;
  return value;
}
