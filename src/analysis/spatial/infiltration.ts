import { numbers, type Table, table } from "../../foundation/table.ts";
import { convert } from "../../foundation/units.ts";
import type { PointPattern } from "./point-pattern.ts";
import { marginProfile } from "./tumour-margin.ts";
import type { TumourRegion } from "./tumour-region.ts";

/**
 * What an infiltration class is decided by. No consensus exists: cut-offs differ between cancers and laboratories. The
 * defaults are assumed, chosen for simulated sections of about a millimetre; every result holds those it was made with.
 */
export interface InfiltrationThresholds {
  /**
   * Width of the margin inside and outside the border, in the pattern's unit; default 50 µm each. On patients' slides,
   * which are centimetres wide, bands of about 500 µm to either side are usual.
   */
  readonly marginInside: number;
  readonly marginOutside: number;
  /** Stroma farther than this from the border is not counted; default 500 µm. */
  readonly stromaReach: number;
  /** Cells per mm² in the core from which on a tumour is inflamed; default 100. */
  readonly core: number;
  /** Cells per mm² in margin or stroma from which on a tumour that is not inflamed is excluded; default 100. */
  readonly stroma: number;
}

export type InfiltrationClass = "desert" | "excluded" | "inflamed";

export interface Infiltration {
  /** `"unknown"` where there is a reason. */
  readonly class: InfiltrationClass | "unknown";
  /** `""`, or why there is no class. */
  readonly reason: string;
  /** Rows core, margin, stroma: `compartment`, `cells`, `area` (mm²), `density` (cells per mm²). */
  readonly table: Table;
  /** Core density / density outside the core; NaN where there are no cells outside. */
  readonly ratio: number;
  readonly thresholds: InfiltrationThresholds;
  /** Which of the thresholds are our defaults, assumed, and not the caller's. */
  readonly assumed: readonly string[];
}

/**
 * Immune desert, excluded or inflamed, from the densities of (usually CD8) T cells:
 * inflamed where the core has at least `core` of them per mm²; otherwise excluded where margin or stroma has at least
 * `stroma`; otherwise desert. No fewest count of T cells is asked: having few is what a desert is.
 *
 * Source of the classes: Chen & Mellman (2017), https://doi.org/10.1038/nature21349; the thresholds are ours.
 */
export function infiltration(
  pattern: PointPattern,
  tCells: string | readonly string[],
  region: TumourRegion,
  given: Partial<InfiltrationThresholds> = {},
): Infiltration {
  const micrometres = (length: number) => convert(length, "µm", pattern.unit);
  const defaults = {
    marginInside: micrometres(50),
    marginOutside: micrometres(50),
    stromaReach: micrometres(500),
    core: 100,
    stroma: 100,
  };
  const thresholds = { ...defaults, ...given };
  const { marginInside, marginOutside, stromaReach } = thresholds;
  const profile = marginProfile(pattern, tCells, region, [-marginInside, marginOutside, stromaReach]);
  const [cells, area, density] = ["cells", "area", "density"].map((name) => numbers(profile.table, name).slice(0, 3));
  const outside = (cells[1] + cells[2]) / (area[1] + area[2]);
  const reason =
    profile.reason || (area[0] > 0 ? "" : `the tumour has no core: it is nowhere deeper than ${marginInside}`);
  return {
    class: reason === "" ? classOf(density, thresholds) : "unknown",
    reason,
    table: table("infiltration", [
      { name: "compartment", unit: "", label: "Compartment", values: ["core", "margin", "stroma"] },
      { name: "cells", unit: "", label: "T cells", values: cells },
      { name: "area", unit: "mm^2", label: "Area", values: area },
      { name: "density", unit: "1/mm^2", label: "Density", values: density },
    ]),
    ratio: outside > 0 ? density[0] / outside : Number.NaN,
    thresholds,
    assumed: Object.keys(defaults).filter((name) => !(name in given)),
  };
}

/** A compartment without area has density NaN, which is below every threshold. */
function classOf([core, margin, stroma]: Float64Array, thresholds: InfiltrationThresholds): InfiltrationClass {
  if (core >= thresholds.core) return "inflamed";
  return margin >= thresholds.stroma || stroma >= thresholds.stroma ? "excluded" : "desert";
}
