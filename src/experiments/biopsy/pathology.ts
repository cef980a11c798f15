import {
  crossGArea,
  type DensityPercentiles,
  type InfiltrationThresholds,
  immunoscoreLike,
  infiltration,
  mixingScore,
  pointPattern,
  tumourRegion,
  type Window,
} from "../../analysis/spatial/index.ts";
import { nearestDistances } from "../../analysis/spatial/nearest-neighbour.ts";
import { numbers, texts } from "../../foundation/table.ts";
import { type Phenotype, phenotypes } from "../../models/microenvironment/markers.ts";

/** A cell with what is said of it, by whoever looked. */
export interface ReportedCell {
  readonly u: number;
  readonly v: number;
  readonly phenotype: Phenotype;
  /** Whether a marker is positive, by its name. */
  readonly has: (marker: string) => boolean;
}

/** One figure of a report. */
export interface Finding {
  readonly statistic: string;
  readonly unit: string;
  /** NaN where it is a word, or could not be had. */
  readonly value: number;
  readonly text: string;
  /** Why there is no value. */
  readonly reason: string;
  readonly definition: string;
}

/** Densities of sections that a section is compared with; one entry a section, cells per mm². */
export type ReferenceCohort = Readonly<Record<keyof DensityPercentiles, readonly number[]>>;

/** Up to here cross-G counts and cells mix, µm: about two cells. */
const REACH = 20;
/** Viable tumour cells below which PD-L1 is not scored. */
const LEAST_SCORED = 100;
const cd3: readonly Phenotype[] = ["CD8 T", "helper T", "regulatory T"];
// Plasma cells are not counted; the panel does not name them.
const scored: readonly Phenotype[] = [...cd3, "B", "NK", "M1-like macrophage", "M2-like macrophage"];

/**
 * What pathology reports of one section: counts, densities, where T cells are, how near they are to tumour cells, PD-L1
 * scores. Each figure has its definition.
 *
 * @param cells   all inside the window, in µm
 * @param cohort  for the IS-like score, which is a place among others; absent: not given
 */
export function pathology(
  cells: readonly ReportedCell[],
  window: Window,
  thresholds: Partial<InfiltrationThresholds> = {},
  cohort?: ReferenceCohort,
): Finding[] {
  const pattern = pointPattern(
    cells.map(({ u }) => u),
    cells.map(({ v }) => v),
    cells.map(({ phenotype }) => phenotype),
    window,
    "µm",
  );
  const area = window.area / 1e6;
  const region = tumourRegion(pattern, "tumour");
  const byCd8 = infiltration(pattern, "CD8 T", region, thresholds);
  const byCd3 = infiltration(pattern, cd3, region, thresholds);
  const densities = (of: typeof byCd8) => numbers(of.table, "density");
  const compartments = texts(byCd8.table, "compartment");
  const near = (from: Phenotype, to: Phenotype) => meanNearest(cells, from, to);
  const contact = (from: Phenotype, to: Phenotype) => crossGArea(pattern, from, to, REACH);
  const mixing = mixingScore(pattern, "tumour", "CD8 T", REACH);
  const share = (name: string, of: readonly Phenotype[], marker: string, positive = true) =>
    shareFinding(name, cells, of, marker, positive);
  return [
    figure("area of the section", "mm^2", area, "tissue in the image"),
    ...phenotypes.map((name) =>
      figure(
        `density of ${name}`,
        "1/mm^2",
        cells.filter(({ phenotype }) => phenotype === name).length / area,
        "cells over the area of the section",
      ),
    ),
    word("infiltration class", byCd8.class, byCd8.reason, "from CD8 T cells: inflamed, excluded or desert"),
    ...compartments.flatMap((name, row) => [
      compartment(`CD8 T density in ${name}`, densities(byCd8)[row], byCd8.reason),
      compartment(`T-cell density in ${name}`, densities(byCd3)[row], byCd3.reason),
    ]),
    ...immunoscore(densities(byCd3), densities(byCd8), byCd8.reason, cohort),
    measured("cross-G area, CD8 T to tumour", contact("CD8 T", "tumour"), crossGMeaning),
    measured("cross-G area, tumour to CD8 T", contact("tumour", "CD8 T"), crossGMeaning),
    near("CD8 T", "tumour"),
    near("tumour", "CD8 T"),
    near("CD8 T", "M2-like macrophage"),
    figure(
      "mixing score, tumour and CD8 T",
      "1",
      mixing.normalised,
      `pairs of unlike cells within ${REACH} µm over pairs of tumour cells, normalised: 1 where they mix at random`,
      mixing.reason,
    ),
    figure(
      "CD8 T over regulatory T",
      "1",
      ratio(cells, "CD8 T", "regulatory T"),
      "ratio of counts",
      "there is no regulatory T cell",
    ),
    tps(cells),
    cps(cells),
    share("Ki67 index of tumour", ["tumour"], "Ki67"),
    share("tumour without HLA-I", ["tumour"], "HLA-I", false),
    share("CD8 T with PD-1", ["CD8 T"], "PD-1"),
    share("CD8 T with granzyme B", ["CD8 T"], "granzyme B"),
  ];
}

const crossGMeaning = `area under the share of cells whose nearest of the others is within r, r from 0 to ${REACH} µm`;

function figure(statistic: string, unit: string, value: number, definition: string, reason = ""): Finding {
  return { statistic, unit, value, text: "", reason: Number.isNaN(value) ? reason : "", definition };
}

const word = (statistic: string, text: string, reason: string, definition: string): Finding => ({
  ...figure(statistic, "", Number.NaN, definition, reason),
  text,
});

const measured = (
  statistic: string,
  { value, unit, reason }: { readonly value: number; readonly unit: string; readonly reason: string },
  definition: string,
): Finding => figure(statistic, unit, value, definition, reason);

const compartment = (statistic: string, value: number, reason: string): Finding =>
  figure(statistic, "1/mm^2", value, "core, margin and stroma by distance to the tumour's border", reason || "no area");

const countOf = (cells: readonly ReportedCell[], of: readonly Phenotype[]) =>
  cells.filter(({ phenotype }) => of.includes(phenotype)).length;

function ratio(cells: readonly ReportedCell[], of: Phenotype, to: Phenotype): number {
  const below = countOf(cells, [to]);
  return below > 0 ? countOf(cells, [of]) / below : Number.NaN;
}

function meanNearest(cells: readonly ReportedCell[], from: Phenotype, to: Phenotype): Finding {
  const points = (name: Phenotype) => {
    const own = cells.filter(({ phenotype }) => phenotype === name);
    return { x: Float64Array.from(own, ({ u }) => u), y: Float64Array.from(own, ({ v }) => v) };
  };
  const [sources, targets] = [points(from), points(to)];
  const lacking = sources.x.length === 0 ? from : targets.x.length === 0 ? to : "";
  const distances = lacking === "" ? nearestDistances(sources, targets) : new Float64Array(0);
  const mean = distances.reduce((sum, d) => sum + d, 0) / distances.length;
  return figure(
    `nearest ${to} to ${from}`,
    "µm",
    mean,
    "mean distance between middles, in the section; no correction for its edges",
    `there is no ${lacking} cell`,
  );
}

function shareFinding(
  statistic: string,
  cells: readonly ReportedCell[],
  of: readonly Phenotype[],
  marker: string,
  positive: boolean,
): Finding {
  const own = cells.filter(({ phenotype }) => of.includes(phenotype));
  const value = own.filter(({ has }) => has(marker) === positive).length / own.length;
  const sign = positive ? "positive" : "negative";
  return figure(statistic, "1", value, `part of them that is ${marker}-${sign}`, `there is no ${of.join(", ")} cell`);
}

/**
 * Tumour proportion score: percent of viable tumour cells with any PD-L1 on their membrane.
 * Definition: https://biomarkertesting.ca/en/methods
 */
function tps(cells: readonly ReportedCell[]): Finding {
  const tumour = countOf(cells, ["tumour"]);
  const positive = cells.filter(({ phenotype, has }) => phenotype === "tumour" && has("PD-L1")).length;
  const value = tumour < LEAST_SCORED ? Number.NaN : (100 * positive) / tumour;
  return figure("TPS-like", "percent", value, "PD-L1-positive tumour cells over all, times 100", fewTumour(tumour));
}

/**
 * Combined positive score: PD-L1-positive tumour cells, lymphocytes and macrophages over viable tumour cells, times 100
 * and at most 100. Plasma cells do not count. Definition: https://biomarkertesting.ca/en/methods
 */
function cps(cells: readonly ReportedCell[]): Finding {
  const tumour = countOf(cells, ["tumour"]);
  const counted: readonly Phenotype[] = ["tumour", ...scored];
  const positive = cells.filter(({ phenotype, has }) => counted.includes(phenotype) && has("PD-L1")).length;
  const value = tumour < LEAST_SCORED ? Number.NaN : Math.min(100, (100 * positive) / tumour);
  const definition =
    "PD-L1-positive tumour cells, lymphocytes and macrophages over tumour cells, times 100, at most 100";
  return figure("CPS-like", "1", value, definition, fewTumour(tumour));
}

const fewTumour = (tumour: number) => `${tumour} tumour cells; scores need ${LEAST_SCORED}`;

function immunoscore(
  [cd3Core, cd3Margin]: Float64Array,
  [cd8Core, cd8Margin]: Float64Array,
  reason: string,
  cohort: ReferenceCohort | undefined,
): Finding[] {
  const definition = "mean of four percentiles among the sections of a reference cohort; not Immunoscore®";
  const why = reason || (cohort ? "the tumour has no core or margin" : "there is no reference cohort to compare with");
  const own = { cd3Core, cd3Margin, cd8Core, cd8Margin };
  const known = cohort && reason === "" && Object.values(own).every((value) => !Number.isNaN(value));
  if (!known) return [figure("IS-like score", "1", Number.NaN, definition, why)];
  const percentile = (name: keyof DensityPercentiles) =>
    (100 * cohort[name].filter((value) => value < own[name]).length) / Math.max(1, cohort[name].length);
  const { score, class: found } = immunoscoreLike({
    cd3Core: percentile("cd3Core"),
    cd3Margin: percentile("cd3Margin"),
    cd8Core: percentile("cd8Core"),
    cd8Margin: percentile("cd8Margin"),
  });
  return [
    figure("IS-like score", "1", score, definition),
    word("IS-like class", found, "", "low up to 25, high above 70"),
  ];
}
