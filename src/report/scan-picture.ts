import type { Chart } from "../charts/chart.ts";
import { scanChart } from "../charts/scan.ts";
import { measureColumn, measureWords, outcomeClasses, type ShownMeasure } from "../experiments/scan/outcomes.ts";
import { quantityKey } from "../experiments/scan/quantity.ts";
import { pointsTable, runsTable, type ScanResult, scanDigest } from "../experiments/scan/scan-result.ts";
import { quantityName } from "./quantity-words.ts";

/** The picture of a scan: a line with bands, or a heat map. */
export function scanPicture(result: ScanResult, shown: ShownMeasure): Chart {
  const { axes } = result.plan;
  const { label, unit } = measureWords[shown];
  const runs = runsTable(result);
  return scanChart({
    id: "scan",
    title: `${label}, by ${axes.map(({ quantity }) => quantityName(quantity)).join(" and ")}`,
    axes: axes.map(({ quantity, spacing }) => ({
      column: quantityKey(quantity),
      title: quantityName(quantity),
      logarithmic: spacing === "factor",
    })),
    measure: { column: measureColumn(shown), label, unit },
    classes: outcomeClasses,
    points: pointsTable(result, shown),
    runs,
    foot: `In this model; ${runs.rows} runs. Digest ${scanDigest(result).slice(0, 8)}. Immunarium; not medical advice.`,
  });
}
