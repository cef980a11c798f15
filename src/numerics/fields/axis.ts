/** One axis of a grid: the widths of its cells, µm, and how it is made coarser. */
export interface Axis {
  readonly widths: Float64Array;
  /** Coarse cells are pairs of these (2), or these (1). */
  readonly factor: 1 | 2;
  /** Share of each cell in its coarse cell. */
  readonly shares: Float64Array;
  /** Weight of the neighbouring coarse cell, on the side of this cell, when a coarse field is interpolated linearly. */
  readonly besides: Float64Array;
}

/** Of 1/length² × diffusion: what a cell gets of its lower and upper neighbour; 0 where there is none. */
export interface Couplings {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly sum: Float64Array;
}

export function makeAxis(widths: Float64Array, factor: 1 | 2): Axis {
  const coarse = coarsen(widths, factor);
  const shares = widths.map((width, i) => (factor === 2 ? width / coarse[i >> 1] : 1));
  const besides = widths.map((_, i) => (factor === 2 ? beside(widths, coarse, i) : 0));
  return { widths, factor, shares, besides };
}

/** Widths of the coarse cells: an odd cell out stays alone, so that the coarse axis has the same length. */
export function coarsen(widths: Float64Array, factor: 1 | 2): Float64Array {
  if (factor === 1) return widths;
  const pairs = (widths.length + 1) >> 1;
  return Float64Array.from({ length: pairs }, (_, c) => widths[2 * c] + (widths[2 * c + 1] ?? 0));
}

/** Distance from the coarse centre, as a part of the distance between it and the next one on that side. */
function beside(widths: Float64Array, coarse: Float64Array, i: number): number {
  const c = i >> 1;
  const neighbour = coarse[i % 2 === 0 ? c - 1 : c + 1];
  if (neighbour === undefined) return 0;
  return (coarse[c] - widths[i]) / (coarse[c] + neighbour);
}

export function couplings(widths: Float64Array, diffusion: number): Couplings {
  const between = (i: number, j: number) =>
    widths[j] === undefined ? 0 : diffusion / (widths[i] * 0.5 * (widths[i] + widths[j]));
  const lower = widths.map((_, i) => between(i, i - 1));
  const upper = widths.map((_, i) => between(i, i + 1));
  return { lower, upper, sum: lower.map((value, i) => value + upper[i]) };
}
