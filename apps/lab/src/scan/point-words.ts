import { classNames, measureWords, type PointSummary, type ShownMeasure } from "../../../../src/index.ts";
import { short } from "./nice-ticks.ts";
import type { StudyScan } from "./study-scan.ts";

/** A value with its unit; pure numbers have none. */
export function withUnit(value: number, unit: string): string {
  if (Number.isNaN(value)) return "none";
  return unit === "1" ? short(value) : `${short(value)} ${value === 1 && unit === "cells" ? "cell" : unit}`;
}

/** Where a point lies: `CD8 effector cells 30, MHC-I on wild 0.5`. */
export function placeWords({ axes }: StudyScan, values: readonly number[]): string {
  return axes.map(({ quantity }, i) => `${quantity.label.split(":")[0]} ${short(values[i])}`).join(", ");
}

/** What came of a point, in words. */
export function outcomeWords({ runs, counts, spread }: PointSummary, shown: ShownMeasure): string {
  if (runs.length === 0) return "no run yet";
  const { label, unit } = measureWords[shown];
  const classes = classNames.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${name}`);
  const middle = spread ? `${label.toLowerCase()} ${withUnit(spread.median, unit)} in the middle` : "";
  return `${runs.length} ${runs.length === 1 ? "run" : "runs"}: ${classes.join(", ")}${middle && `; ${middle}`}`;
}

/** An axis' title with its unit. */
export function axisTitle({ label, unit }: { readonly label: string; readonly unit: string }): string {
  return unit === "1" || unit === "cells" ? label : `${label} (${unit})`;
}
