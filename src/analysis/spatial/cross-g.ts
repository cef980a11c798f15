import { expm1 } from "../../foundation/maths.ts";
import { table } from "../../foundation/table.ts";
import { distancesFor } from "./distances.ts";
import { type Estimate, leastCells, tooFew } from "./estimate.ts";
import { type ContactCorrection, firstContact } from "./first-contact.ts";
import { nearestDistances } from "./nearest-neighbour.ts";
import { pixelGrid } from "./pixel-grid.ts";
import { cellsOfType, type PointPattern, type Points } from "./point-pattern.ts";
import { shorterSide } from "./window.ts";

export interface ContactOptions {
  /** Distances, ascending; by default 101 from 0 to a quarter of the window's shorter side. */
  readonly r?: ArrayLike<number>;
  /** Default `kaplan-meier`. */
  readonly correction?: ContactCorrection;
  /** Fewest cells of either type; default 20. */
  readonly least?: number;
}

/**
 * Cross-G: share of `from` cells whose nearest `to` cell is within r. Where the `to` cells are scattered independently
 * at density λ, it is 1 − exp(−λπr²). For one type against itself, G.
 *
 * @returns one row a distance: `r`, `G`, `expected`
 *
 * Source: Diggle (1979), https://doi.org/10.2307/2529938; as spatstat's Gest and Gcross on a fine grid of r.
 */
export function crossG(pattern: PointPattern, from: string, to: string, options: ContactOptions = {}): Estimate {
  const sources = cellsOfType(pattern, from);
  const targets = from === to ? sources : cellsOfType(pattern, to);
  const reason = tooFew({ [from]: sources.x.length, [to]: targets.x.length }, options.least ?? leastCells);
  return contact(pattern, "G", sources, targets, reason, options);
}

/**
 * Empty-space function F: share of places of the window whose nearest cell of the type is within r. Places are asked on
 * a grid of this spacing; by default 128 along the window's shorter side.
 *
 * @returns one row a distance: `r`, `F`, `expected` (1 − exp(−λπr²))
 */
export function emptySpace(
  pattern: PointPattern,
  type: string,
  options: ContactOptions & { readonly spacing?: number } = {},
): Estimate {
  const targets = cellsOfType(pattern, type);
  const reason = tooFew({ [type]: targets.x.length }, options.least ?? leastCells);
  return contact(pattern, "F", placesOf(pattern, options.spacing), targets, reason, options);
}

/**
 * J = (1 − G) / (1 − F): above 1 where `to` cells avoid `from` cells, below 1 where they gather about them.
 *
 * @returns one row a distance: `r`, `J` (NaN where F is 1), `expected` (1)
 *
 * Source: van Lieshout & Baddeley (1996, 1999), https://doi.org/10.1111/1467-9469.00165
 */
export function crossJ(
  pattern: PointPattern,
  from: string,
  to: string,
  options: ContactOptions & { readonly spacing?: number } = {},
): Estimate {
  const g = crossG(pattern, from, to, options);
  const f = emptySpace(pattern, to, options);
  const [r, near] = g.table.columns.map(({ values }) => values as Float64Array);
  const empty = f.table.columns[1].values as Float64Array;
  const j = near.map((value, k) => (empty[k] < 1 ? (1 - value) / (1 - empty[k]) : Number.NaN));
  const columns = [
    { name: "r", unit: pattern.unit, label: "Distance", values: r },
    { name: "J", unit: "1", label: "J", values: j },
    { name: "expected", unit: "1", label: "No interaction", values: new Float64Array(r.length).fill(1) },
  ];
  return { table: table("cross-J", columns), reason: g.reason };
}

function placesOf({ window }: PointPattern, spacing = shorterSide(window) / 128): Points {
  const { nx, side, x0, y0, inWindow } = pixelGrid(window, spacing);
  const inside: number[] = [];
  inWindow.forEach((is, pixel) => {
    if (is) inside.push(pixel);
  });
  return {
    x: Float64Array.from(inside, (pixel) => x0 + (pixel % nx) * side),
    y: Float64Array.from(inside, (pixel) => y0 + Math.floor(pixel / nx) * side),
  };
}

function contact(
  { window, unit }: PointPattern,
  name: "F" | "G",
  sources: Points,
  targets: Points,
  reason: string,
  { r: given, correction = "kaplan-meier" }: ContactOptions,
): Estimate {
  const r = distancesFor(window, given);
  const border = () => sources.x.map((x, i) => window.distanceToBorder(x, sources.y[i]));
  const values =
    reason === ""
      ? firstContact(nearestDistances(sources, targets), border(), r, correction)
      : new Float64Array(r.length).fill(Number.NaN);
  const density = targets.x.length / window.area;
  const columns = [
    { name: "r", unit, label: "Distance", values: r },
    { name, unit: "1", label: name, values },
    { name: "expected", unit: "1", label: "Independent", values: r.map((x) => -expm1(-density * Math.PI * x * x)) },
  ];
  return { table: table(name === "G" ? "cross-G" : "empty space", columns), reason };
}
