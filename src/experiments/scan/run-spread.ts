/** Where the runs of a point lie. */
export interface RunSpread {
  readonly median: number;
  /** Middle half of the runs. */
  readonly half: readonly [number, number];
  /** Middle nine tenths. */
  readonly most: readonly [number, number];
  readonly n: number;
}

/** Quantiles between order statistics (R's type 7); NaN values are left out. Undefined where none is left. */
export function spreadOf(values: readonly number[]): RunSpread | undefined {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const at = (part: number) => {
    const place = part * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  };
  return { median: at(0.5), half: [at(0.25), at(0.75)], most: [at(0.05), at(0.95)], n: sorted.length };
}
