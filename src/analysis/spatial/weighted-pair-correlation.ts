import { InputError } from "../../foundation/errors.ts";
import { table } from "../../foundation/table.ts";
import { eachClosePair } from "./close-pairs.ts";
import { distancesFor, firstNotBelow } from "./distances.ts";
import { type Estimate, leastCells, tooFew } from "./estimate.ts";
import type { PointPattern, Points } from "./point-pattern.ts";
import { cellsOfType } from "./point-pattern.ts";

export interface WeightedPairCorrelationOptions {
  /** Edges of the annuli, ascending; by default 21 from 0 to a quarter of the window's shorter side. */
  readonly r?: ArrayLike<number>;
  /** Values of the mark at which to look. */
  readonly marks: readonly number[];
  /** Marks farther than this from the value looked at weigh 0, nearer ones 1 − difference / width. */
  readonly width: number;
  /** Fewest cells of either kind; default 20. */
  readonly least?: number;
}

/**
 * Weighted pair correlation: the pair correlation between `from` cells and those `to` cells whose mark (phenotype,
 * expression, oxygen) is near a value P, without cutting the mark into classes:
 *
 * g(r, P) = Σᵢ Σⱼ w(P, mⱼ) [dᵢⱼ in the annulus] / areaᵢ(annulus within the window) · area / (n Σⱼ w(P, mⱼ)),
 * w = max(0, 1 − |P − m| / width).
 *
 * @param mark  a number a cell of the pattern; only those of `to` cells are read
 * @returns one row a value of the mark and annulus: `mark`, `r` (inner edge), `r_to`, `g`; NaN where no cell has a mark
 *   near the value
 *
 * Source: Bull & Byrne (2023), https://doi.org/10.1371/journal.pcbi.1010994
 */
export function weightedPairCorrelation(
  pattern: PointPattern,
  from: string,
  to: string,
  mark: ArrayLike<number>,
  options: WeightedPairCorrelationOptions,
): Estimate {
  const { window, unit } = pattern;
  const { marks, width } = options;
  if (mark.length !== pattern.x.length) {
    throw new InputError("mark", `${mark.length} entries`, `${pattern.x.length}, one for each cell`);
  }
  if (!(width > 0)) throw new InputError("width", `${width}`, "a width of the mark above 0");
  const r = distancesFor(window, options.r);
  const sources = cellsOfType(pattern, from);
  const targets = from === to ? sources : cellsOfType(pattern, to);
  const own: number[] = [];
  for (let cell = 0; cell < mark.length; cell++) if (pattern.type[cell] === to) own.push(mark[cell]);
  const reason = tooFew({ [from]: sources.x.length, [to]: targets.x.length }, options.least ?? leastCells);
  const share = reason === "" ? sharesOfAnnuli(pattern, sources, targets, r) : undefined;
  const annuli = r.length - 1;
  const g = new Float64Array(marks.length * annuli).fill(Number.NaN);
  marks.forEach((at, p) => {
    const weights = own.map((value) => Math.max(0, 1 - Math.abs(at - value) / width));
    const total = weights.reduce((a, b) => a + b, 0);
    if (!share || !(total > 0)) return;
    const row = g.subarray(p * annuli, (p + 1) * annuli).fill(0);
    weights.forEach((weight, j) => {
      if (weight > 0) for (let k = 0; k < annuli; k++) row[k] += weight * share[j * annuli + k];
    });
    for (let k = 0; k < annuli; k++) row[k] *= window.area / (sources.x.length * total);
  });
  return {
    reason,
    table: table("weighted pair correlation", [
      { name: "mark", unit: "", label: "Mark", values: g.map((_, row) => marks[Math.floor(row / annuli)]) },
      { name: "r", unit, label: "From", values: g.map((_, row) => r[row % annuli]) },
      { name: "r_to", unit, label: "To", values: g.map((_, row) => r[(row % annuli) + 1]) },
      { name: "g", unit: "1", label: "Weighted pair correlation", values: g },
    ]),
  };
}

/** For each target and annulus, Σ over sources of 1 / area of the source's annulus within the window. */
function sharesOfAnnuli({ window }: PointPattern, sources: Points, targets: Points, r: Float64Array): Float64Array {
  const annuli = r.length - 1;
  const share = new Float64Array(targets.x.length * annuli);
  const squares = r.map((value) => value * value);
  const area = new Float64Array(annuli);
  let areaOf = -1;
  eachClosePair(sources, targets, r[annuli], (i, j, _dx, _dy, d2) => {
    if (areaOf !== i) {
      const discs = r.map((radius) => (radius > 0 ? window.discInside(sources.x[i], sources.y[i], radius) : 0));
      for (let k = 0; k < annuli; k++) area[k] = discs[k + 1] - discs[k];
      areaOf = i;
    }
    const at = firstNotBelow(squares, d2);
    const annulus = squares[at] === d2 ? at : at - 1; // annuli hold their inner edge
    if (annulus >= 0 && annulus < annuli && area[annulus] > 0) share[j * annuli + annulus] += 1 / area[annulus];
  });
  return share;
}
