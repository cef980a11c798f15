/** Where bodies are and how far they are felt, as far as a grid must know. */
export interface Spread {
  readonly bodies: number;
  readonly minimum: readonly number[];
  readonly maximum: readonly number[];
  readonly meanCut: number;
  readonly largestCut: number;
}

/** Numbers a level of a grid takes in memory; assembly/mechanics-list.ts tells which. */
export const LEVEL_NUMBERS = 12;

export interface Grid {
  readonly levels: Float64Array;
  readonly count: number;
  readonly bins: number;
}

/** Bodies up to this many times the mean share the finest level. */
const TYPICAL = 1.5;
/** Bins across the largest distance of a pair of the level: along x, where bins of a row are read on end, finer. */
const ACROSS = [2, 2, 2];
const BINS_A_BODY = 8;
const FEWEST_BINS_ALLOWED = 1 << 20;

/**
 * Bins in levels: bodies that are felt far lie in wide bins of their own, so that a few of them do not make the bins of
 * all others wide. Positions beyond the extremes count as in the outermost bins.
 *
 * @param skin  µm by which pairs may be farther apart than they are felt
 */
export function layGrid(spread: Spread, dimensions: 2 | 3, skin: number): Grid {
  const cuts = [];
  let cut = Math.min(spread.largestCut, spread.meanCut * TYPICAL);
  for (; cut < spread.largestCut; cut *= 2) cuts.push(cut);
  cuts.push(Math.min(cut, spread.largestCut));
  const levels = new Float64Array(cuts.length * LEVEL_NUMBERS);
  let bins = 0;
  for (const [l, largest] of cuts.entries()) {
    const { counts, inverse } = layLevel(spread, dimensions, 2 * largest + skin);
    levels.set([...spread.minimum, ...inverse, largest, ...counts, bins], l * LEVEL_NUMBERS);
    bins += counts[0] * counts[1] * counts[2];
  }
  return { levels, count: cuts.length, bins };
}

function layLevel(spread: Spread, dimensions: 2 | 3, farthest: number) {
  const allowed = Math.max(FEWEST_BINS_ALLOWED, BINS_A_BODY * spread.bodies);
  for (let scale = 1; ; scale *= 1.25) {
    const inverse = ACROSS.map((across, axis) => (axis < dimensions && farthest > 0 ? across / (farthest * scale) : 0));
    const counts = inverse.map((each, axis) => Math.floor((spread.maximum[axis] - spread.minimum[axis]) * each) + 1);
    const bins = counts[0] * counts[1] * counts[2];
    if (bins <= allowed) return { counts, inverse };
    if (!Number.isFinite(bins)) return { counts: [1, 1, 1], inverse: [0, 0, 0] };
  }
}
