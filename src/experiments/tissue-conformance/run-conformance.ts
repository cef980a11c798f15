import { tissueConformanceCases } from "./cases.ts";
import { type ConformanceCase, type ConformanceMeans, type Finding, holds } from "./conformance-case.ts";

export type Verdict = "holds" | "fails" | "skipped";

export interface CaseResult extends Pick<ConformanceCase, "name" | "title" | "source"> {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Why it could not run; empty where it did. */
  readonly reason: string;
}

export interface ConformanceOptions {
  /** Leave out cases that take minutes. */
  readonly quick?: boolean;
  /** The case of this name alone. */
  readonly only?: string;
  /** Told before each case, and with its result after it. */
  readonly onCase?: (name: string, result?: CaseResult) => void;
}

/** Runs cases one after another. A case that throws fails with its message. */
export async function runTissueConformance(
  means: ConformanceMeans,
  { quick = false, only, onCase }: ConformanceOptions = {},
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const one of tissueConformanceCases) {
    if (only !== undefined ? one.name !== only : quick && !one.quick) continue;
    onCase?.(one.name);
    const result = await resultOf(one, means);
    onCase?.(one.name, result);
    results.push(result);
  }
  return results;
}

async function resultOf(one: ConformanceCase, means: ConformanceMeans): Promise<CaseResult> {
  const { name, title, source } = one;
  const told = { name, title, source };
  try {
    const found = await one.run(means);
    if ("skipped" in found) return { ...told, verdict: "skipped", findings: [], reason: found.skipped };
    return { ...told, verdict: found.every(holds) ? "holds" : "fails", findings: found, reason: "" };
  } catch (error) {
    return { ...told, verdict: "fails", findings: [], reason: error instanceof Error ? error.message : String(error) };
  }
}
