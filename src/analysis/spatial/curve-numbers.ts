import { numbers } from "../../foundation/table.ts";
import { convert } from "../../foundation/units.ts";
import { type ContactOptions, crossG } from "./cross-g.ts";
import { type CrossKOptions, crossK } from "./cross-k.ts";
import { evenDistances } from "./distances.ts";
import { type Measure, measure } from "./estimate.ts";
import type { PointPattern } from "./point-pattern.ts";

/** Area under a curve by trapezia. */
function areaUnder(r: Float64Array, values: Float64Array): number {
  let area = 0;
  for (let k = 1; k < r.length; k++) area += ((values[k] + values[k - 1]) / 2) * (r[k] - r[k - 1]);
  return area;
}

/**
 * Area under cross-G from 0 to `reach` (default 20 µm; 20–30 µm are in use): how closely `from` cells are met by `to`
 * cells. From 0 to `reach`; divide by it for a share.
 */
export function crossGArea(
  pattern: PointPattern,
  from: string,
  to: string,
  reach = convert(20, "µm", pattern.unit),
  options: Omit<ContactOptions, "r"> = {},
): Measure {
  const { table, reason } = crossG(pattern, from, to, { ...options, r: evenDistances(reach) });
  return measure(pattern.unit, reason, () => areaUnder(numbers(table, "r"), numbers(table, "G")));
}

/**
 * Area between cross-K and πr² from 0 to `reach`, over the area of the rectangle reach × π reach². Above 0 attraction,
 * below 0 avoidance.
 *
 * Source: Feng et al. (2023), https://doi.org/10.1038/s41467-023-37822-0 (SPIAT's AUC_of_cross_function, which takes
 * the border correction)
 */
export function crossKArea(
  pattern: PointPattern,
  from: string,
  to: string,
  reach: number,
  options: Omit<CrossKOptions, "r"> = {},
): Measure {
  const { table, reason } = crossK(pattern, from, to, { ...options, r: evenDistances(reach) });
  return measure("1", reason, () => {
    const [r, k, expected] = ["r", "K", "expected"].map((name) => numbers(table, name));
    return (
      areaUnder(
        r,
        k.map((value, at) => value - expected[at]),
      ) /
      (reach * Math.PI * reach * reach)
    );
  });
}

/**
 * Crossing of cross-K with πr² (cross-K intersection, CKI): 1 − r/reach of the crossing. A ring of immune cells about a
 * tumour shows as avoidance at short and attraction at long distances. NaN, with the reason, where the curves do not
 * cross, cross more than once, or cross within the first 4 % of the reach.
 *
 * Source: Feng et al. (2023), https://doi.org/10.1038/s41467-023-37822-0 (SPIAT's crossing_of_crossK, which rounds to
 * its grid of distances and takes the border correction)
 */
export function crossKIntersection(
  pattern: PointPattern,
  from: string,
  to: string,
  reach: number,
  options: Omit<CrossKOptions, "r"> = {},
): Measure {
  const { table, reason } = crossK(pattern, from, to, { ...options, r: evenDistances(reach) });
  if (reason !== "") return { value: Number.NaN, unit: "1", reason };
  const [r, k, expected] = ["r", "K", "expected"].map((name) => numbers(table, name));
  const crossings: number[] = [];
  for (let at = 2; at < r.length; at++) {
    const before = k[at - 1] - expected[at - 1];
    const after = k[at] - expected[at];
    if (before * after < 0) crossings.push(r[at - 1] + ((r[at] - r[at - 1]) * before) / (before - after));
  }
  if (crossings.length !== 1) return unknown(`${crossings.length} crossings; a ring shows as one`);
  if (crossings[0] <= 0.04 * reach) return unknown("the curves cross within the first 4 % of the reach");
  return { value: 1 - crossings[0] / reach, unit: "1", reason: "" };
}

function unknown(reason: string): Measure {
  return { value: Number.NaN, unit: "1", reason };
}
