import type { Comparison, TrialResult } from "../experiments/result.ts";

/**
 * The comparisons that may be shown: those whose published figure was checked against its source. A figure from memory
 * stays out of every report.
 */
export function checkedComparisons({ comparisons, design }: TrialResult): Comparison[] {
  return comparisons.filter((entry) =>
    design.published.some(
      (published) =>
        published.checked &&
        published.arm === entry.arm &&
        published.value === entry.published &&
        entry.endpoint.startsWith(published.endpoint),
    ),
  );
}
